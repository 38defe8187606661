#!/usr/bin/env python3
"""Does ofdkit read out of an OFD file what poppler reads out of the PDF, and every row of the tables?

usage: text.py REPORT.json FILE.ofd FILE.pdf

Each page must hold the same characters, and their text in ofdkit's order of reading must go on as the PDF's does, white space aside; each row
of figures of the form must be the figures of one line. Prints what is wrong; exit 1 if something is.
"""
import difflib
import pathlib
import re
import subprocess
import sys

import ofdkit

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from report import Report, squeeze  # noqa: E402

FIGURE = re.compile(r"[+-]?\d[\d.]*(?:元)?")
# What stands behind a figure that a note is about.
MARKS = "".join(map(chr, range(0x2460, 0x2474)))
# What share of a page's characters are read in the same order: programs differ in which of two columns of a table's head they read first.
SAME = 0.8


def order(ours, theirs):
    matcher = difflib.SequenceMatcher(None, ours, theirs, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / max(len(ours), 1)


def figures(line):
    """The figures that a line ends with."""
    # A report's own notes mark figures (①).
    words, found = re.sub(f"[{MARKS}]", " ", line).split(), []
    while words and FIGURE.fullmatch(words[-1]):
        found.insert(0, words.pop())
    return found


def main():
    path, ofd, pdf = sys.argv[1:]
    report, faults = Report(path), []
    raw = subprocess.run(["pdftotext", "-raw", pdf, "-"], check=True, capture_output=True).stdout.decode("utf-8").split("\f")[:-1]
    with ofdkit.open(ofd) as document:
        pages = [page.text() for page in document.pages]
    if len(raw) != len(pages):
        faults.append(f"{len(pages)} pages, the PDF has {len(raw)}")
    for number, (ours, theirs) in enumerate(zip(pages, raw), 1):
        ours, theirs = squeeze(ours), squeeze(theirs)
        if sorted(ours) != sorted(theirs):
            faults.append(f"page {number} holds other characters than the PDF's: {set(ours) ^ set(theirs)}")
        elif order(ours, theirs) < SAME:
            faults.append(f"page {number} is read in another order: {order(ours, theirs):.0%} the same")
    rows = iter([figures(line) for page in pages for line in page.splitlines()])
    for table in report.form["tables"]:
        for wanted in report.rows(table):
            wanted = [squeeze(figure).rstrip(MARKS) for figure in wanted]
            if not any(row == wanted for row in rows):
                faults.append(f"{table['id']}: no row {wanted} after the one before")
                rows = iter([])
    print("\n".join(faults))
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
