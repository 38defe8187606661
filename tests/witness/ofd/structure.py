#!/usr/bin/env python3
"""Is an OFD file as the standard has it?

usage: structure.py REPORT.json FILE.ofd

Every part by the schemas here; the order of the parts; every number of an object given once, none above MaxUnitID; every reference to
something that is there; every figure of the report found by its tag, with the digits that the page shows; the report's JSON attached,
whole; fonts such as readers take. Prints what is wrong; exit 1 if something is.
"""
import collections
import io
import json
import pathlib
import re
import sys

from fontTools.ttLib import TTFont
from lxml import etree

from package import OFD, TAGS, Package, box, codes, deltas

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from report import Report, squeeze  # noqa: E402

ORDER = [r"OFD\.xml", r"Doc_0/Document\.xml", r"Doc_0/PublicRes\.xml", r"Doc_0/Res/font_\d+\.ttf", r"Doc_0/Pages/Page_\d+/Content\.xml",
         r"Doc_0/Res/image_\d+\.(png|jpg)", r"Doc_0/Attachs/.*", r"Doc_0/Tags/.*"]


# What stands behind a figure that a note is about.
MARKS = "".join(map(chr, range(0x2460, 0x2474)))


def schemas(package):
    schema = {name: etree.XMLSchema(etree.parse(str(HERE / f"{name}.xsd"))) for name in ("ofd", "tags")}
    for name in package.names:
        if name.endswith(".xml"):
            part = package.part(name)
            judge = schema["tags" if part.tag.startswith(TAGS) else "ofd"]
            if not judge.validate(part):
                yield from (f"{name}: {error.message}" for error in judge.error_log)


def order(package):
    ranks = [next((rank for rank, pattern in enumerate(ORDER) if re.fullmatch(pattern, name)), None) for name in package.names]
    if None in ranks or ranks != sorted(ranks) or len(set(package.names)) != len(package.names):
        yield f"the parts are {package.names}"


def numbers(package):
    """Objects by their numbers, with their pages; faults in those."""
    given, objects, faults = collections.Counter(), {}, []
    fonts = {number for number, _, _ in package.fonts()}
    given.update(fonts)
    for page, name in package.pages:
        given[page] += 1
        for element in package.part(name).iter(f"{OFD}Layer", f"{OFD}TextObject", f"{OFD}PathObject"):
            given[int(element.get("ID"))] += 1
            objects[int(element.get("ID"))] = (page, element)
            if element.get("Font") and int(element.get("Font")) not in fonts:
                faults.append(f"{name}: no font {element.get('Font')}")
    faults += [f"the number {number} is given {times} times" for number, times in given.items() if times > 1]
    if max(given) > int(package.document.findtext(f".//{OFD}MaxUnitID")):
        faults.append("MaxUnitID is too small")
    pages = {page for page, _ in package.pages}
    faults += [f"an entry of the outline leads to page {dest.get('PageID')}" for dest in package.document.iter(f"{OFD}Dest")
               if int(dest.get("PageID")) not in pages or not 0 <= float(dest.get("Top")) <= 297]
    return objects, faults


def texts(objects):
    for number, (_, element) in objects.items():
        if not element.tag.endswith("TextObject"):
            continue
        x, y, width, height = box(element)
        if x < 0 or y < 0 or x + width > 210 or y + height > 297:
            yield f"object {number} stands outside of its page"
        for code in element.iter(f"{OFD}TextCode"):
            units = len(code.text.encode("utf-16-le")) // 2
            if code.text != code.text.strip():
                yield f"object {number}: a blank at an end of {code.text!r}"
            if units > 1 and any(ord(character) > 0xFFFF for character in code.text) and len(code.text) > 1:
                yield f"object {number}: {code.text!r} is not told by units"
            if len(deltas(code.get("DeltaX"))) != len(code.text) - 1:
                yield f"object {number}: {len(code.text)} characters, {len(deltas(code.get('DeltaX')))} advances"


def shown(objects, tag):
    text = ""
    for reference in tag.iter(f"{OFD}ObjectRef"):
        page, element = objects.get(int(reference.text), (None, None))
        if page != int(reference.get("PageRef")):
            return f"object {reference.text} is not on page {reference.get('PageRef')}"
        text += "".join(character for character, _, _ in codes(element))
    return text


def tags(report, package, objects):
    root = package.tags()
    figures = {figure.get("Path"): shown(objects, figure) for figure in root.iter(f"{TAGS}Figure")}
    wanted = {cell["value"]: squeeze(report.figure(cell["value"]))
              for table in report.form["tables"] for cell in table["cells"] if "value" in cell}
    for path, figure in wanted.items():
        # A report's own notes mark figures (①).
        if figures.get(path, "").rstrip(MARKS) != figure.rstrip(MARKS):
            yield f"{path}: the tag leads to {figures.get(path)}, the report has {figure}"
    headings = [shown(objects, heading) for heading in root.iter(f"{TAGS}Heading")]
    outline = [squeeze(entry.get("Title")) for entry in package.document.iter(f"{OFD}OutlineElem")]
    if headings != outline or headings[:1] != [squeeze("".join(report.title()))]:
        yield f"the tags name the headings {headings}, the outline {outline}"
    for section in report.form["sections"]:
        if "headings" not in report.json and squeeze(section["heading"]) not in headings:
            yield f"no tag for the heading {section['heading']}"
    labels = {squeeze(cell["text"]) for table in report.form["tables"] for cell in table["cells"] if cell.get("text")}
    heads = {shown(objects, head) for head in root.iter(f"{TAGS}Head")}
    missing = {label for label in labels if label not in heads and "勾稽" not in label}
    if missing:
        yield f"no tag for the heads {missing}"


def fonts(package, objects):
    characters = collections.defaultdict(set)
    for _, element in objects.values():
        if element.get("Font"):
            characters[int(element.get("Font"))].update(character for character, _, _ in codes(element))
    for number, name, file in package.fonts():
        font = TTFont(io.BytesIO(file))
        wanted = {"head", "hhea", "maxp", "OS/2", "hmtx", "cmap", "loca", "glyf", "name", "post"}
        if wanted - set(font.keys()):
            yield f"font {name} lacks {wanted - set(font.keys())}"
        if {record.toUnicode() for record in font["name"].names if record.nameID == 1} != {name}:
            yield f"font {name} is called otherwise inside"
        lacking = characters[number] - {chr(code) for code in font.getBestCmap()}
        if lacking:
            yield f"font {name} has not {lacking}"


def data(path, package):
    wanted, found = json.loads(pathlib.Path(path).read_text(encoding="utf-8")), package.data()
    wanted.pop("accept", None)
    found = json.loads(found.decode("utf-8")) if found is not None else {}
    found.pop("accept", None)
    if found != wanted:
        yield "the data attached are not the report's"
    if package.entry.get("DocType") == "OFD-A" and not all(
            attachment.get("Format") in ("txt", "xml") for attachment in package.listed("Attachments")[1]):
        yield "an archive's file has an attachment that is neither TXT nor XML"


def main():
    path, ofd = sys.argv[1:]
    report, package = Report(path), Package(ofd)
    objects, faults = numbers(package)
    faults += [*schemas(package), *order(package), *texts(objects), *tags(report, package, objects), *fonts(package, objects),
               *data(path, package)]
    print("\n".join(faults))
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
