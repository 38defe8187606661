#!/usr/bin/env python3
"""Does a report's PDF hold every word and every figure of the report, in order?

usage: text.py REPORT.json REPORT.pdf

Words: title, section headings, and each paragraph, heading and item must follow one another in pdftotext's output, white space and
page numbers aside. Inside a section nothing else may stand between them but the numbers the program adds. (pdftotext guesses at columns
and may read a wide table's right half after a short paragraph below it; then the order in which the page was drawn counts, -raw.)
Figures: between a table's heading and the next section's, the words that are figures, gathered into lines by their height on the
page, must be the table's rows: 25 lines of 7 for table 三 of edition 2021. No character of the table's own words may be missing there.
Pages: each page carries its number, — 1 —, — 2 — …, on a line of its own.
Exit 0 when all hold, 1 when not.
"""
import collections
import html
import re
import subprocess
import sys

from report import Report, squeeze

PAGE_NUMBER = re.compile(r"^\s*—\s*(\d+)\s*—\s*$", re.MULTILINE)
NUMBERING = re.compile(r"[（(]?[一二三四五六七八九十\d]+[）).．、]?")
FIGURE = re.compile(r"(?<!\S)[+-]?\d[\d.]*(?: ?元)?(?!\S)")
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(.*?)</word>')
SAME_LINE = 3  # points


def pdftotext(*arguments):
    return subprocess.run(["pdftotext", *arguments, "-"], check=True, capture_output=True).stdout.decode("utf-8")


def read(report, pdf, *options):
    """Faults in words and page numbers, with the pages and the text they were found in."""
    pages = pdftotext(*options, pdf).split("\f")[:-1]
    text = squeeze("\n".join(PAGE_NUMBER.sub("", page) for page in pages))
    return [*page_numbers(pages), *words(report, text)], pages, text


def page_numbers(pages):
    for number, page in enumerate(pages, 1):
        found = PAGE_NUMBER.findall(page)
        if found != [str(number)]:
            yield f"page {number}: numbered {found}"


def words(report, text):
    position = 0

    def follow(what, wanted):
        nonlocal position
        wanted = squeeze(wanted)
        at = text.find(wanted, position)
        if at < 0:
            # the longest beginning that is there shows where it goes wrong
            known = next((n for n in range(len(wanted) - 1, 0, -1) if text.find(wanted[:n], position) >= 0), 0)
            near = text.find(wanted[:known], position) + known
            elsewhere = "; it stands earlier" if wanted in text else ""
            return None, f"{what}: not found after what comes before it{elsewhere}\n    wanted …{wanted[max(0, known - 10):known + 20]}\n" \
                         f"    found  …{text[max(0, near - 10):near + 20]}"
        between, position = text[position:at], at + len(wanted)
        return between, None

    between, fault = follow("title", report.title())
    if fault or between:
        yield fault or f"before the title: {between}"
    for section in report.form["sections"]:
        between, fault = follow(section["id"], section["heading"])
        if fault:
            yield fault
            continue
        if section["content"] != "narrative":
            continue
        for number, wanted in enumerate(report.narrative(section["id"]), 1):
            between, fault = follow(f"{section['id']}, text {number}", wanted)
            if fault:
                yield fault
            elif between and not NUMBERING.fullmatch(between):
                yield f"{section['id']}, before text {number}: {between}"
    if report.date():
        for what, wanted in (("signature", report.json["agency"]), ("date", report.date())):
            between, fault = follow(what, wanted)
            if fault or between:
                yield fault or f"before the {what}: {between}"
    if text[position:]:
        yield f"after the end: {text[position:]}"


def lines_of(page):
    """The words of a page gathered into lines, each from left to right."""
    found = sorted(((float(top) + float(bottom)) / 2, float(left), html.unescape(word))
                   for left, top, bottom, word in WORD.findall(page))
    lines, height = [], None
    for middle, left, word in found:
        if height is None or middle - height > SAME_LINE:
            lines.append([])
        height = middle
        lines[-1].append((left, word))
    return [[word for _, word in sorted(line)] for line in lines]


def tables(report, lines):
    headings = [section["heading"] for section in report.form["sections"]]
    starts = {}
    for number, line in enumerate(lines):
        text = "".join(line)
        if text in headings:
            starts.setdefault(text, number)
    for section, after in zip(report.form["sections"], report.form["sections"][1:]):
        table = report.table(section["id"])
        if table is None:
            continue
        if not {section["heading"], after["heading"]} <= starts.keys():
            yield f"{section['id']}: its heading, or the next, is not a line of its own"
            continue
        between = lines[starts[section["heading"]] + 1:starts[after["heading"]]]
        between = [line for line in between if not PAGE_NUMBER.match(" ".join(line))]
        labels = collections.Counter("".join(squeeze(cell.get("text", "")) for cell in table["cells"]))
        missing = labels - collections.Counter("".join("".join(line) for line in between))
        if missing:
            yield f"{section['id']}: of its own words is missing {''.join(missing.elements())}"
        found = [[squeeze(figure) for figure in FIGURE.findall(" ".join(line))] for line in between]
        found = [line for line in found if line]
        wanted = report.rows(table)
        if len(found) != len(wanted):
            yield f"{section['id']}: {len(found)} lines of figures, {len(wanted)} rows in the form"
        for number, (is_there, should_be) in enumerate(zip(found, wanted), 1):
            if is_there != should_be:
                yield f"{section['id']}, row {number} of figures: {' '.join(is_there)}, should be {' '.join(should_be)}"


def main():
    sample, pdf = sys.argv[1:3]
    report = Report(sample)
    faults, pages, text = read(report, pdf)
    if faults:
        drawn = read(report, pdf, "-raw")
        faults, pages, text = (faults, pages, text) if drawn[0] else drawn
    lines = [line for page in pdftotext("-bbox", pdf).split("<page ")[1:] for line in lines_of(page)]
    faults += tables(report, lines)
    for fault in faults:
        print(f"  {fault}")
    values = sum(len(row) for table in report.form["tables"] for row in report.rows(table))
    print(f"{len(pages)} pages, {len(text)} characters, {values} figures: {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
