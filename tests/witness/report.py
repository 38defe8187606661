"""A sample's JSON and the official form it follows: what its PDF and its Word file must say."""
import itertools
import json
import pathlib
import re

FORMS = pathlib.Path(__file__).resolve().parents[2] / "src" / "report" / "form"


class Report:
    """One report: its words in the order they are printed, its figures as they are printed."""

    def __init__(self, path):
        self.json = json.loads(pathlib.Path(path).read_text(encoding="utf-8"), parse_float=str)
        edition = self.json.get("form") or ("2021" if self.json["year"] >= 2021 else "2019")
        self.form = json.loads((FORMS / f"{edition}.json").read_text(encoding="utf-8"))
        self.kinds = {cell["value"]: cell["type"]
                      for table in self.form["tables"] for cell in table["cells"] if "value" in cell}
        self.marked = self.marks()

    def title(self):
        own = self.json.get("title")
        return "".join(own) if isinstance(own, list) else own or self.form["title"].format(**self.json)

    def date(self):
        """The date of signing as it is printed (2026年1月20日), or None."""
        if not self.json.get("date"):
            return None
        year, month, day = (int(part) for part in re.findall(r"\d+", self.json["date"]))
        return f"{year}年{month}月{day}日"

    def heading(self, section):
        return self.json.get("headings", {}).get(section["id"]) or section["heading"]

    def content(self):
        """Everything the report prints, in order, as pairs of a kind and what is printed.

        "exact": words that follow at once; "text": words that may have a number before them, which the program adds; "form":
        a table of the form; "table": a table of the organ's own, as rows of words, its head first; "chart": bars, whose words the Word file has in a picture.
        """
        signed = [self.json["agency"], self.date()] if self.date() else []
        under_title = self.json.get("signed") == "under_title"
        yield "exact", self.title()
        if under_title and signed:
            yield from (("exact", words) for words in (signed[0], f"（{signed[1]}）"))
        tables = Numbers()
        yield from blocks(self.json.get("preamble", []), tables)
        yield from self.chapters("before", tables)
        for section in self.form["sections"]:
            yield "exact", self.heading(section)
            yield from self.section(section, tables)
        yield from self.chapters("after", tables)
        if not under_title:
            yield from (("exact", words) for words in signed)

    def chapters(self, place, tables):
        for chapter in self.json.get("chapters", {}).get(place, []):
            yield "exact", chapter["heading"]
            yield from blocks(chapter["content"], tables)

    def section(self, section, tables):
        if section["content"] == "narrative":
            yield from blocks(self.json[section["id"]], tables)
            return
        beside = self.json.get("tables", {}).get(section["id"], {})
        yield from blocks(beside.get("before", []), tables)
        yield "form", self.table(section["id"])
        yield from (("exact", note) for note in self.notes(section["id"]))
        yield from blocks(beside.get("after", []), tables)

    def notes(self, section):
        """The lines right under a table of the form."""
        given = self.json.get("tables", {}).get(section, {}).get("notes", [])
        lines = [f"{number}.{note}" if len(given) > 1 else note for number, note in enumerate(given, 1)]
        lines += [mark + note for mark, note in self.marked.get(section, {}).values()]
        return [f"注：{line}" if number == 0 and not re.match("(备?注|说明)[：:]", line) else line
                for number, line in enumerate(lines)]

    def marks(self):
        """By table, the marked figures: their paths with the mark and the note, in the form's order."""
        given = {note["at"]: note["note"] for table in self.json.get("tables", {}).values()
                 for note in table.get("figure_notes", [])}
        marked = {}
        for table in self.form["tables"]:
            paths = [cell["value"] for cell in in_order(table) if cell.get("value") in given]
            marked[table["id"]] = {path: (chr(ord("①") + number), given[path]) for number, path in enumerate(paths)}
        return marked

    def table(self, section):
        return next((table for table in self.form["tables"] if table["id"] == section), None)

    def cells(self, table):
        """What stands in the cells of a table of the form, row by row."""
        for cell in in_order(table):
            yield self.figure(cell["value"]) if "value" in cell else cell["text"]

    def rows(self, table):
        """The figures of a table, row by row, for the rows that have any."""
        rows = {}
        for cell in table["cells"]:
            if "value" in cell:
                rows.setdefault(cell["row"], []).append((cell["column"], self.figure(cell["value"])))
        return [[figure for _, figure in sorted(rows[row])] for row in sorted(rows)]

    def figure(self, path):
        """A value as it is printed: digit for digit, a change with its sign; the mark of its note behind it."""
        value = str(self.value(path))
        value = (f"{int(value):+}" if int(value) else "0") if self.kinds[path] == "change" else value
        return value + next((notes[path][0] for notes in self.marked.values() if path in notes), "")

    def value(self, path):
        value = self.json
        for key in path.split("."):
            value = value.get(key) if isinstance(value, dict) else None
        if value is None:  # a total may be left out
            sums = [e["sum"] for e in self.form["equations"] if e["equals"] == [path]]
            if not sums:
                raise KeyError(f"{path}: no value in the sample, and no sum gives it")
            value = sum(int(self.value(part)) for part in sums[0])
        return value


class Numbers:
    """The numbers of the organ's own tables and figures, counted apart."""

    def __init__(self):
        self.tables, self.figures = itertools.count(1), itertools.count(1)


def in_order(table):
    return sorted(table["cells"], key=lambda cell: (cell["row"], cell["column"]))


def blocks(given, tables):
    """The words of a section, or of whatever is made of such blocks."""
    for block in given:
        if isinstance(block, str):
            yield "text", block
        elif "heading" in block:
            yield "exact" if block.get("numbered") is False else "text", block["heading"]
            yield from blocks(block["content"], tables)
        elif "lead" in block:
            yield "exact", block["lead"] + block["text"]
        elif "table" in block:
            table = block["table"]
            yield "exact", f"表{next(tables.tables)}{table.get('caption', '')}"
            rows = [["".join(cell) for cell in row] for row in table["rows"]]
            yield "table", [table["head"], *rows]
        elif "image" in block:
            yield "exact", f"图{next(tables.figures)}{block.get('caption', '')}"
        elif "chart" in block:
            yield "chart", None
            yield "exact", f"图{next(tables.figures)}{block['chart'].get('caption', '')}"
        else:
            yield from (("text", item) for item in block["items"])


def squeeze(text):
    """Without white space: what is left of a text when lines and pages have broken it."""
    return "".join(text.split())
