#!/usr/bin/env python3
"""Whether table 三 stands in the Word file as it does in the PDF.

usage: rows.py REPORT.pdf WORD.pdf     (the second: the Word file as an office program lays it out)

Where the PDF has the table whole on a page below its heading, so must the other, on the same page, and its rows must be as far apart
within 0.3 pt. Prints the page and the largest difference; exit 1 if not so.
"""
import subprocess
import sys

import parity

FIRST, LAST, HEADING = "一、本年新收", "四、结转下年度", "三、"
MOST = 0.3


def whole(pages):
    """The number of the page that has the table from its heading to its last row; 0 if none has."""
    for number, page in enumerate(pages, 1):
        below = next((index for index, line in enumerate(page) if line.startswith(HEADING)), None)
        if below is not None and all(any(label in line for line in page[below:]) for label in (FIRST, LAST)):
            return number
    return 0


def pitches(pdf, page):
    """The distances between the figures in the last column of a page."""
    words = subprocess.run(["pdftotext", "-bbox", "-f", str(page), "-l", str(page), pdf, "-"], check=True, capture_output=True, text=True).stdout
    places = parity.WORD.findall(words)
    foot = max(float(bottom) for _, _, bottom, text in places if text.startswith(LAST[:2]))
    # The page number is below.
    figures = (place for place in places if place[3].isdigit() and float(place[0]) > 450 and float(place[1]) < foot)
    middles = sorted((float(top) + float(bottom)) / 2 for _, top, bottom, _ in figures)
    return [below - above for above, below in zip(middles, middles[1:])]


def main():
    pdf, word = sys.argv[1:]
    ours, theirs = whole(parity.pages(pdf)), whole(parity.pages(word))
    if not ours:
        print("the PDF has not the whole table on one page")
        return 0
    if theirs != ours:
        print(f"whole on page {ours} of the PDF, in the Word file {f'on page {theirs}' if theirs else 'on no page'}")
        return 1
    pairs = list(zip(pitches(pdf, ours), pitches(word, theirs), strict=True))
    largest = max(abs(a - b) for a, b in pairs)
    print(f"whole on page {ours}; {len(pairs)} rows, at most {largest:.2f} pt apart")
    return int(largest > MOST)


if __name__ == "__main__":
    sys.exit(main())
