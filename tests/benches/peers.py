#!/usr/bin/env python3
"""What others need for the same report, measured in the same run, and how many times as much that is.

    tests/benches/peers.py [REPORT.json] [--runs N]

Needs a release build (`cargo build --release`), Python 3.11 with venv, and, for those peers, npm and LibreOffice; a peer that is not
there is left out and said so. Installs typst, docxtpl and docx from their registries into a folder of its own, which it takes away.

Every peer gets the report's words and all its figures, and writes them as headings, paragraphs and tables; none of them checks an
equation. Figures are the CPU time of whole processes, children included (median), and the largest resident size.
"""

import json
import os
import pathlib
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import venv

ROOT = pathlib.Path(__file__).resolve().parents[2]
NIANBAO = ROOT / "target/release/nianbao"


def blocks(content):
    """The words of a section, one entry a heading or paragraph."""
    for block in content:
        if isinstance(block, str):
            yield block
        elif "heading" in block:
            yield block["heading"]
            yield from blocks(block["content"])
        else:
            yield from block["items"]


def rows(value, name=""):
    """The figures of a table, one row for each object that holds numbers."""
    plain = [str(inner) for inner in value.values() if not isinstance(inner, dict)]
    if plain:
        yield [name, *plain]
    for key, inner in value.items():
        if isinstance(inner, dict):
            yield from rows(inner, f"{name} {key}".strip())


def content(report):
    words = {key: list(blocks(report[key])) for key in ("overview", "problems_and_improvements", "other_matters")}
    tables = [list(rows(report[key])) for key in ("proactive_disclosure", "requests", "review_and_litigation")]
    width = max(len(row) for table in tables for row in table)
    tables = [[row + [""] * (width - len(row)) for row in table] for table in tables]
    return {"title": f"{report['agency']}{report['year']}年政府信息公开工作年度报告", "words": words, "tables": tables}


def measure(command, runs):
    """Median CPU milliseconds and peak MiB of a command with its children."""
    times, peaks = [], []
    for _ in range(runs):
        code = "import resource,subprocess,sys; e=subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL,stderr=subprocess.DEVNULL).returncode; " \
               "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime+resource.getrusage(resource.RUSAGE_CHILDREN).ru_stime, " \
               "resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss); sys.exit(e)"
        done = subprocess.run([sys.executable, "-c", code, *map(str, command)], capture_output=True, text=True, check=True)
        seconds, kib = done.stdout.split()
        times.append(float(seconds) * 1000)
        peaks.append(int(kib) / 1024)
    return statistics.median(times), max(peaks)


def version(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip().splitlines()[0]


TYPST = """#set page(paper: "a4")
#set text(font: ("GW Song", "GWSong", "Zhuque Fangsong"), size: 16pt, lang: "zh")
#let data = json("report.json")
#align(center, text(size: 22pt, data.title))
#for (key, words) in data.words { for text in words { par(text) } }
#for rows in data.tables { table(columns: rows.at(0).len(), ..rows.flatten().map(cell => text(size: 9pt, cell))) }
"""

DOCXTPL = """import json, sys
from docxtpl import DocxTemplate
data = json.load(open("report.json", encoding="utf-8"))
data["words"] = [text for words in data["words"].values() for text in words]
template = DocxTemplate("template.docx")
template.render(data)
template.save("docxtpl.docx")
"""

TEMPLATE = """from docx import Document
document = Document()
document.add_heading("{{ title }}", 0)
document.add_paragraph("{%p for text in words %}")
document.add_paragraph("{{ text }}")
document.add_paragraph("{%p endfor %}")
for number in range(3):
    table = document.add_table(rows=3, cols=WIDTH, style="Table Grid")
    table.rows[0].cells[0].text = "{%%tr for row in tables[%d] %%}" % number
    for column in range(WIDTH):
        table.rows[1].cells[column].text = "{{ row[%d] }}" % column
    table.rows[2].cells[0].text = "{%tr endfor %}"
document.save("template.docx")
"""

DOCX = """const fs = require("fs");
const { Document, Packer, Paragraph, HeadingLevel, Table, TableRow, TableCell, TextRun } = require("docx");
const data = JSON.parse(fs.readFileSync("report.json"));
const words = Object.values(data.words).flat().map((text) => new Paragraph({ children: [new TextRun({ text, font: "仿宋", size: 32 })] }));
const cell = (text) => new TableCell({ children: [new Paragraph(text)] });
const tables = data.tables.map((rows) => new Table({ rows: rows.map((row) => new TableRow({ children: row.map(cell) })) }));
const title = new Paragraph({ text: data.title, heading: HeadingLevel.TITLE });
const document = new Document({ sections: [{ children: [title, ...words, ...tables] }] });
Packer.toBuffer(document).then((buffer) => fs.writeFileSync("npm.docx", buffer));
"""


def peers(folder, data, python):
    """Name with version, command and files of each peer that can be had."""
    pip = [python, "-m", "pip", "install", "-q", "typst", "docxtpl"]
    if subprocess.run(pip, check=False).returncode == 0:
        (folder / "report.typ").write_text(TYPST, encoding="utf-8")
        code = f"import typst; typst.compile('report.typ', output='typst.pdf', font_paths=[{str(ROOT / 'fonts')!r}])"
        found = version(python, "-c", "import importlib.metadata as m; print(m.version('typst'))")
        yield f"Typst {found} (PDF)", [python, "-c", code], ["typst.pdf"]
        (folder / "fill.py").write_text(DOCXTPL, encoding="utf-8")
        template = TEMPLATE.replace("WIDTH", str(len(data["tables"][0][0])))
        subprocess.run([python, "-c", template], check=True)
        found = version(python, "-c", "import importlib.metadata as m; print(m.version('docxtpl'))")
        yield f"docxtpl {found} (Word)", [python, "fill.py"], ["docxtpl.docx"]
        office = shutil.which("soffice")
        if office:
            convert = f"{python} fill.py && {office} -env:UserInstallation=file://{folder}/office --headless --convert-to pdf docxtpl.docx"
            found = version(office, "--version").split()[1]
            yield f"docxtpl + LibreOffice {found} (both)", ["sh", "-c", convert], ["docxtpl.docx", "docxtpl.pdf"]
        else:
            print("left out: LibreOffice is not there", file=sys.stderr)
    else:
        print("left out: typst and docxtpl cannot be installed", file=sys.stderr)
    if shutil.which("npm") and subprocess.run(["npm", "install", "--silent", "docx"], check=False).returncode == 0:
        (folder / "write.js").write_text(DOCX, encoding="utf-8")
        found = json.loads((folder / "node_modules/docx/package.json").read_text())["version"]
        yield f"docx (npm) {found} (Word)", ["node", "write.js"], ["npm.docx"]
    else:
        print("left out: docx (npm) cannot be installed", file=sys.stderr)


def main():
    arguments = sys.argv[1:]
    runs = int(arguments[arguments.index("--runs") + 1]) if "--runs" in arguments else 10
    report = pathlib.Path(arguments[0] if arguments and not arguments[0].startswith("-") else ROOT / "samples/wugang-2025.json").resolve()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        os.chdir(folder)
        venv.create("venv", with_pip=True)
        data = content(json.loads(report.read_text(encoding="utf-8")))
        (folder / "report.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        shutil.copy(report, "nianbao.json")
        own = [NIANBAO, "export", "nianbao.json", "-q"]
        everyone = [(f"{version(NIANBAO, '--version')} (both)", own, ["nianbao.pdf", "nianbao.docx"])]
        everyone += peers(folder, data, str(folder / "venv/bin/python"))
        print("| program | CPU ms | times | peak MiB | bytes |\n|---|---:|---:|---:|---:|")
        base = None
        for name, command, files in everyone:
            measure(command, 1)
            milliseconds, mebibytes = measure(command, runs)
            base = base or milliseconds
            size = " + ".join(str((folder / file).stat().st_size) for file in files)
            print(f"| {name} | {milliseconds:.0f} | {milliseconds / base:.1f} | {mebibytes:.0f} | {size} |", flush=True)


if __name__ == "__main__":
    main()
