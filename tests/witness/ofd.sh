#!/usr/bin/env bash
# Ask programs that are not ours about an OFD file and the SVG pages beside it.
#
# usage: ofd.sh [--undrawn] REPORT.json FOLDER/NAME      NAME.pdf, NAME.ofd and NAME-01.svg … in the folder; nothing is drawn with --undrawn
#        ofd.sh --install
#
# schemas written here from the standard's facts (lxml); ofdkit's text; ofd.js 0.2.6 in Chromium: pages and places; the file drawn here with
# its own fonts, and the SVG pages in Chromium, against the PDF's. Everything lands in $WITNESS_HOME (default ~/.cache/witness), and Chromium,
# by apt on Debian or Ubuntu, in the system. Exit 1 when something is wrong, 2 when it could not begin.
set -uo pipefail
home=${WITNESS_HOME:-$HOME/.cache/witness}
here=$(cd "$(dirname "$0")" && pwd)/ofd
python=$home/ofd/venv/bin/python
export NODE_MODULES=$home/ofd/node_modules PYTHONDONTWRITEBYTECODE=1

install() {
  local need=()
  [ -x /usr/bin/chromium ] || need+=(chromium)
  command -v pdftocairo > /dev/null || need+=(poppler-utils)
  command -v npm > /dev/null || need+=(npm)
  ldconfig -p | grep -q libcairo.so.2 || need+=(libcairo2)
  python3 -c 'import ensurepip, venv' 2> /dev/null || need+=(python3-venv)
  if [ ${#need[@]} -gt 0 ]; then
    apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${need[@]}" > /dev/null || return
  fi
  mkdir -p "$home/ofd"
  [ -x "$python" ] || python3 -m venv "$home/ofd/venv" || return
  "$python" -c 'import cairocffi, fontTools, lxml, numpy, ofdkit, PIL, pymupdf' 2> /dev/null ||
    "$home/ofd/venv/bin/pip" -q install cairocffi==1.7.1 fonttools==4.68.0 lxml==6.0.2 numpy==2.4.6 ofdkit==0.2.0 pillow==13.0.0 pymupdf==2.0 || return
  # Later versions of ofd.js read no file without a licence.
  if [ ! -d "$NODE_MODULES/ofd.js" ] || [ ! -d "$NODE_MODULES/playwright-core" ]; then
    (cd "$home/ofd" && npm install --silent --ignore-scripts --no-audit --no-fund ofd.js@0.2.6 playwright-core@1.65.1 > /dev/null) || return
  fi
}

install || { echo "ofd.sh: the witnesses cannot be installed" >&2; exit 2; }
[ "${1-}" = --install ] && exit 0
is_drawn=1
[ "${1-}" = --undrawn ] && is_drawn= && shift
[ $# = 2 ] || { sed -n '4,5s/^# \{0,1\}//p' "$0" >&2; exit 2; }
report=$1 name=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
ask() { # WHAT COMMAND…
  local what=$1
  shift
  "$@" > "$work/said" 2>&1 || { failed=1; echo "$what:"; sed 's/^/  /' "$work/said"; }
}
ask "structure" "$python" "$here/structure.py" "$report" "$name.ofd"
ask "ofdkit's text" "$python" "$here/text.py" "$report" "$name.ofd" "$name.pdf"
ask "ofd.js" node "$here/reader.mjs" ofd "$name.ofd" "$work/shown.json" "$work/ofd.js" &&
  ask "places in ofd.js" "$python" "$here/places.py" "$name.ofd" "$name.pdf" "$work/shown.json"
if [ -n "$is_drawn" ]; then
  mapfile -t pages < <(printf '%s\n' "$name"-[0-9]*.svg | sort -V)
  ask "SVG in Chromium" node "$here/reader.mjs" svg "$work/svg" "${pages[@]}"
  mapfile -t pictures < <(printf '%s\n' "$work/svg"/*.png | sort -V)
  ask "drawn" "$python" "$here/draw.py" "$name.ofd" "$name.pdf" "$work/drawn" "${pictures[@]}"
fi
# To look at: WITNESS_PICTURES=FOLDER keeps the pages as ofd.js, Chromium, poppler and the drawing here show them.
if [ -n "${WITNESS_PICTURES-}" ]; then
  mkdir -p "$WITNESS_PICTURES/$(basename "$name")"
  find "$work" -name '*.png' ! -path "$work/svg/*" -exec cp {} "$WITNESS_PICTURES/$(basename "$name")" \;
fi
exit "$failed"
