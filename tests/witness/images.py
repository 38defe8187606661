#!/usr/bin/env python3
"""Compare the pages of a PDF with the pictures kept of them.

usage: images.py [--update] REPORT.pdf FOLDER

FOLDER holds one picture a page (page-01.png …), small and grey, as poppler draws it. Pages are compared tile by tile: a page number on
the wrong side is lost in a page, but most of its tile. Another version of poppler may draw the edges of characters a little
differently, which is less than a tile may differ by. Prints the tiles that differ most on each page, with their places; exit 1 if one
does, or if there are more or fewer pages. With --update, the pictures are made anew: look at them before they are kept.
"""
import pathlib
import subprocess
import sys
import tempfile

from PIL import Image, ImageChops

# Dots per inch: enough to see a comma, small enough to keep.
RESOLUTION = 45
# The side of a tile in pixels: 13.5 mm, about two lines of text.
TILE = 24
# How many levels of grey a pixel may differ by, and what share of a tile's pixels by more.
LEVELS = 80
SHARE = 0.01
# How many tiles of a page are named.
NAMED = 3


def drawn(pdf, folder):
    subprocess.run(["pdftoppm", "-r", str(RESOLUTION), "-gray", "-png", pdf, f"{folder}/p"], check=True)
    return sorted(pathlib.Path(folder).glob("p-*.png"))


def differing_tiles(left, right):
    """The tiles that differ by too much, worst first: share of pixels, and place in millimetres from the top left corner."""
    if left.size != right.size:
        return [(1.0, 0, 0)]
    difference = ImageChops.difference(left, right)
    tiles = []
    for top in range(0, left.height, TILE):
        for start in range(0, left.width, TILE):
            box = (start, top, min(start + TILE, left.width), min(top + TILE, left.height))
            tile = difference.crop(box)
            # Tiles at the right and lower edge are smaller, and measured by the size of the others.
            share = sum(tile.histogram()[LEVELS:]) / TILE**2
            if share > SHARE:
                tiles.append((share, *(round(place / RESOLUTION * 25.4) for place in (start, top))))
    return sorted(tiles, reverse=True)


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
        tiles = differing_tiles(page, picture)
        worst = ", ".join(f"{share:.0%} at {x} mm, {y} mm" for share, x, y in tiles[:NAMED])
        if tiles:
            faults.append(f"page {number} differs in {len(tiles)} tiles: {worst}")
    print("\n".join(faults))
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
