#!/usr/bin/env python3
"""Does ofd.js show every figure where the PDF has it?

usage: places.py FILE.ofd FILE.pdf SHOWN.json

SHOWN.json is what reader.mjs found: the pages, and on each the characters that ofd.js placed. As many pages; each figure that the tags name
begins within 0.5 mm of a place where the PDF has the same digits (PyMuPDF tells its origins), and each character of text does so too.
Prints the greatest distance; exit 1 if one is greater, or if something is missing.
"""
import collections
import json
import sys

import pymupdf

from package import OFD, TAGS, Package

FAR = 0.5
MM = 25.4 / 72


def origins(pdf):
    """For each page, where each character stands, in millimetres."""
    for page in pymupdf.open(pdf):
        places = collections.defaultdict(list)
        for block in page.get_text("rawdict", flags=pymupdf.TEXT_PRESERVE_WHITESPACE)["blocks"]:
            for line in block.get("lines", []):
                for span in line["spans"]:
                    for character in span["chars"]:
                        x, y = character["origin"]
                        places[character["c"]].append((x * MM, y * MM))
        yield places


def main():
    ofd, pdf, shown = sys.argv[1:]
    package, pages, faults, worst = Package(ofd), list(origins(pdf)), [], 0
    shown = json.load(open(shown, encoding="utf-8"))
    if not len(shown) == len(pages) == len(package.pages):
        faults.append(f"ofd.js shows {len(shown)} pages, the PDF has {len(pages)}, the OFD names {len(package.pages)}")
    numbers = {page: index for index, (page, _) in enumerate(package.pages)}
    placed = {}
    for index, (page, places) in enumerate(zip(shown, pages)):
        for number, character, x, y in page:
            placed.setdefault((index, number), (character, x, y))
            near = [max(abs(x - there[0]), abs(y - there[1])) for there in places.get(character, [])]
            distance = min(near, default=999)
            if len(character) == 1 and not 0xD800 <= ord(character) < 0xE000:
                worst = max(worst, distance)
                if distance > FAR:
                    faults.append(f"page {index + 1}: {character} at {x:.1f} mm, {y:.1f} mm, {distance:.2f} mm from where the PDF has it")
    figures = 0
    for figure in package.tags().iter(f"{TAGS}Figure"):
        for reference in figure.iter(f"{OFD}ObjectRef"):
            figures += 1
            if (numbers[int(reference.get("PageRef"))], int(reference.text)) not in placed:
                faults.append(f"{figure.get('Path')}: ofd.js does not show it")
    print("\n".join([*faults[:20], f"{len(faults)} faults, {figures} figures, at most {worst:.3f} mm off"]))
    sys.exit(bool(faults) or not figures)


if __name__ == "__main__":
    main()
