#!/usr/bin/env bash
# Try each file of dist/ as its user would, and print a table: file, bytes, where tried, result.
#
# usage: try.sh [linux] [windows] [deb] [wheels] [archives]   all when nothing is named
#
# NIANBAO is the program whose files theirs must equal (default target/release/nianbao). Windows is wine, an old
# Linux the oldest Debian that can be had (11, glibc 2.31) in a folder. On Debian it installs what it needs, as root. Exit 0 when all is right.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
dist=$root/dist
home=${WITNESS_HOME:-$HOME/.cache/witness}/dist
ours=$(realpath "${NIANBAO:-$root/target/release/nianbao}") || exit 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
mkdir -p "$home"

row() { # FILE WHERE COMMAND…
  local file=$1 where=$2 result=right
  shift 2
  if ! "$@" >"$work/said" 2>&1; then
    result=WRONG
    failed=1
  fi
  printf '%-46s %11s  %-44s %s\n' "$(basename "$file")" "$(stat -c %s "$file")" "$where" "$result"
  [ $result = right ] || sed 's/^/      /; 20q' "$work/said"
}

need() { # PACKAGE…
  local missing=() package
  for package; do dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package"); done
  [ ${#missing[@]} -eq 0 ] || { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${missing[@]}"; } >/dev/null 2>&1
}

expected() { # the files that ours makes of every sample, once
  [ -d "$work/ours" ] || "$ours" export --quiet --to pdf,docx,html,ofd "$root/samples" -o "$work/ours" 2>/dev/null
}

same_files() { # FOLDER
  expected
  diff -r "$work/ours" "$1"
}

# --- an old Linux

old_debian() {
  need debootstrap
  [ -x "$home/old/bin/bash" ] && return
  rm -rf "$home/old"
  debootstrap --variant=minbase bullseye "$home/old" >/dev/null
}

in_old() { chroot "$home/old" /usr/bin/env -i PATH=/usr/bin:/bin:/usr/sbin:/sbin HOME=/root LANG=C.UTF-8 "$@"; }

linux_runs() {
  old_debian
  rm -rf "$home/old/tmp/try" && mkdir -p "$home/old/tmp/try"
  cp "$dist/linux/nianbao" "$home/old/tmp/try/"
  cp -r "$root/samples" "$home/old/tmp/try/"
  in_old sh -c 'ldd --version | head -1; cd /tmp/try && ./nianbao export --quiet --to pdf,docx,html,ofd samples -o out' || return
  same_files "$home/old/tmp/try/out"
}

# --- Windows

wine() { (cd "$work/windows" && WINEPREFIX=$home/wine WINEDEBUG=-all WINEDLLOVERRIDES=mscoree,mshtml= /usr/lib/wine/wine64 "$@"); }

# Wine 8 lacks a library that Windows 10 has; ten lines stand for it.
windows_stands() {
  need wine64 gcc-mingw-w64-x86-64
  mkdir -p "$work/windows"
  cp "$dist/$1/nianbao.exe" "$work/windows/"
  printf '%s\n' '#include <windows.h>' 'BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);' \
    '__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T size) { return SystemFunction036(data, (ULONG)size); }' >"$work/prng.c"
  x86_64-w64-mingw32-gcc -shared -o "$work/windows/bcryptprimitives.dll" "$work/prng.c" -ladvapi32
}

windows_runs() { # FOLDER
  windows_stands "$1" || return
  cp -r "$root/samples" "$work/windows/samples"
  wine nianbao.exe export --quiet --to pdf,docx,html,ofd samples -o out
  same_files "$work/windows/out" || return
  # Names in Chinese, backslashes, and a path longer than 260 characters.
  local folder deep
  folder=$(printf '很长的文件夹名%.0s' {1..10})
  deep=$folder/$folder/$folder/$folder
  mkdir -p "$work/windows/某县/$deep"
  cp "$root/samples/wugang-2025.json" "$work/windows/某县/$deep/某局 2025.json"
  wine nianbao.exe export --quiet '某县' -o '某县\生成' || return
  cmp "$work/windows/某县/生成/$deep/某局 2025.pdf" "$work/ours/wugang-2025.pdf" || return
  # Its reader panics at this workbook, which then is only damaged.
  cp "$root/tests/import/files/reader-panics.xls" "$work/windows/damaged.xls"
  wine nianbao.exe import damaged.xls -o x.json 2>"$work/windows/told"
  [ $? -eq 2 ] && grep -q '坏了' "$work/windows/told"
}

windows_serves() { # FOLDER   the page, as a double click opens it, but for the browser
  [ -f "$work/windows/bcryptprimitives.dll" ] || windows_stands "$1"
  wine nianbao.exe serve >"$work/windows/address" 2>/dev/null &
  local tries=100 address
  until [ -s "$work/windows/address" ] || [ $((tries -= 1)) -eq 0 ]; do sleep 0.1; done
  address=$(head -1 "$work/windows/address" | tr -d '\r')
  curl --silent --fail "$address/" | grep -q '从去年的年报开始' || return
  curl --silent --fail -H 'Content-Type: application/json' --data-binary "@$root/samples/wugang-2025.json" "$address/v1/export?to=pdf" -o "$work/served.pdf" || return
  expected
  cmp "$work/served.pdf" "$work/ours/wugang-2025.pdf" || return
  curl --silent --fail -H 'Content-Type: application/json' -d '{}' "$address/page/end" >/dev/null
  wait $!
}

# --- packages

deb_installs() { # FILE.deb
  old_debian
  cp "$1" "$home/old/tmp/nianbao.deb"
  in_old dpkg -i /tmp/nianbao.deb && in_old nianbao --version && in_old test -f /usr/share/man/man1/nianbao.1.gz &&
    in_old bash -c 'source /usr/share/bash-completion/completions/nianbao && complete -p nianbao' || return
  man --local-file -P cat <(gzip -dc "$home/old/usr/share/man/man1/nianbao-export.1.gz") | grep -q -- --draft || return
  in_old dpkg -r nianbao && ! in_old test -e /usr/bin/nianbao
}

wheel_installs() { # FILE.whl
  rm -rf "$work/venv"
  python3 -m venv "$work/venv" && "$work/venv/bin/pip" -q install --no-index "$1" && "$work/venv/bin/nianbao" export --quiet --to pdf,docx,html,ofd "$root/samples" -o "$work/wheel" || return
  same_files "$work/wheel"
}

wheel_is_for_windows() { # FILE.whl   pip takes it for Windows, and the program in it is the one that was tried
  "${PIP:-pip}" -q download --no-index --no-deps --platform win_amd64 --only-binary=:all: --find-links "$(dirname "$1")" -d "$work/win" nianbao &&
    python3 -m zipfile -e "$1" "$work/win" && cmp "$work/win"/nianbao-*.data/scripts/nianbao.exe "$dist/windows/nianbao.exe"
}

archive_is_whole() { # FILE
  mkdir -p "$work/archive" && rm -rf "$work/archive"/*
  case $1 in *.zip) python3 -m zipfile -e "$1" "$work/archive" ;; *) tar -xzf "$1" -C "$work/archive" ;; esac
  local paper
  for paper in 使用说明.txt 许可.txt 年报空白表.xlsx; do [ -s "$work/archive"/*/"$paper" ] || { echo "no $paper"; return 1; }; done
  grep -q '方正\|Fangsong\|SIL' "$work/archive"/*/许可.txt && "$ours" import "$work/archive"/*/年报空白表.xlsx -o "$work/blank.json" 2>&1 | grep -q '读成'
  (cd "$dist" && sha256sum --quiet --ignore-missing -c SHA256SUMS)
}

wanted=" ${*:-linux windows deb wheels archives} "
printf '%-46s %11s  %-44s %s\n' file bytes 'where tried' result
case $wanted in *' linux '*) row "$dist/linux/nianbao" 'Debian 11 (glibc 2.31): every sample' linux_runs ;; esac
for folder in windows win7; do
  [ -f "$dist/$folder/nianbao.exe" ] || continue
  case $wanted in *' windows '*)
    row "$dist/$folder/nianbao.exe" 'wine: every sample, names, long paths' windows_runs $folder
    row "$dist/$folder/nianbao.exe" 'wine: the page, export through it' windows_serves $folder ;;
  esac
done
shopt -s nullglob
for file in "$dist"/*.deb; do case $wanted in *' deb '*) row "$file" 'Debian 11: installed, man page, completion' deb_installs "$file" ;; esac; done
for file in "$dist"/*manylinux*.whl; do case $wanted in *' wheels '*) row "$file" 'a fresh venv, every sample' wheel_installs "$file" ;; esac; done
for file in "$dist"/*win_amd64.whl; do case $wanted in *' wheels '*) row "$file" 'pip for Windows, the .exe above' wheel_is_for_windows "$file" ;; esac; done
for file in "$dist"/*.tar.gz "$dist"/*.zip; do case $wanted in *' archives '*) row "$file" 'unpacked: papers, blank sheet, sums' archive_is_whole "$file" ;; esac; done
exit "$failed"
