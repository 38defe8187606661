"""Weigh what `nianbao import` read of a report's files against the report.

usage: import.py NIANBAO REPORT.json FILE…   a line each: KIND certain checked derived doubtful missing wrong
Exit 1 if a value was taken that is not the report's.
"""

import json
import subprocess
import sys


def truth(report, path):
    """The report's value at a path as text; none for a total that it leaves out."""
    for key in path.split("."):
        report = report.get(key) if isinstance(report, dict) else None
    return None if report is None else str(report).removeprefix("+")


def main(nianbao, report_file, *files):
    with open(report_file, encoding="utf-8") as file:
        report = json.load(file)
    failed = False
    for file in files:
        run = subprocess.run([nianbao, "import", "--format", "json", file], capture_output=True, text=True)
        kind = file
        if run.returncode > 1:
            print(f"{kind:40} {run.stderr.strip()}")
            continue
        account = json.loads(run.stdout)
        wrong = []
        for value in account["values"]:
            expected = truth(report, value["path"])
            if value["figure"] is not None and expected is not None and value["figure"].removeprefix("+") != expected:
                wrong.append(f"{value['cell']} {value['proof']} {value['figure']}, not {expected}")
        counts = " ".join(f"{account['counts'][proof]:5}" for proof in ("certain", "checked", "derived", "doubtful", "missing"))
        head = account["agency"] == report["agency"] and account["year"] == report["year"]
        print(f"{kind:40} {counts} {len(wrong):5} {'' if head else 'other organ or year'} {'; '.join(wrong[:3])}", flush=True)
        failed |= bool(wrong) or not head
    return failed


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
