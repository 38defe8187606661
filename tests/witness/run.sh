#!/usr/bin/env bash
# Ask programs that are not ours whether the samples' files are right.
#
# usage: run.sh [--parity pages|lines] [--pdfa LIST] [--made N]
#
#   --parity pages   PDF and Word file must have as many pages; lines that differ are only printed
#   --parity lines   every line of every page must be the same in both
#   --pdfa LIST      check these PDF/A and PDF/UA profiles with veraPDF's rules, instead of 3a,ua1
#   --made N         validate the Word and OFD files of so many made reports, instead of 4
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
"$here/html.sh" --install || exit 2
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

# The one place that knows how a report is exported: both files, named after the report, in a folder. The office programs here have no
# Chinese face, so the Word file carries all of its own.
export_report() { # REPORT.json FOLDER
  "$nianbao" export --quiet --word-fonts all "$1" --output "$2"
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

# The OFD file and the SVG pages of a report, and the OFD file for archives.
drawn_right() { # [--undrawn] REPORT.json
  local option=() name
  [ "$1" = --undrawn ] && option=(--undrawn) && shift
  name=$(basename "$1" .json)
  "$nianbao" export --quiet --to pdf,ofd,svg "$1" --output "$out/drawn" && "$here/ofd.sh" "${option[@]}" "$1" "$out/drawn/$name" || return
  "$nianbao" export --quiet --to pdf,ofd,svg --ofd archive "$1" --output "$out/archive" && "$here/ofd.sh" --undrawn "$1" "$out/archive/$name"
}

# A draft's OFD file and SVG pages, its mark among them, are the PDF's pages.
draft_drawn() { # REPORT.json
  "$nianbao" export --quiet --draft --to pdf,ofd,svg "$1" --output "$out/drawn-draft" &&
    "$here/ofd.sh" "$1" "$out/drawn-draft/$(basename "$1" .json)"
}

part() { # FILE.docx PART   one part of a Word file
  python3 -c 'import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))' "$@"
}

# The JSON inside both files is the report's, without the reasons in accept, and byte for byte where they are asked for.
data_comes_back() { # REPORT.json FILE
  local name
  name=$(basename "$1" .json)
  "$here/attached.py" "$1" "$2.pdf" && "$here/attached.py" "$1" "$2.docx" || return 1
  "$nianbao" export --quiet --keep-accept "$1" --output "$out/kept" &&
    "$here/attached.py" --keep-accept "$1" "$out/kept/$name.pdf" && "$here/attached.py" --keep-accept "$1" "$out/kept/$name.docx"
}

# Without the JSON a PDF is PDF/A-2.
conforms_without_data() { # REPORT.json
  local name
  name=$(basename "$1" .json)
  "$nianbao" export --quiet --no-data --to pdf "$1" --output "$out/bare" && "$here/verapdf.sh" 2a,ua1 "$out/bare/$name.pdf"
}

# The Word file as LibreOffice 7.4 shows it. It hangs marks whatever the file says, and leaves some out: a copy tells it not to.
word_pdf() { # FILE.docx OUT.pdf
  "$here/unhung.py" "$1" "$out/unhung.docx" && "$here/docx2pdf.sh" "$out/unhung.docx" "$2"
}
# The Word file itself in the newer LibreOffice, whose pages and rows are Word's; of it, OUT.lines.pdf for its line ends alone, where
# that program hangs marks too, from such a copy.
newer_pdf() { # FILE.docx OUT.pdf
  "$here/newer_office.sh" "$1" "$2" || return
  "$here/unhung.py" "$1" "$out/unhung.docx" && "$here/newer_office.sh" "$out/unhung.docx" "${2%.pdf}.lines.pdf"
}

# The Word file carries what readers lack, and is in order.
default_fonts() { # REPORT.json
  local name
  name=$(basename "$1" .json)
  "$nianbao" export --quiet --to docx "$1" --output "$out/default" && "$here/ooxml.sh" "$out/default/$name.docx" || return 1
  part "$out/default/$name.docx" word/fontTable.xml | python3 -c '
import re, sys
carried = re.findall(r"w:name=\"([^\"]*)\"(?:(?!</w:font>).)*?<w:embedRegular", sys.stdin.read())
lacking = {"仿宋_GB2312", "楷体_GB2312", "方正小标宋简体"}
print(carried)
sys.exit(not lacking <= set(carried) <= lacking | {"HanaMinB"})'
}

# Two lines of three are the same in PDF and Word file (four of five were in the reports looked at): the PDF weighs the lines of a
# paragraph against each other and breaks web addresses, an office program fills one line after another and rounds widths.
lines_agree() { # REPORT.json…
  local report pair=()
  for report in "$@"; do
    pair+=("$out/first/$(basename "$report" .json)")
  done
  "$here/lines.py" "${pair[@]}"
}

# The page and the fragment for the portal, with the other files beside them.
export_page() { # REPORT.json FOLDER
  "$nianbao" export --quiet --to pdf,docx,html "$1" --output "$2" && [ -s "$2/$(basename "$1" .json).fragment.html" ]
}

# Everything that is asked of the page and the fragment of a report.
check_page() { # REPORT.json NAME FOLDER
  local page=$3/$2.html fragment=$3/$2.fragment.html
  check "$2.html: exported" export_page "$1" "$3" || return
  check "$2.html: vnu and html-validate find no error, nor in the fragment" "$here/html.sh" valid "$page" "$fragment"
  check "$2.html: axe finds no violation, 360 and 1,280 px wide, nor in the fragment" "$here/html.sh" accessible "$page" "$fragment"
  check "$2.html: Chromium prints it, heads on every page of a table" "$here/html.sh" printed "$1" "$page"
  check "$2.html: pandas reads the report's figures, and from the fragment" "$here/html.sh" tables "$1" "$page" "$fragment"
  printf '      %s.html: %s bytes, fragment %s\n' "$2" "$(wc -c < "$page")" "$(wc -c < "$fragment")"
}

# A draft's page is as valid as any.
draft_page_holds() { # REPORT.json
  sed 's/"total": \([0-9]\)/"total": 9\1/' "$1" > "$out/draft/page.json"
  "$nianbao" export --quiet --draft --to html "$out/draft/page.json"
  [ -s "$out/draft/page.html" ] || return 1
  "$here/html.sh" valid "$out"/draft/page{,.fragment}.html && "$here/html.sh" accessible "$out"/draft/page{,.fragment}.html
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
  check "$name.pdf: conforms to $pdfa" "$here/verapdf.sh" "$pdfa" "$first.pdf"
  check "$name.pdf: conforms to 2a,ua1 without its data" conforms_without_data "$sample"
  check "$name: both files give its data back" data_comes_back "$sample" "$first"
  check "$name.pdf: its pages look as they did" "$python" "$here/images.py" "$first.pdf" "$here/images/$name"
  check "$name.docx: Open XML SDK and schemas find no fault" "$here/ooxml.sh" "$first.docx"
  check "$name.docx: carries the faces that readers lack" default_fonts "$sample"
  check "$name.ofd and SVG: in order, every figure in its place, the PDF's pages" drawn_right "$sample"
  check "$name.pdf: every word and figure, in order" python3 "$here/text.py" "$sample" "$first.pdf"
  check "$name.docx: the form's tables and the report's figures" "$python" "$here/tables.py" "$sample" "$first.docx"
  check "$name.docx: its text is the report's" "$python" "$here/words.py" "$sample" "$first.docx"
  check "$name.docx: opens in LibreOffice" word_pdf "$first.docx" "$first.word.pdf" || continue
  check "$name.docx: only our faces where none is installed" only_our_faces "$first.word.pdf"
  check "$name.docx: its tables survive LibreOffice" tables_survive "$sample" "$first.docx"
  check "$name.docx: every word and figure, in order" python3 "$here/text.py" "$sample" "$first.word.pdf"
  check "$name.docx: opens in a newer LibreOffice" newer_pdf "$first.docx" "$first.newer.pdf" || continue
  check "$name: as many pages in both" as_many_pages "$first.pdf" "$first.newer.pdf"
  check "$name: table 三 as in the PDF" "$here/rows.py" "$first.pdf" "$first.newer.pdf"
  if [ "$parity" = lines ]; then
    check "$name: the same lines in both" "$here/parity.py" "$first.pdf" "$first.newer.lines.pdf"
  else
    printf '      %s: lines that differ between the PDF (-) and the Word file (+)\n' "$name"
    "$here/parity.py" "$first.pdf" "$first.newer.lines.pdf" 2>&1 | sed 's/^/      /'
  fi
done
check "a draft: conforms, and bears its mark" draft_holds "${samples[0]}"
check "a draft: its OFD file and SVG pages are the PDF's pages" draft_drawn "${samples[0]}"
for sample in "${samples[@]}"; do
  check_page "$sample" "$(basename "$sample" .json)" "$out/page"
done
check "a draft's page: valid and accessible" draft_page_holds "${samples[0]}"
export NIANBAO=$nianbao
check "serve: from last year's Word file to four files that are the command's" "$here/page.sh" way
check "serve: the page's modules by themselves" "$here/page.sh" units
check "serve: by keyboard alone" "$here/page.sh" keyboard
check "serve: every state accessible, within the window, in words that a clerk knows" "$here/page.sh" states
check "serve: the examples for portals run as they stand" "$here/serve.sh" examples
check "serve: strangers, floods, bombs, the end in mid-request" "$here/serve.sh" safety
check "serve: its description is valid OpenAPI" "$here/serve.sh" described
cargo run --quiet --example made_reports -- "$out/made" "$made" || exit 2
for report in "$out"/made/*.json; do
  name=$(basename "$report" .json)
  check "$name: exported" export_both "$report" "$out/first/$name" || continue
  check_page "$report" "$name" "$out/page"
  check "$name.docx: Open XML SDK and schemas find no fault" "$here/ooxml.sh" "$out/first/$name.docx"
  check "$name.docx: the form's tables and the report's figures" "$python" "$here/tables.py" "$report" "$out/first/$name.docx"
  check "$name.ofd: in order, every figure in its place" drawn_right --undrawn "$report"
  check "$name.docx: opens in a newer LibreOffice" newer_pdf "$out/first/$name.docx" "$out/first/$name.newer.pdf" || continue
  check "$name: as many pages in both" as_many_pages "$out/first/$name.pdf" "$out/first/$name.newer.pdf"
  check "$name: table 三 as in the PDF" "$here/rows.py" "$out/first/$name.pdf" "$out/first/$name.newer.pdf"
done
check "made reports: nearly the same lines in both files" lines_agree "$out"/made/*.json
# How large the Word files are, with the faces that readers lack, with all, and with names only.
mkdir "$out/names"
for sample in "${samples[@]}"; do
  name=$(basename "$sample" .json)
  "$nianbao" export --quiet --to docx --word-fonts names "$sample" --output "$out/names" 2> /dev/null
  printf '      %s.docx: %s bytes, %s with all faces, %s with names only\n' "$name" "$(wc -c < "$out/default/$name.docx")" \
    "$(wc -c < "$out/first/$name.docx")" "$(wc -c < "$out/names/$name.docx")"
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
