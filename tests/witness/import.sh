#!/usr/bin/env bash
# import.sh [--made N]   our Word file through other programs, and back: every figure right, told, or wrong
#
# Exports every sample and N made reports (default 4) as Word files without data inside; LibreOffice saves them as .docx, .html, .odt
# (and that as .docx again), .pdf and .txt; Chromium prints the .html, and our own page, if it is there. Imports all of them and weighs
# figures and words against the reports: a line for each kind, and for each file in which something is wrong or not read. Exit 1 if
# a value was taken that is wrong, or a program failed. NIANBAO=PROGRAM takes that program instead of building one; KEEP=FOLDER keeps
# the files.
set -uo pipefail
made=4
[ "${1-}" = --made ] && made=$2
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.." || exit 2
if ! command -v soffice >/dev/null; then
  apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends libreoffice-writer-nogui >/dev/null || exit 2
fi
if [ -n "${NIANBAO-}" ]; then
  nianbao=$(realpath "$NIANBAO") || exit 2
else
  cargo build --release || exit 2
  nianbao=$(realpath "${CARGO_TARGET_DIR:-target}/release/nianbao") || exit 2
fi
if [ -n "${KEEP-}" ]; then
  mkdir -p "$KEEP" && out=$(realpath "$KEEP") || exit 2
else
  out=$(mktemp -d)
  trap 'rm -rf "$out"' EXIT
fi
# Without any face for Chinese, the programs would draw boxes: then they get those of this repository.
if ! fc-list :lang=zh | grep -q .; then
  printf '<fontconfig><dir>%s/fonts</dir><dir>/usr/share/fonts</dir><cachedir>%s/fontcache</cachedir></fontconfig>' "$PWD" "$out" >"$out/fonts.conf"
  export FONTCONFIG_FILE=$out/fonts.conf
fi
mkdir -p "$out/reports" "$out/chromium-of-office" "$out/chromium-of-page"
cp -r samples/*.json samples/pictures "$out/reports"
[ "$made" -gt 0 ] && cargo run --quiet --example made_reports -- "$out/reports" "$made"

failed=0
"$nianbao" export --quiet --no-data --word-fonts names --to docx,html "$out/reports" -o "$out/ours" 2>"$out/export.log" || { grep 错误 "$out/export.log"; failed=1; }
find "$out/ours" -name '*.fragment.html' -delete

office() { # KIND FOLDER FILE…: many files a start, for most of the time is the program's own
  local kind=$1 folder=$out/$2
  shift 2
  printf '%s\0' "$@" | xargs -0 -n 20 timeout 600 soffice "-env:UserInstallation=file://$out/profile" --headless --convert-to "$kind" \
    --outdir "$folder" >/dev/null 2>&1 || failed=1
}
office docx office-docx "$out"/ours/*.docx
office html office-html "$out"/ours/*.docx
office pdf office-pdf "$out"/ours/*.docx
office txt:Text office-txt "$out"/ours/*.docx
office odt odt "$out"/ours/*.docx
office docx office-odt-docx "$out"/odt/*.odt

prints() { # FOLDER FILE…
  local folder=$out/$1
  shift
  for page in "$@"; do
    timeout 120 chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer "--user-data-dir=$out/browser" \
      "--print-to-pdf=$folder/$(basename "$page" .html).pdf" "file://$page" >/dev/null 2>&1 || failed=1
  done
}
kinds="ours office-docx office-html office-pdf office-txt office-odt-docx"
if command -v chromium >/dev/null; then
  prints chromium-of-office "$out"/office-html/*.html
  prints chromium-of-page "$out"/ours/*.html
  kinds="$kinds chromium-of-office chromium-of-page"
fi
# shellcheck disable=SC2086
python3 "$here/import.py" "$nianbao" "$out" $kinds || failed=1
exit $failed
