#!/usr/bin/env bash
# What people download, into dist/: programs that run where they are put, and packages of them.
#
# usage: build.sh [linux] [windows] [win7] [packages]   all of it when nothing is named, but win7
#
#   linux      a binary for glibc 2.17 and later (cargo-zigbuild)
#   windows    an .exe that needs system libraries only (Debian's rustc-web, mingw)
#   win7       the same for Windows 7, as far as its target builds
#   packages   archives, wheels, a .deb, SHA256SUMS, from the programs that are there
#
# On Debian it installs what it needs, as root. The same source gives the same bytes: it is built from nothing, and in one place
# wherever it lies, since paths are in the names of a program's symbols.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
home=${WITNESS_HOME:-$HOME/.cache/witness}/dist
dist=$root/dist
place=/var/tmp/nianbao-release
exec 9>"$place.lock"
flock -n 9 || { echo "build.sh: another build is running in $place" >&2; exit 2; }
source=$place/source target=$place/target
# shellcheck source=flags.sh
. "$here/flags.sh"
mkdir -p "$dist" "$home"

take_source() {
  rm -rf "$place"
  mkdir -p "$source"
  tar -C "$root" --exclude=./target --exclude=./dist --exclude=./out --exclude=./.git -cf - . | tar -C "$source" -xf -
}

python() { # a Python with what the packages are made with
  [ -x "$home/venv/bin/python" ] || python3 -m venv "$home/venv"
  "$home/venv/bin/python" -c 'import ziglang, wheel' 2>/dev/null ||
    "$home/venv/bin/pip" -q install ziglang==0.17.1 cargo-zigbuild==0.24.1 wheel==0.46.3
  "$home/venv/bin/python" "$@"
}

build_linux() {
  python -c ''
  take_source
  (cd "$source" && PATH=$home/venv/bin:$PATH RUSTFLAGS=$(rust_flags) CFLAGS=$(c_flags) \
    cargo zigbuild --release --locked --bin nianbao --target x86_64-unknown-linux-gnu.2.17 --target-dir "$target")
  install -D "$target/x86_64-unknown-linux-gnu/release/nianbao" "$dist/linux/nianbao"
  local newest
  newest=$(objdump -T "$dist/linux/nianbao" | grep -o 'GLIBC_[0-9.]*' | sort -uV | tail -1)
  echo "asks for $newest"
  [ "$(printf '%s\n' "$newest" GLIBC_2.17 | sort -V | tail -1)" = GLIBC_2.17 ]
}

windows_tools() {
  local need=() tool
  for tool in rustc-web cargo-web rust-web-src gcc-mingw-w64-x86-64 g++-mingw-w64-x86-64; do
    dpkg -s "$tool" >/dev/null 2>&1 || need+=("$tool")
  done
  [ ${#need[@]} -eq 0 ] || { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y "${need[@]}" >/dev/null; }
}

# The standard library is built along: Debian has its source, and no library for Windows.
build_windows() { # TARGET FOLDER
  windows_tools
  take_source
  (cd "$source" && RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 RUSTFLAGS="$(rust_flags) -C link-arg=-static" CFLAGS=$(c_flags) \
    CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER=x86_64-w64-mingw32-gcc CARGO_TARGET_X86_64_WIN7_WINDOWS_GNU_LINKER=x86_64-w64-mingw32-gcc \
    CC=x86_64-w64-mingw32-gcc CXX=x86_64-w64-mingw32-g++ AR=x86_64-w64-mingw32-ar HOST_CC=gcc HOST_CXX=g++ \
    /usr/bin/cargo build --release --locked --bin nianbao -Z build-std=std,panic_unwind --target "$1" --target-dir "$target")
  install -D "$target/$1/release/nianbao.exe" "$dist/$2/nianbao.exe"
  x86_64-w64-mingw32-objdump -p "$dist/$2/nianbao.exe" | awk '/DLL Name/ { print "asks for " $3 }'
}

wanted=("$@")
[ ${#wanted[@]} -gt 0 ] || wanted=(linux windows packages)
for part in "${wanted[@]}"; do
  case $part in
    linux) build_linux ;;
    windows) build_windows x86_64-pc-windows-gnu windows ;;
    win7) build_windows x86_64-win7-windows-gnu win7 ;;
    packages) python -c '' && PYTHON=$home/venv/bin/python "$here/packages.sh" ;;
    *) sed -n '4,10s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
  esac
done
