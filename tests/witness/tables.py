#!/usr/bin/env python3
"""Are the tables of a report's Word file those of the official form, with the report's figures?

usage: tables.py REPORT.json REPORT.docx      (needs python-docx)

For each table of the form: as many rows and columns; each cell over the form's rows and columns, merged as one; the form's words or
the report's figure in it, white space aside; the form's header rows marked to repeat. Exit 0 when all hold, 1 when not.
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
    repeated = [row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
    values = {cell["row"] for cell in form["cells"] if cell.get("role") != "header"}
    # a form that repeats none has rows of heads at its top all the same
    heads = form["header_rows"] or min(values)
    if repeated != [row < heads for row in range(form["rows"])]:
        yield f"{name}: {sum(repeated)} rows repeat as header, should be the first {heads}"


def main():
    sample, word = sys.argv[1:3]
    report = Report(sample)
    tables = docx.Document(word).tables
    forms = report.form["tables"]
    faults = [] if len(tables) == len(forms) else [f"{len(tables)} tables, should be {len(forms)}"]
    for form, table in zip(forms, tables):
        faults += faults_of(report, form, table)
    for fault in faults:
        print(f"  {fault}")
    print(f"{', '.join(f'{len(t.rows)} × {len(t.columns)}' for t in tables)}: {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
