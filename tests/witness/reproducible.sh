#!/usr/bin/env bash
# reproducible.sh   builds the command in two folders of its own and compares: the same source gives the same program, byte for byte
#
# Paths are what would differ. A release is built with the same flags.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

build() { # FOLDER
  mkdir -p "$work/$1"
  git -C "$root" archive HEAD | tar -x -C "$work/$1"
  cd "$work/$1"
  RUSTFLAGS="--remap-path-prefix=$PWD=/nianbao --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=/cargo" \
    CARGO_TARGET_DIR="$PWD/target" cargo build --release --locked --quiet
  mv target/release/nianbao "$work/$1.nianbao"
  rm -rf target
}

build one
build another/folder
cmp "$work/one.nianbao" "$work/another/folder.nianbao"
sha256sum < "$work/one.nianbao"
