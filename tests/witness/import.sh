#!/usr/bin/env bash
# import.sh [--made N]   our Word file through other programs, and back: every figure right, told, or wrong
#
# Exports every sample and N made reports (default 4) as a Word file without data inside; LibreOffice saves it as .docx, .html, .odt
# (and that as .docx again), .pdf and .txt; Chromium prints the .html, if it is there. Imports all of them and weighs the figures
# against the report. Exit 1 if one was taken that is wrong. NIANBAO=PROGRAM takes that program instead of building one.
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
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
cp samples/*.json "$out"
[ "$made" -gt 0 ] && cargo run --quiet --example made_reports -- "$out" "$made"

office() { # KIND FILE FOLDER
  timeout 180 soffice -env:UserInstallation="file://$out/profile" --headless --convert-to "$1" --outdir "$3" "$2" >/dev/null 2>&1
}

printf '%-40s %s\n' file "certain checked derived doubtful missing wrong"
failed=0
for report in "$out"/*.json; do
  name=$(basename "$report" .json)
  folder=$out/$name
  mkdir -p "$folder/again" "$folder/odt"
  "$nianbao" export --quiet --no-data --word-fonts names --to docx "$report" -o "$folder" || { failed=1; continue; }
  word=$folder/$name.docx
  office docx "$word" "$folder/again"
  office html "$word" "$folder"
  office pdf "$word" "$folder"
  office txt:Text "$word" "$folder"
  office odt "$word" "$folder/odt"
  office docx "$folder/odt/$name.odt" "$folder/odt"
  if command -v chromium >/dev/null; then
    mkdir -p "$folder/chromium"
    timeout 120 chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --print-to-pdf="$folder/chromium/$name.pdf" \
      "file://$folder/$name.html" >/dev/null 2>&1
  fi
  files=$(find "$folder" -type f \( -name '*.docx' -o -name '*.html' -o -name '*.pdf' -o -name '*.txt' \) | sort)
  # shellcheck disable=SC2086
  (cd "$out" && python3 "$here/import.py" "$nianbao" "$report" $(echo "$files" | sed "s|^$out/||")) || failed=1
done
exit $failed
