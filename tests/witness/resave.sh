#!/usr/bin/env bash
# resave.sh FILE.docx OUT.docx   opened and saved again by LibreOffice, with no CJK font but those inside the file
set -euo pipefail
exec "$(dirname "$0")/docx2pdf.sh" "$1" "$2" docx
