#!/usr/bin/env bash
# Archives, wheels and a .deb of the programs in dist/linux and dist/windows; build.sh calls it. PYTHON has the package wheel.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
dist=$root/dist
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=flags.sh
. "$here/flags.sh"
version=$(sed -n 's/^version = "\(.*\)"/\1/p' "$root/Cargo.toml" | head -1)

# What goes along with every program: how to use it, whose work is in it, the blank sheet, man page and completions.
papers() {
  mkdir -p "$work/papers"
  (cd "$root" && cargo run --quiet --example manual -- "$work/manual")
  "$PYTHON" "$here/licences.py" "$root" >"$work/papers/许可.txt"
  # Windows' editor of old takes a text for UTF-8 by its mark alone.
  { printf '\xef\xbb\xbf'; sed 's/$/\r/' "$here/使用说明.txt"; } >"$work/papers/使用说明.txt"
  "$dist/linux/nianbao" forms --quiet --xlsx "$work/papers/年报空白表.xlsx" >/dev/null
}

dated() { find "$1" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +; }

archive_linux() {
  local name=nianbao-$version-linux-x86_64
  mkdir "$work/$name"
  cp -r "$dist/linux/nianbao" "$work/papers/." "$work/manual" "$work/$name"
  dated "$work/$name"
  tar --directory "$work" --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" -cf - "$name" | gzip -9n >"$dist/$name.tar.gz"
}

archive_windows() { # FOLDER NAME
  local name=nianbao-$version-$2
  [ -f "$dist/$1/nianbao.exe" ] || return 0
  mkdir "$work/$name"
  cp "$dist/$1/nianbao.exe" "$work/papers"/* "$work/$name"
  dated "$work/$name"
  "$PYTHON" "$here/zip.py" "$dist/$name.zip" "$work" "$name"
}

deb() {
  local tree=$work/deb
  install -D "$dist/linux/nianbao" "$tree/usr/bin/nianbao"
  for page in "$work/manual"/*.1; do install -D -m 644 "$page" "$tree/usr/share/man/man1/$(basename "$page")"; done
  gzip -9n "$tree"/usr/share/man/man1/*.1
  install -D -m 644 "$work/manual/nianbao.bash" "$tree/usr/share/bash-completion/completions/nianbao"
  install -D -m 644 "$work/manual/_nianbao" "$tree/usr/share/zsh/vendor-completions/_nianbao"
  install -D -m 644 "$work/manual/nianbao.fish" "$tree/usr/share/fish/vendor_completions.d/nianbao.fish"
  install -D -m 644 "$work/papers/许可.txt" "$tree/usr/share/doc/nianbao/copyright"
  install -D -m 644 "$work/papers/使用说明.txt" "$tree/usr/share/doc/nianbao/使用说明.txt"
  install -D -m 644 "$work/papers/年报空白表.xlsx" "$tree/usr/share/doc/nianbao/年报空白表.xlsx"
  install -D -m 644 "$here/nianbao.desktop" "$tree/usr/share/applications/nianbao.desktop"
  mkdir "$tree/DEBIAN"
  sed "s/@VERSION@/$version/; s/@SIZE@/$(du -sk --apparent-size "$tree/usr" | cut -f1)/" "$here/control" >"$tree/DEBIAN/control"
  chmod 644 "$tree/DEBIAN/control"
  find "$tree" -type d -exec chmod 755 {} +
  dpkg-deb --root-owner-group -Zxz --build "$tree" "$dist/nianbao_${version}_amd64.deb" >/dev/null
}

papers
archive_linux
archive_windows windows windows-x86_64
archive_windows win7 windows7-x86_64
deb
"$PYTHON" "$here/make_wheel.py" "$version" manylinux2014_x86_64 "$dist/linux/nianbao" "$work/papers/许可.txt" "$dist"
[ ! -f "$dist/windows/nianbao.exe" ] || "$PYTHON" "$here/make_wheel.py" "$version" win_amd64 "$dist/windows/nianbao.exe" "$work/papers/许可.txt" "$dist"
(cd "$dist" && sha256sum -- *.tar.gz *.zip *.deb *.whl 2>/dev/null >SHA256SUMS || true)
(cd "$dist" && ls -l --time-style=+ -- *.tar.gz *.zip *.deb *.whl 2>/dev/null | awk '{ print $5, $6 }') || true
