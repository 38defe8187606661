# What compilers are told, so that a program does not say where it was built, or when. Sourced by build.sh, with $root, and $source
# where something is built.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct 2>/dev/null || echo 1735689600)}
export SOURCE_DATE_EPOCH
cargo_home=${CARGO_HOME:-$HOME/.cargo}

rust_flags() {
  printf '%s' "--remap-path-prefix=$source=/nianbao --remap-path-prefix=$cargo_home=/cargo"
}

c_flags() {
  printf '%s' "-ffile-prefix-map=$source=/nianbao -ffile-prefix-map=$cargo_home=/cargo"
}
