#!/usr/bin/env python3
"""Does a file give back the JSON of the report it was made from?

usage: attached.py [--keep-accept] REPORT.json FILE.pdf|FILE.docx

The reasons in `accept` are not for the public: the value of that key is an empty list in what is attached, and every other byte is the
report's. With --keep-accept (the file was exported so) every byte is. Needs pdfdetach for a PDF. Exit 0 when so, 1 when not.
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import zipfile
from xml.etree import ElementTree


def attached(file):
    """The bytes of the JSON inside a file."""
    if file.endswith(".docx"):
        with zipfile.ZipFile(file) as parts:
            return ElementTree.fromstring(parts.read("customXml/item1.xml")).text.encode("utf-8")
    with tempfile.TemporaryDirectory() as work:
        subprocess.run(["pdfdetach", "-save", "1", "-o", f"{work}/report.json", file], check=True)
        return pathlib.Path(work, "report.json").read_bytes()


def without_reasons(text):
    """A report's JSON whose outermost `accept`, if it has one, is an empty list."""
    report = json.loads(text)
    if "accept" not in report:
        return text
    decoder, key = json.JSONDecoder(), '"accept"'
    at = text.find(key)
    while at >= 0:
        start = at + len(key)
        value = text[start:].lstrip()
        if value.startswith(":"):
            value = value[1:].lstrip()
            start, (_, length) = len(text) - len(value), decoder.raw_decode(value)
            emptied = f"{text[:start]}[]{text[start + length:]}"
            if json.loads(emptied) == {**report, "accept": []}:
                return emptied
        at = text.find(key, start)
    sys.exit("the report's accept was not found in its text")


def main():
    arguments = sys.argv[1:]
    keeps = arguments[0] == "--keep-accept"
    report, file = arguments[keeps:]
    text = pathlib.Path(report).read_bytes().decode("utf-8")
    wanted, found = (text if keeps else without_reasons(text)).encode("utf-8"), attached(file)
    if wanted == found:
        return 0
    at = next((at for at, pair in enumerate(zip(wanted, found)) if pair[0] != pair[1]), min(len(wanted), len(found)))
    print(f"{len(found)} bytes, should be {len(wanted)}; they differ from byte {at}:")
    print(f"  found  {found[at:at + 60].decode('utf-8', 'replace')!r}")
    print(f"  wanted {wanted[at:at + 60].decode('utf-8', 'replace')!r}")
    return 1


if __name__ == "__main__":
    sys.exit(main())
