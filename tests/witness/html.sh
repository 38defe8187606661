#!/usr/bin/env bash
# What validators, a browser and pandas say of the page and the fragment for the portal.
#
# usage: html.sh --install                       html-validate, vnu, axe, playwright by npm; Chromium by apt; pandas by pip
#        html.sh valid FILE.html…                vnu and html-validate find no error; fragments are put into a page
#        html.sh accessible FILE.html…           axe finds no violation, 360 and 1,280 px wide; nothing runs out of the window
#        html.sh printed REPORT.json FILE.html   Chromium prints it: pages begun where sections ask, head rows on every page of a table
#        html.sh tables REPORT.json FILE.html…   pandas reads the form's figures from each
#
# They land in $WITNESS_HOME (default ~/.cache/witness). Exit 0 when all is right, 1 when not, 2 when it could not be asked.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
home=${WITNESS_HOME:-$HOME/.cache/witness}
modules=$home/html/node_modules
chromium=${CHROMIUM:-chromium}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

install_witnesses() {
  local need=()
  command -v "$chromium" >/dev/null || need+=(chromium)
  command -v npm >/dev/null || need+=(npm)
  command -v java >/dev/null || need+=(default-jre-headless)
  command -v pdftotext >/dev/null || need+=(poppler-utils)
  if [ ${#need[@]} -gt 0 ]; then
    apt-get -qq update
    DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${need[@]}" >/dev/null
  fi
  if [ ! -e "$modules/.ready" ]; then
    mkdir -p "$home/html"
    (cd "$home/html" && npm install --silent --ignore-scripts --no-audit --no-fund \
      html-validate@10.17.0 vnu-jar@26.9.27 axe-core@4.14.1 playwright-core@1.65.1 >/dev/null)
    touch "$modules/.ready"
  fi
  "$home/venv/bin/python" -c 'import pandas, lxml' 2>/dev/null || "$home/venv/bin/pip" -q install pandas==2.3.3 lxml==6.0.2
}

# A fragment in the least page that a portal would have.
whole() { # FILE.html   prints the name of a whole page
  case $1 in
    *.fragment.html)
      local page=$work/$(basename "$1" .fragment.html).wrapped.html
      { printf '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>页</title></head><body><main><h1>页</h1>'; cat "$1"; printf '</main></body></html>\n'; } > "$page"
      echo "$page" ;;
    *) realpath "$1" ;;
  esac
}

valid() {
  local file page config
  for file; do
    page=$(whole "$file")
    java -jar "$modules/vnu-jar/build/dist/vnu.jar" --errors-only "$page"
    # A fragment has no style sheet, so that its few styles are inline.
    config=page; case $file in *.fragment.html) config=fragment ;; esac
    "$modules/.bin/html-validate" --config "$here/html/$config.json" "$page"
  done
}

browser() { # SCRIPT ARGUMENT…
  NODE_PATH=$modules CHROMIUM=$(command -v "$chromium") node "$here/html/$1" "${@:2}"
}

accessible() {
  local file
  for file; do browser accessible.cjs "$(whole "$file")"; done
}

printed() {
  browser print.cjs "$(realpath "$2")" "$work/printed.pdf"
  browser print.cjs "$(realpath "$2")" "$work/low.pdf" low
  "$home/venv/bin/python" "$here/html/printed.py" "$1" "$work/printed.pdf" "$work/low.pdf"
}

case "${1-}" in
  --install) install_witnesses ;;
  valid | accessible | printed) "$@" ;;
  tables) "$home/venv/bin/python" "$here/html/tables.py" "${@:2}" ;;
  *) sed -n '4,8s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
