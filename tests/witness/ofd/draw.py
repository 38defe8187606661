#!/usr/bin/env python3
"""Is what an OFD file draws, with its own fonts, the PDF's page?

usage: draw.py FILE.ofd FILE.pdf FOLDER [SVG-PICTURE.png…]

No reader at hand draws the fonts in the file, so it is drawn here from its own numbers: the boundaries, the codes and the outlines of the
fonts inside, by cairo; the PDF's pages are drawn by poppler, and the pictures of the SVG pages, if they are given, were taken in Chromium.
All are drawn at 400 dots per inch and compared at 100, since programs move glyphs to the nearest quarter of a dot (pdftoppm, for which there
is pdftocairo here, to the next whole one). In no tile of 12 mm may
more than 0.5 % of the pixels differ by more than three eighths of black; a tile of Chromium's, which sets baselines on whole dots, may be
moved by a tenth of a millimetre. Pictures are left in FOLDER. Prints the worst tile of each page; exit 1 if one is too bad.
"""
import io
import pathlib
import subprocess
import sys

import cairocffi
import numpy
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont
from PIL import Image

from package import OFD, Package, box, codes, matrix

DPI = 100
FINER = 4
TILE = 48
# How many levels of grey a pixel may differ by, and what share of a tile's pixels by more: edges are drawn by programs in their own ways.
LEVELS = 96
SHARE = 0.005


class Outline(BasePen):
    """Draws a glyph into a cairo context."""

    def __init__(self, glyphs, context):
        super().__init__(glyphs)
        self.context = context

    def _moveTo(self, point):
        self.context.move_to(*point)

    def _lineTo(self, point):
        self.context.line_to(*point)

    def _curveToOne(self, *points):
        self.context.curve_to(*(number for point in points for number in point))

    def _closePath(self):
        self.context.close_path()


class Font:
    def __init__(self, file):
        self.font = TTFont(io.BytesIO(file))
        self.glyphs, self.characters = self.font.getGlyphSet(), self.font.getBestCmap()
        self.em = self.font["head"].unitsPerEm

    def draw(self, character, size, context):
        context.save()
        context.scale(size / self.em, -size / self.em)
        self.glyphs[self.characters[ord(character)]].draw(Outline(self.glyphs, context))
        context.restore()


def colour(element, name, context):
    value = element.find(f"{OFD}{name}")
    context.set_source_rgb(*(float(part) / 255 for part in (value.get("Value").split() if value is not None else "000")))


def text(element, fonts, context):
    colour(element, "FillColor", context)
    font, size = fonts[int(element.get("Font"))], float(element.get("Size"))
    for character, x, y in codes(element):
        context.save()
        context.translate(x, y)
        font.draw(character, size, context)
        context.restore()
    context.fill()


def path(element, context):
    colour(element, "StrokeColor", context)
    words = iter(element.findtext(f"{OFD}AbbreviatedData").split())
    for word in words:
        if word == "M":
            context.move_to(float(next(words)), float(next(words)))
        elif word == "L":
            context.line_to(float(next(words)), float(next(words)))
        else:
            raise ValueError(word)
    context.set_line_width(float(element.get("LineWidth")))
    context.stroke()


def picture(element, package, context):
    """A picture: its own size is one by one, which the matrix makes the box."""
    number = element.get("ResourceID")
    media = next(part for part in package.resources.iter(f"{OFD}MultiMedia") if part.get("ID") == number)
    file = media.findtext(f"{OFD}MediaFile").rsplit("/", 1)[-1]
    image = Image.open(io.BytesIO(package.archive.read(f"Doc_0/Res/{file}"))).convert("RGB")
    pixels = numpy.dstack([numpy.asarray(image)[:, :, ::-1], numpy.full(image.size[::-1], 255, numpy.uint8)])
    surface = cairocffi.ImageSurface.create_for_data(bytearray(pixels.tobytes()), cairocffi.FORMAT_RGB24, *image.size)
    context.scale(1 / image.width, 1 / image.height)
    context.set_source_surface(surface)
    context.paint()


def drawn(package, name, fonts):
    scale = DPI * FINER / 25.4
    surface = cairocffi.ImageSurface(cairocffi.FORMAT_RGB24, round(210 * scale), round(297 * scale))
    context = cairocffi.Context(surface)
    context.set_source_rgb(1, 1, 1)
    context.paint()
    context.scale(scale, scale)
    for element in package.part(name).iter(f"{OFD}TextObject", f"{OFD}PathObject", f"{OFD}ImageObject"):
        x, y, width, height = box(element)
        context.save()
        # Some readers clip there: what lies outside is to be missed.
        context.rectangle(x, y, width, height)
        context.clip()
        context.translate(x, y)
        context.transform(cairocffi.Matrix(*matrix(element)))
        if element.tag.endswith("TextObject"):
            text(element, fonts, context)
        elif element.tag.endswith("PathObject"):
            path(element, context)
        else:
            picture(element, package, context)
        context.restore()
    surface.flush()
    return Image.frombuffer("RGBA", (surface.get_width(), surface.get_height()), bytes(surface.get_data()), "raw", "BGRA",
                            surface.get_stride(), 1).convert("L")


def poppler(pdf, folder):
    subprocess.run(["pdftocairo", "-r", str(DPI * FINER), "-gray", "-png", pdf, str(folder / "pdf")], check=True)
    return [Image.open(page).convert("L") for page in sorted(folder.glob("pdf-*.png"))]


def tiles(ours, theirs):
    """The share of pixels that differ, of each tile."""
    width, height = min(ours.width, theirs.width), min(ours.height, theirs.height)
    arrays = [numpy.asarray(picture, dtype=int)[:height, :width] for picture in (ours, theirs)]
    differs = abs(arrays[0] - arrays[1]) > LEVELS
    return numpy.array([[differs[top:top + TILE, left:left + TILE].sum() / TILE**2 for left in range(0, width, TILE)]
                        for top in range(0, height, TILE)])


def worst(ours, theirs, across, down):
    """The tile in which most differs, wherever it is moved by so many fine dots: the share of its pixels, and its place in millimetres."""
    if abs(ours.width - theirs.width) > 2 * FINER or abs(ours.height - theirs.height) > 2 * FINER:
        return 1, 0, 0
    moved = [ours.transform(ours.size, Image.AFFINE, (1, 0, x, 0, 1, y), fillcolor=255)
             for x in range(-across, across + 1) for y in range(-down, down + 1)]
    theirs = theirs.reduce(FINER)
    shares = numpy.min([tiles(picture.reduce(FINER), theirs) for picture in moved], axis=0)
    top, left = numpy.unravel_index(shares.argmax(), shares.shape)
    return shares.max(), round(left * TILE / DPI * 25.4), round(top * TILE / DPI * 25.4)


def main():
    ofd, pdf, folder, *pictures = sys.argv[1:]
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    package = Package(ofd)
    fonts = {number: Font(file) for number, _, file in package.fonts()}
    wanted, is_bad = poppler(pdf, folder), False
    sets = {"OFD": [drawn(package, name, fonts) for _, name in package.pages]}
    if pictures:
        sets["SVG"] = [Image.open(picture).convert("L") for picture in pictures]
    for what, pages in sets.items():
        is_bad |= len(pages) != len(wanted)
        for number, (page, theirs) in enumerate(zip(pages, wanted), 1):
            page.reduce(FINER).save(folder / f"{what.lower()}-{number:02}.png")
            share, x, y = worst(page, theirs, *((1, 2) if what == "SVG" else (0, 0)))
            is_bad |= share > SHARE
            print(f"{what}, page {number}: at worst {share:.2%} of a tile, at {x} mm, {y} mm")
    sys.exit(int(is_bad))


if __name__ == "__main__":
    main()
