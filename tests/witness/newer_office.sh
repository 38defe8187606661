#!/usr/bin/env bash
# newer_office.sh FILE.docx OUT.pdf   LibreOffice 26.8, whose tables are as high as Word's, with no CJK font but those inside the file
#
# It comes from Debian's backports (trixie) and lives in a root of its own below WITNESS_HOME, which newer_office.sh --install makes:
# 500 MB, some three minutes, by root alone. --install says which version is there; one older than 25 would not do.
set -euo pipefail
root=${WITNESS_HOME:-$HOME/.cache/witness}/newer-office
mirror=http://deb.debian.org/debian

install_office() {
  [ "$(id -u)" = 0 ] || { echo "the newer LibreOffice is installed by root alone: run $0 --install as root" >&2; exit 2; }
  if ! command -v mmdebstrap >/dev/null || [ ! -e /usr/share/keyrings/debian-archive-keyring.gpg ]; then
    apt-get -qq update
    DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends mmdebstrap debian-archive-keyring >/dev/null ||
      { echo "the newer LibreOffice needs mmdebstrap and Debian's keys, which apt does not have" >&2; exit 2; }
  fi
  rm -rf "$root.new" "$root"
  mmdebstrap --quiet --variant=apt --mode=root --include=libreoffice-writer-nogui,fonts-dejavu-core \
    --aptopt='APT::Default-Release "trixie-backports"' --aptopt='APT::Install-Recommends "false"' \
    trixie "$root.new" "deb $mirror trixie main" "deb $mirror trixie-backports main" ||
    { echo "the newer LibreOffice could not be had from $mirror (trixie-backports)" >&2; rm -rf "$root.new"; exit 2; }
  mv "$root.new" "$root"
}

if [ "$1" = --install ]; then
  [ -x "$root/usr/bin/soffice" ] || install_office
  version=$(dpkg-query --admindir="$root/var/lib/dpkg" --show --showformat '${Version}' libreoffice-writer-nogui)
  echo "the newer LibreOffice is $version"
  dpkg --compare-versions "$version" ge 4:25 || { echo "LibreOffice 25 or newer is needed" >&2; exit 2; }
  exit
fi
[ -x "$root/usr/bin/soffice" ] || { echo "no newer LibreOffice: run $0 --install" >&2; exit 2; }
docx=$(realpath "$1") out=$(realpath -m "$2")
work=$(mktemp -d "$root/tmp/witness.XXXXXX")
trap 'rm -rf "$work"' EXIT
cp "$docx" "$work/in.docx"
inside=/tmp/$(basename "$work")
# It looks for itself in /proc, which is there in a namespace of its own, and gone with it.
unshare --mount --pid --fork --mount-proc="$root/proc" timeout 180 chroot "$root" soffice \
  -env:UserInstallation="file://$inside/profile" --headless --convert-to pdf --outdir "$inside" "$inside/in.docx" >/dev/null 2>&1
mv "$work/in.pdf" "$out"
