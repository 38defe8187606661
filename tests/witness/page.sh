#!/usr/bin/env bash
# The page of `nianbao serve` in Chromium, used as people use it.
#
# usage: page.sh way                 from last year's Word file to four files that are the command's
#        page.sh keyboard            by keyboard alone
#        page.sh states [FOLDER]     every state at two widths and at 200 %: axe, nothing outside the window, no word a clerk does not
#                                    know; pictures of each into FOLDER
#        page.sh units               its modules by themselves
#        page.sh speed               how long from a key to what is wrong and to the page; what the page weighs
#
# NIANBAO is the program. What html.sh --install installs is needed. Exit 0 when all is right, 1 when not.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
home=${WITNESS_HOME:-$HOME/.cache/witness}
samples=$here/../../samples
NIANBAO=$(realpath "${NIANBAO:?the program}")
CHROMIUM=$(command -v "${CHROMIUM:-chromium}")
NODE_PATH=$home/html/node_modules
export NIANBAO CHROMIUM NODE_PATH
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Whatever faces the machine has, ours are there to show Chinese.
printf '<fontconfig><dir>%s</dir><dir>/usr/share/fonts</dir><cachedir>%s</cachedir></fontconfig>' "$here/../../fonts" "$work/cache" >"$work/fonts.conf"
export FONTCONFIG_FILE=$work/fonts.conf

last_year() {
  "$NIANBAO" export --quiet --to docx "$samples/suqian-2023.json" --output "$work" 2>"$work/warnings"
  echo "$work/suqian-2023.docx"
}

case "${1-}" in
  way) node "$here/page/way.cjs" "$(last_year)" "$work/taken" ;;
  keyboard) node "$here/page/keyboard.cjs" ;;
  states) node "$here/page/states.cjs" "$(last_year)" "$samples/wugang-2025.json" "$samples/qinglan-2020.json" ${2+"$2"} ;;
  units) node "$here/page/units.cjs" "$samples/suqian-2023.json" ;;
  speed) node "$here/page/speed.cjs" "$samples/suqian-2023.json" ;;
  *) sed -n '4,9s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
