#!/usr/bin/env bash
# reproducible.sh   builds the command twice from nothing, in the same place, and compares: the same program, byte for byte
#
# In another place it is another program: paths are in it, and in the names of its symbols. The day that the allocator writes into it
# is that of the last change.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

SOURCE_DATE_EPOCH=$(git -C "$root" log -1 --format=%ct)
export SOURCE_DATE_EPOCH
git -C "$root" archive -o "$work/source.tar" HEAD

build() { # NAME
  mkdir "$work/nianbao"
  tar -xf "$work/source.tar" -C "$work/nianbao"
  (cd "$work/nianbao" && CARGO_TARGET_DIR="$work/nianbao/target" cargo build --release --locked --quiet)
  mv "$work/nianbao/target/release/nianbao" "$work/$1"
  rm -rf "$work/nianbao"
}

build one
build another
cmp "$work/one" "$work/another"
sha256sum < "$work/one"
