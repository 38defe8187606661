#!/usr/bin/env python3
"""Compare the pages of a PDF with the pictures kept of them.

usage: images.py [--update] REPORT.pdf FOLDER

FOLDER holds one picture a page (page-01.png …), small and grey, as poppler draws it. Another version of poppler may draw the edges of
characters a little differently; a line that has moved, a rule that is missing or a character that has changed differs in far more of
the page. Prints each page that differs, and by how much; exit 1 if one does, or if there are more or fewer pages. With --update, the
pictures are made anew: look at them before they are kept.
"""
import pathlib
import subprocess
import sys
import tempfile

from PIL import Image, ImageChops

# Dots per inch: enough to see a comma, small enough to keep.
RESOLUTION = 45
# How many levels of grey a pixel may differ by, and what share of a page's pixels by more.
LEVELS = 80
SHARE = 0.0008


def drawn(pdf, folder):
    subprocess.run(["pdftoppm", "-r", str(RESOLUTION), "-gray", "-png", pdf, f"{folder}/p"], check=True)
    return sorted(pathlib.Path(folder).glob("p-*.png"))


def share_of_differing_pixels(left, right):
    if left.size != right.size:
        return 1.0
    counts = ImageChops.difference(left, right).histogram()
    return sum(counts[LEVELS:]) / (left.width * left.height)


def main():
    update = "--update" in sys.argv
    pdf, folder = [word for word in sys.argv[1:] if word != "--update"]
    kept_in = pathlib.Path(folder)
    with tempfile.TemporaryDirectory() as work:
        pages = [Image.open(page).convert("L") for page in drawn(pdf, work)]
        if update:
            kept_in.mkdir(parents=True, exist_ok=True)
            for old in kept_in.glob("page-*.png"):
                old.unlink()
            for number, page in enumerate(pages, 1):
                # Sixteen levels of grey are told apart as well, in half the bytes.
                page.quantize(16).save(kept_in / f"page-{number:02}.png", optimize=True)
            return
        kept = [Image.open(picture).convert("L") for picture in sorted(kept_in.glob("page-*.png"))]
    faults = [] if len(kept) == len(pages) else [f"{len(pages)} pages, {len(kept)} pictures"]
    for number, (page, picture) in enumerate(zip(pages, kept), 1):
        share = share_of_differing_pixels(page, picture)
        if share > SHARE:
            faults.append(f"page {number} differs in {share:.2%} of its pixels")
    print("\n".join(faults))
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
