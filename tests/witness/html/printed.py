#!/usr/bin/env python3
"""Does a page print as its sections ask?

usage: printed.py REPORT.json PRINTED.pdf LOW.pdf      (needs pdftotext)

The sheets of the first are A4, and a section that begins a page begins one. The second is of low sheets, on which table 三 goes over
several: the heads of its columns stand on each of them. Exit 0 when all hold, 1 when not.
"""
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from report import Report, squeeze  # noqa: E402


def pages_of(pdf):
    text = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True, text=True).stdout
    return [squeeze(page) for page in text.split("\f")[:-1]]


def faults_of_sheets(report, pdf):
    info = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout
    if not re.search(r"Page size:\s+59[45]\S* x 84[12]", info):
        yield "the sheets are not A4: " + re.search(r"Page size:.*", info)[0]
    pages = pages_of(pdf)
    headings = report.json.get("headings", {})
    for section in report.form["sections"]:
        heading = squeeze(headings.get(section["id"], section["heading"]))
        if (report.table(section["id"]) or {}).get("starts_page") and not any(page.startswith(heading) for page in pages):
            yield f"{heading} begins no page"


def faults_of_heads(report, pages):
    """Pages with rows of table 三, but without its heads."""
    for table in (table for table in report.form["tables"] if table["header_rows"] and table["rows"] > 10):
        heads = [cell for cell in table["cells"] if cell.get("role") == "header" and cell.get("colspan", 1) > 5]
        # Words of a narrow cell are broken over lines, with those of its neighbours between: their beginning is enough.
        labels = [squeeze(cell["text"])[:6] for cell in table["cells"] if cell.get("role") == "label" and len(cell["text"]) > 5]
        with_rows = [page for page in pages if sum(label in page for label in labels) > 1]
        if len(with_rows) < 2:
            yield f"{table['id']} is on {len(with_rows)} of the low sheets: nothing repeats"
        yield from (f"{table['id']} goes on without its heads: {page[:60]}"
                    for page in with_rows if not all(squeeze(head["text"]) in page for head in heads))


def main():
    report, printed, low = Report(sys.argv[1]), *sys.argv[2:4]
    faults = [*faults_of_sheets(report, printed), *faults_of_heads(report, pages_of(low))]
    print("\n".join([f"{len(pages_of(printed))} pages, {len(pages_of(low))} low ones", *faults]))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
