#!/usr/bin/env python3
"""Does pandas read the report's figures from the tables of a page?

usage: tables.py REPORT.json FILE.html…      (needs pandas and lxml)

Each table of the form, found by its caption, is as large as the form's, and every cell shows the form's words or the report's figure in
each place it covers. Exit 0 when all hold, 1 when not.
"""
import io
import pathlib
import re
import sys

import lxml.html
import pandas

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from report import Report, squeeze  # noqa: E402


def tables_of(path):
    """pandas' tables by their captions."""
    markup = pathlib.Path(path).read_text(encoding="utf-8")
    # A page says what it is encoded in; a fragment is told.
    root = lxml.html.document_fromstring(markup.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))
    for table in root.iter("table"):
        name = squeeze(table.find("caption").text_content())
        alone = io.StringIO(lxml.html.tostring(table, encoding="unicode"))
        # Figures as they are written, not as numbers.
        converters = dict.fromkeys(range(len(table.findall('.//col'))), str)
        frames = pandas.read_html(alone, keep_default_na=False, converters=converters)
        assert len(frames) == 1, f"{name}: {len(frames)} tables"
        yield name, frames[0]


def rows_of(frame):
    """All rows as pandas has them: those of the heads are its columns' names."""
    heads = []
    if not isinstance(frame.columns, pandas.RangeIndex):
        levels = frame.columns.nlevels
        heads = [[name[level] if levels > 1 else name for name in frame.columns] for level in range(levels)]
    # A name that is there twice is numbered.
    plain = lambda text: re.sub(r"\.\d+$", "", squeeze(str(text)))  # noqa: E731
    return [[plain(name) for name in row] for row in heads] + [[squeeze(str(cell)) for cell in row] for row in frame.values.tolist()]


def faults_of(report, form, rows):
    name = form["id"]
    # A column in which no cell begins is none in a page.
    seen = sorted({cell["column"] for cell in form["cells"]})
    if (len(rows), len(rows[0])) != (form["rows"], len(seen)):
        yield f"{name}: {len(rows)} × {len(rows[0])}, should be {form['rows']} × {len(seen)}"
        return
    for cell in form["cells"]:
        should_be = report.figure(cell["value"]) if "value" in cell else squeeze(cell["text"])
        columns = range(cell["column"], cell["column"] + cell.get("colspan", 1))
        for row in range(cell["row"], cell["row"] + cell.get("rowspan", 1)):
            for column in (index for index, start in enumerate(seen) if start in columns):
                found = rows[row][column]
                if found != should_be:
                    yield f"{name}, row {row + 1}, column {column + 1}: “{found}”, should be “{should_be}”"


def main():
    report, faults = Report(sys.argv[1]), []
    for path in sys.argv[2:]:
        tables = dict(tables_of(path))
        for form in report.form["tables"]:
            heading = next(section["heading"] for section in report.form["sections"] if section["id"] == form["id"])
            heading = report.json.get("headings", {}).get(form["id"], heading)
            frame = tables.get(squeeze(heading))
            faults += [f"{path}: no table {heading}"] if frame is None else faults_of(report, form, rows_of(frame))
    print("\n".join([*faults, f"{len(faults)} faults"]))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
