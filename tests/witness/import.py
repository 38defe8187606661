"""Weigh what `nianbao import` reads of reports' files against the reports.

usage: import.py NIANBAO FOLDER KIND…   FOLDER/reports has the reports, FOLDER/KIND files of the same names

A line for each kind, with how many values have each proof and how many were taken wrong; before them one for each file in which a
value is wrong, doubtful or missing, or organ, year or words are others. Exit 1 if a value was taken that is not the report's, or a
file cannot be read or is not there.
"""

import json
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

PROOFS = ("certain", "checked", "derived", "doubtful", "missing")


def truth(report, path):
    """The report's value at a path as text; none for a total that it leaves out."""
    for key in path.split("."):
        report = report.get(key) if isinstance(report, dict) else None
    return None if report is None else str(report).removeprefix("+")


def sentences(report):
    """Every sentence of the report's words, bare of marks and blanks."""
    words = []

    def gather(value):
        if isinstance(value, dict):
            for key, inner in value.items():
                if key not in ("form", "date", "accept", "file", "alt", "chart", "image", "title"):
                    gather(inner)
        elif isinstance(value, list):
            for inner in value:
                gather(inner)
        elif isinstance(value, str):
            words.extend(re.split(r"[。；]", value))

    gather({key: value for key, value in report.items() if key not in ("agency", "requests", "review_and_litigation")})
    bare = (re.sub(r"[^\w]", "", sentence) for sentence in words)
    return [sentence for sentence in bare if len(sentence) > 5]


def weigh(nianbao, report_file, file):
    """The counts by proof, what is wrong, and what else is to be told."""
    report = json.loads(report_file.read_text(encoding="utf-8"))
    run = subprocess.run([nianbao, "import", "--format", "json", file], capture_output=True, text=True)
    if run.returncode > 1 or not run.stdout:
        return None, [run.stderr.strip() or "nothing"], []
    account = json.loads(run.stdout)
    wrong = []
    for value in account["values"]:
        expected = truth(report, value["path"])
        if value["figure"] is not None and expected is not None and value["figure"].removeprefix("+") != expected:
            wrong.append(f"{value['cell']} {value['proof']} {value['figure']}, not {expected}")
    told = []
    if account["agency"] != report["agency"] or account["year"] != report["year"]:
        wrong.append(f"{account['agency']} {account['year']}")
    plain = subprocess.run([nianbao, "import", "--format", "short", file], capture_output=True, text=True).stdout
    read = re.sub(r"[^\w]", "", "".join(sentences(json.loads(plain)))) if plain else ""
    lost = [sentence for sentence in sentences(report) if sentence not in read]
    if lost:
        told.append(f"{len(lost)} of {len(sentences(report))} sentences not read as they are: {lost[0][:30]}")
    told.extend(f"unread: {passage['text'][:30]}" for passage in account["unread"][:2])
    told.extend(f"{remark['rule']}: {remark['message'][:40]}" for remark in account["remarks"][:2])
    return [account["counts"][proof] for proof in PROOFS], wrong, told


def main(nianbao, folder, *kinds):
    folder, failed, lines = Path(folder), False, []
    reports = sorted((folder / "reports").glob("*.json"))
    for kind in kinds:
        files = [[file for file in sorted((folder / kind).glob(f"{report.stem}.*"))] for report in reports]
        jobs = [(report, file) for report, of_report in zip(reports, files) for file in of_report]
        failed |= any(not of_report for of_report in files)
        with ThreadPoolExecutor(2) as pool:
            weighed = list(pool.map(lambda job: weigh(nianbao, *job), jobs))
        sums, wrong_ones, unread, wordless = [0] * len(PROOFS), 0, 0, 0
        for (_, file), (counts, wrong, told) in zip(jobs, weighed):
            sums = [one + other for one, other in zip(sums, counts or [0] * len(PROOFS))]
            wrong_ones += len(wrong)
            unread += counts is None
            wordless += any("sentences" in line for line in told)
            if wrong or told or counts is None or counts[3] or counts[4]:
                print(f"{kind}/{file.name}: {counts} {'WRONG ' + '; '.join(wrong[:3]) if wrong else ''} {'; '.join(told[:4])}")
        failed |= wrong_ones > 0 or unread > 0
        lines.append(f"{kind:20} {len(jobs):5} " + " ".join(f"{one:8}" for one in sums) + f" {wrong_ones:6} {unread:6} {wordless:6}")
    print(f"{'kind':20} files " + " ".join(f"{proof:>8}" for proof in PROOFS) + "  wrong unread  words")
    print("\n".join(lines))
    return failed


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
