# What compilers are told, so that a program does not say where it was built, or when. Sourced by build.sh; needs $root.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct)}
export SOURCE_DATE_EPOCH
cargo_home=${CARGO_HOME:-$HOME/.cargo}

rust_flags() {
  printf '%s' "--remap-path-prefix=$root=/nianbao --remap-path-prefix=$cargo_home=/cargo"
}

c_flags() {
  printf '%s' "-ffile-prefix-map=$root=/nianbao -ffile-prefix-map=$cargo_home=/cargo"
}
