#!/usr/bin/env python3
"""Are the tables of a report's Word file those of the official form, with the report's figures?

usage: tables.py REPORT.json REPORT.docx      (needs python-docx)

For each table of the form: as many rows and columns; each cell over the form's rows and columns, merged as one; the form's words or
the report's figure in it, white space aside; the form's header rows marked to repeat. Tables of the organ's own have its words, and
their head repeats. Exit 0 when all hold, 1 when not.
"""
import sys

import docx
from docx.oxml.ns import qn

from report import Report, squeeze


def faults_of(report, form, table):
    name = form["id"]
    size, wanted = (len(table.rows), len(table.columns)), (form["rows"], form["columns"])
    # A program that saves the file again may leave out columns at whose edge no cell begins or ends.
    edges = sorted({edge for cell in form["cells"] for edge in (cell["column"], cell["column"] + cell.get("colspan", 1))})
    if size[1] == wanted[1]:
        edges = list(range(wanted[1] + 1))
    wanted = (wanted[0], len(edges) - 1)
    if size != wanted:
        yield f"{name}: {size[0]} × {size[1]}, should be {wanted[0]} × {wanted[1]}"
        return
    grid = [[table.cell(row, column) for column in range(wanted[1])] for row in range(wanted[0])]
    owner = {}
    for cell in form["cells"]:
        row, column = cell["row"], cell["column"]
        place = f"{name}, row {row + 1}, column {column + 1}"
        end = edges.index(column + cell.get("colspan", 1))
        column = edges.index(column)
        area = [grid[r][c]._tc for r in range(row, row + cell.get("rowspan", 1)) for c in range(column, end)]
        if any(part is not area[0] for part in area):
            yield f"{place}: not merged over {cell.get('rowspan', 1)} rows and {cell.get('colspan', 1)} columns"
        if area[0] in owner:
            yield f"{place}: merged with {owner[area[0]]}"
        owner[area[0]] = place
        found = squeeze(grid[row][column].text)
        should_be = report.figure(cell["value"]) if "value" in cell else squeeze(cell["text"])
        if found != should_be:
            yield f"{place}: “{found}”, should be “{should_be}”"
    # A table whose heads do not head all the rows below them, as those of table 二, repeats none.
    heads = form["header_rows"]
    if repeated(table) != [row < heads for row in range(form["rows"])]:
        yield f"{name}: {sum(repeated(table))} rows repeat as header, should be the first {heads}"


def own_faults_of(number, rows, table):
    """A table amid the words: its cells as they are, its head repeated."""
    found = [[squeeze(cell.text) for cell in row.cells] for row in table.rows]
    if found != [[squeeze(cell) for cell in row] for row in rows]:
        yield f"table {number}: {found}, should be {rows}"
    if repeated(table) != [row == 0 for row in range(len(rows))]:
        yield f"table {number}: {sum(repeated(table))} rows repeat as header, should be the first"


def repeated(table):
    return [row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]


def main():
    sample, word = sys.argv[1:3]
    report = Report(sample)
    tables = docx.Document(word).tables
    wanted = [(kind, table) for kind, table in report.content() if kind in ("form", "table")]
    faults = [] if len(tables) == len(wanted) else [f"{len(tables)} tables, should be {len(wanted)}"]
    for number, ((kind, form), table) in enumerate(zip(wanted, tables), 1):
        faults += faults_of(report, form, table) if kind == "form" else own_faults_of(number, form, table)
    for fault in faults:
        print(f"  {fault}")
    print(f"{', '.join(f'{len(t.rows)} × {len(t.columns)}' for t in tables)}: {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
