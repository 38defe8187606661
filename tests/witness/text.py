#!/usr/bin/env python3
"""Does a report's PDF hold every word and every figure of the report, in order?

usage: text.py REPORT.json REPORT.pdf

Words: title, section headings, and each paragraph, heading, item, note and cell of the organ's own tables must follow one another in
pdftotext's output, white space and page numbers aside. Nothing else may stand between them but the form's tables and the numbers the
program adds. (pdftotext guesses at columns
and may read a wide table's right half after a short paragraph below it; then the order in which the page was drawn counts, -raw.)
Figures: between what comes before a table of the form and what comes after it, the words that are figures, gathered into lines by their height on the
page, must be the table's rows: 25 lines of 7 for table 三 of edition 2021. No character of the table's own words may be missing there.
Pages: each page carries its number, — 1 —, — 2 — …, on a line of its own.
Exit 0 when all hold, 1 when not.
"""
import collections
import html
import itertools
import re
import subprocess
import sys

from report import Report, squeeze

PAGE_NUMBER = re.compile(r"^\s*—\s*(\d+)\s*—\s*$", re.MULTILINE)
NUMBERING = re.compile(r"[（(]?[一二三四五六七八九十\d]+[）).．、]?")
FIGURE = re.compile(r"(?<!\S)[+-]?\d[\d.]*(?: ?元)?[①-⑳]?(?!\S)")
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


def words(report, text, tables="drawn"):
    """Faults in the order of a report's words.

    Of the form's tables the text has the words in whatever order they are drawn ("drawn"), cell after cell ("cells"), or none, nor
    has it the organ's own ("none").
    """
    position, after_table = 0, False

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

    for number, (kind, wanted) in enumerate(report.content()):
        if kind == "chart" or kind == "form" and tables == "drawn":
            after_table = True
        elif kind in ("form", "table"):
            cells = itertools.chain(*wanted) if kind == "table" else report.cells(wanted)
            for cell in cells if tables != "none" else ():
                between, fault = follow(f"text {number}, cell {cell}", cell)
                if fault or between:
                    yield fault or f"text {number}, before the cell {cell}: {between}"
        else:
            between, fault = follow(f"text {number}", wanted)
            if fault:
                yield fault
            elif between and not after_table and not (kind == "text" and NUMBERING.fullmatch(between)):
                yield f"before text {number}: {between}"
            after_table = False
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


def begins(line, words):
    """Whether a line begins with words, or with a number and the words."""
    return line.startswith(words) or NUMBERING.sub("", line, count=1).startswith(words)


def tables(report, lines):
    lines = [line for line in lines if not PAGE_NUMBER.match(" ".join(line))]
    texts = ["".join(line) for line in lines]
    content = list(report.content())
    at = 0
    for (_, before), (kind, table), (_, after) in zip(content, content[1:], content[2:]):
        if kind != "form":
            continue
        # The table stands between the line that ends what comes before it and the line that begins what comes after.
        before, after = squeeze(before)[-8:], squeeze(after)[:8]
        start = next((number + 1 for number in range(at, len(texts)) if texts[number].endswith(before)), None)
        at = start and next((number for number in range(start, len(texts)) if begins(texts[number], after)), None)
        if at is None:
            yield f"{table['id']}: no line ends with {before}, or none below it begins with {after}"
            return
        between = lines[start:at]
        labels = collections.Counter("".join(squeeze(cell.get("text", "")) for cell in table["cells"]))
        missing = labels - collections.Counter("".join("".join(line) for line in between))
        if missing:
            yield f"{table['id']}: of its own words is missing {''.join(missing.elements())}"
        found = [[squeeze(figure) for figure in FIGURE.findall(" ".join(line))] for line in between]
        found = [line for line in found if line]
        wanted = report.rows(table)
        if len(found) != len(wanted):
            yield f"{table['id']}: {len(found)} lines of figures, {len(wanted)} rows in the form"
        for number, (is_there, should_be) in enumerate(zip(found, wanted), 1):
            if is_there != should_be:
                yield f"{table['id']}, row {number} of figures: {' '.join(is_there)}, should be {' '.join(should_be)}"


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
