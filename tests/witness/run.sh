#!/usr/bin/env bash
# Ask programs that are not ours whether the samples' files are right.
#
# usage: run.sh [--parity pages|lines] [--pdfa LIST] [--made N]
#
#   --parity pages   PDF and Word file must have as many pages; lines that differ are only printed
#   --parity lines   every line of every page must be the same in both
#   --pdfa LIST      check these PDF/A and PDF/UA profiles with veraPDF's rules, instead of 3a,ua1
#   --made N         validate the Word files of so many made reports, instead of 4
#
# Builds the command, exports every sample twice and compares the bytes, then looks into each file. NIANBAO=PROGRAM takes that
# program instead of building one. Prints "N passed, M failed"; exit 0 when nothing failed, 1 when something did, 2 when it could
# not begin.
set -uo pipefail
parity=pages
pdfa=3a,ua1
made=4
while [ $# -gt 0 ]; do
  case "$1 ${2-}" in
    "--parity pages" | "--parity lines") parity=$2 ;;
    "--pdfa "?*) pdfa=$2 ;;
    "--made "[0-9]*) made=$2 ;;
    *) sed -n '4,9s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
  esac
  shift 2
done
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.." || exit 2
export PYTHONDONTWRITEBYTECODE=1
unset SOURCE_DATE_EPOCH

"$here/setup.sh" || exit 2
python=${WITNESS_HOME:-$HOME/.cache/witness}/venv/bin/python
if [ -n "${NIANBAO-}" ]; then
  nianbao=$(realpath "$NIANBAO") || exit 2
else
  cargo build --release || exit 2
  nianbao=$(realpath "${CARGO_TARGET_DIR:-target}/release/nianbao") || exit 2
fi
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
mkdir "$out"/{first,second}

# The one place that knows how a report is exported: both files, named after the report, in a folder.
export_report() { # REPORT.json FOLDER
  "$nianbao" export --quiet "$1" --output "$2"
}

passed=0
failed=0
check() { # WHAT COMMAND…   quiet when it passes, the first 40 lines of what was said when not
  local what=$1 said
  shift
  if said=$("$@" 2>&1); then
    passed=$((passed + 1))
    printf 'ok    %s\n' "$what"
  else
    failed=$((failed + 1))
    printf 'FAIL  %s\n' "$what"
    printf '%s\n' "$said" | sed -e 's/^/      /' -e '40q'
    return 1
  fi
}

export_both() { # REPORT.json FOLDER/NAME
  export_report "$1" "$(dirname "$2")" && [ -s "$2.pdf" ] && [ -s "$2.docx" ]
}

# Elsewhere, in another zone and language, with nothing else in the environment that a program might lean on.
export_elsewhere() {
  (cd "$out" && TZ=Asia/Shanghai LC_ALL=C export_both "$@")
}

same_bytes() { cmp "$1.pdf" "$2.pdf" && cmp "$1.docx" "$2.docx"; }

fonts_embedded() {
  pdffonts "$1" | awk '
    NR > 2 { fonts++; if ($(NF-4) $(NF-3) $(NF-2) != "yesyesyes") { print; bad = 1 } }
    END { if (!fonts) print "no fonts"; exit bad || !fonts }'
}

# Every font of a PDF is one of ours: the names are those inside the faces that the program carries.
only_our_faces() {
  pdffonts "$1" | awk '
    NR > 2 { fonts++; if ($1 !~ /SUBSET\+(ZhuqueFangsong|GWKai|GWBiaoSong|GWHei|GWSong|LiberationSerif|HanaMinB)(-Regular)?$/) { print; bad = 1 } }
    END { if (!fonts) print "no fonts"; exit bad || !fonts }'
}

tables_survive() { # REPORT.json FILE.docx
  "$here/resave.sh" "$2" "$out/resaved.docx" && "$python" "$here/tables.py" "$1" "$out/resaved.docx"
}

# A draft of a report with a fault, its mark in both files.
draft_holds() { # REPORT.json
  local pdf=$out/draft/draft.pdf docx=$out/draft/draft.docx
  mkdir -p "$out/draft"
  sed 's/"total": \([0-9]\)/"total": 9\1/' "$1" > "$out/draft/draft.json"
  "$nianbao" export --quiet --draft "$out/draft/draft.json" && "$here/verapdf.sh" "$pdfa" "$pdf" && "$here/ooxml.sh" "$docx" || return 1
  [ "$(pdftotext "$pdf" - | grep -c '草稿：')" = 1 ] && part "$docx" word/header1.xml | grep -q 'string="草稿"'
}

part() { # FILE.docx PART   one part of a Word file
  python3 -c 'import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))' "$@"
}

# The JSON inside a PDF is the report's, byte for byte.
data_comes_back() { # REPORT.json FILE.pdf
  pdfdetach -save 1 -o "$out/detached.json" "$2" && cmp "$1" "$out/detached.json"
}

# Without the JSON a PDF is PDF/A-2.
conforms_without_data() { # REPORT.json
  local name
  name=$(basename "$1" .json)
  "$nianbao" export --quiet --no-data --to pdf "$1" --output "$out/bare" && "$here/verapdf.sh" 2a,ua1 "$out/bare/$name.pdf"
}

# Nearly all pages of PDF and Word file carry the same lines: LibreOffice rounds widths, so that a character may change its line.
#
# Dashes and ellipses are taken out first. A line may not begin with one (w:noLineBreaksBefore, ISO/IEC 29500-1 17.15.1.59), but
# LibreOffice 7.4 does not read that and tears them in the middle.
lines_agree() { # REPORT.json…
  local report name equal=0 pages=0 said same of
  mkdir -p "$out/plain"
  for report in "$@"; do
    name=$(basename "$report" .json)
    sed -e 's/——/，/g; s/……/等/g; s/—/至/g; s/…/等/g' "$report" > "$out/plain/$name.json"
    "$nianbao" export --quiet "$out/plain/$name.json" && "$here/docx2pdf.sh" "$out/plain/$name.docx" "$out/plain/$name.word.pdf" || return 1
    said=$("$here/parity.py" "$out/plain/$name.pdf" "$out/plain/$name.word.pdf")
    printf '%s\n' "$said" | grep -E '^page|^  [-+]'
    read -r same of <<< "$(printf '%s\n' "$said" | tail -n 1 | sed -E 's/^([0-9]+) of ([0-9]+) pages.*/\1 \2/')"
    equal=$((equal + same)) pages=$((pages + of))
  done
  echo "$equal of $pages pages equal"
  [ $((equal * 100)) -ge $((pages * 95)) ]
}

page_count() { pdfinfo "$1" | awk '$1 == "Pages:" { print $2 }'; }

as_many_pages() {
  local pdf word
  pdf=$(page_count "$1") word=$(page_count "$2")
  echo "pdf $pdf pages, word $word"
  [ -n "$pdf" ] && [ "$pdf" = "$word" ]
}

samples=(samples/*.json)
[ -e "${samples[0]}" ] || { echo "no samples" >&2; exit 2; }
for sample in "${samples[@]}"; do
  name=$(basename "$sample" .json)
  check "$name: exported" export_both "$PWD/$sample" "$out/first/$name"
done
check "schema: valid, and says of the samples, whole and damaged, what the parser says" "$python" "$here/schema.py" "$nianbao" "${samples[@]}"
sleep 2 # a clock in a ZIP entry counts in steps of two seconds
for sample in "${samples[@]}"; do
  name=$(basename "$sample" .json)
  first=$out/first/$name
  [ -s "$first.pdf" ] && [ -s "$first.docx" ] || continue
  check "$name: exported again, elsewhere" export_elsewhere "$PWD/$sample" "$out/second/$name" &&
    check "$name: same bytes" same_bytes "$first" "$out/second/$name"
  check "$name.pdf: qpdf finds no fault" qpdf --check "$first.pdf"
  check "$name.pdf: every font embedded, subset, with its characters" fonts_embedded "$first.pdf"
  check "$name.pdf: every word and figure, in order" python3 "$here/text.py" "$sample" "$first.pdf"
  check "$name.pdf: conforms to $pdfa" "$here/verapdf.sh" "$pdfa" "$first.pdf"
  check "$name.pdf: conforms to 2a,ua1 without its data" conforms_without_data "$sample"
  check "$name.pdf: gives its data back" data_comes_back "$sample" "$first.pdf"
  check "$name.pdf: its pages look as they did" "$python" "$here/images.py" "$first.pdf" "$here/images/$name"
  check "$name.docx: Open XML SDK and schemas find no fault" "$here/ooxml.sh" "$first.docx"
  check "$name.docx: the form's tables and the report's figures" "$python" "$here/tables.py" "$sample" "$first.docx"
  check "$name.docx: opens in LibreOffice" "$here/docx2pdf.sh" "$first.docx" "$first.word.pdf" || continue
  check "$name.docx: only our faces where none is installed" only_our_faces "$first.word.pdf"
  check "$name.docx: its tables survive LibreOffice" tables_survive "$sample" "$first.docx"
  check "$name.docx: every word and figure, in order" python3 "$here/text.py" "$sample" "$first.word.pdf"
  check "$name: as many pages in both" as_many_pages "$first.pdf" "$first.word.pdf"
  if [ "$parity" = lines ]; then
    check "$name: the same lines in both" "$here/parity.py" "$first.pdf" "$first.word.pdf"
  else
    printf '      %s: lines that differ between the PDF (-) and the Word file (+)\n' "$name"
    "$here/parity.py" "$first.pdf" "$first.word.pdf" 2>&1 | sed 's/^/      /'
  fi
done
check "a draft: conforms, and bears its mark" draft_holds "${samples[0]}"
cargo run --quiet --example made_reports -- "$out/made" "$made" || exit 2
for report in "$out"/made/*.json; do
  name=$(basename "$report" .json)
  check "$name: exported" export_both "$report" "$out/first/$name" || continue
  check "$name.docx: Open XML SDK and schemas find no fault" "$here/ooxml.sh" "$out/first/$name.docx"
  check "$name.docx: the form's tables and the report's figures" "$python" "$here/tables.py" "$report" "$out/first/$name.docx"
done
check "made reports: the same lines in both files" lines_agree "$out"/made/*.json
# How large the Word files are, with faces and with their names only.
mkdir "$out/names"
for sample in "${samples[@]}"; do
  name=$(basename "$sample" .json)
  "$nianbao" export --quiet --to docx --word-fonts names "$sample" --output "$out/names"
  printf '      %s.docx: %s bytes, %s with names only\n' "$name" "$(wc -c < "$out/first/$name.docx")" "$(wc -c < "$out/names/$name.docx")"
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
