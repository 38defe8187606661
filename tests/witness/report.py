"""A sample's JSON and the official form it follows: what its PDF and its Word file must say."""
import json
import pathlib

FORMS = pathlib.Path(__file__).resolve().parents[2] / "src" / "form"


class Report:
    """One report: its words in the order they are printed, its figures as they are printed."""

    def __init__(self, path):
        self.json = json.loads(pathlib.Path(path).read_text(encoding="utf-8"), parse_float=str)
        edition = self.json.get("form") or ("2021" if self.json["year"] >= 2021 else "2019")
        self.form = json.loads((FORMS / f"{edition}.json").read_text(encoding="utf-8"))
        self.kinds = {cell["value"]: cell["type"]
                      for table in self.form["tables"] for cell in table["cells"] if "value" in cell}

    def title(self):
        return self.json.get("title") or self.form["title"].format(**self.json)

    def date(self):
        """The date of signing as it is printed (2026年1月20日), or None."""
        if not self.json.get("date"):
            return None
        year, month, day = (int(part) for part in self.json["date"].split("-"))
        return f"{year}年{month}月{day}日"

    def narrative(self, section):
        """Paragraphs, headings and items of a section, in order, without the numbers the program adds."""
        return list(texts(self.json[section]))

    def table(self, section):
        return next((table for table in self.form["tables"] if table["id"] == section), None)

    def rows(self, table):
        """The figures of a table, row by row, for the rows that have any."""
        rows = {}
        for cell in table["cells"]:
            if "value" in cell:
                rows.setdefault(cell["row"], []).append((cell["column"], self.figure(cell["value"])))
        return [[figure for _, figure in sorted(rows[row])] for row in sorted(rows)]

    def figure(self, path):
        """A value as it is printed: digit for digit, a change with its sign."""
        value = str(self.value(path))
        return f"{int(value):+}" if self.kinds[path] == "change" and int(value) else value

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


def texts(blocks):
    for block in blocks:
        if isinstance(block, str):
            yield block
        elif "heading" in block:
            yield block["heading"]
            yield from texts(block["content"])
        else:
            yield from block["items"]


def squeeze(text):
    """Without white space: what is left of a text when lines and pages have broken it."""
    return "".join(text.split())
