#!/usr/bin/env python3
"""Ask a validator that is not ours whether the schemas say what the parser says.

usage: schema.py NIANBAO REPORT.json...

Both schemas must be right by the meta-schema of draft 2020-12. Every report must be valid; then it is damaged in every place in
several ways, and schema and parser must agree on what can still be read, a table whose rows are of other lengths than its head
aside. Needs the Python package jsonschema.
"""
import copy
import json
import subprocess
import sys
import tempfile

from jsonschema import Draft202012Validator

MISSING = object()


def places(value, path=()):
    """Every place in a report, as the keys that lead to it."""
    yield path
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, member in members:
        yield from places(member, path + (key,))


def damaged(report, path, put):
    report = copy.deepcopy(report)
    place = report
    for key in path[:-1]:
        place = place[key]
    if put is MISSING:
        del place[path[-1]]
    else:
        place[path[-1]] = put
    return report


def damages(report):
    """Each place left out and given values of other kinds; a new key in each object."""
    for path in places(report):
        if path and path[0] not in ("year", "form"):
            for put in (MISSING, None, -1, 1.5, True, "", "12", "+12", "12a", [], {}, [""], {"heading": "a"}, {"items": []}):
                yield damaged(report, path, put)
        place = report
        for key in path:
            place = place[key]
        if isinstance(place, dict):
            yield damaged(report, path + ("some_key",), 0)


def ragged(value):
    """Whether a table amid the words has a row that is not as long as its head: no schema can say so."""
    members = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    head, rows = (value.get(key) for key in ("head", "rows")) if isinstance(value, dict) else (None, None)
    if isinstance(head, list) and isinstance(rows, list):
        return any(isinstance(row, list) and len(row) != len(head) for row in rows)
    return any(map(ragged, members))


# What no schema can say: whether a picture is there, and whether the figures of a chart can be shown side by side.
UNSAID = {"missing-picture", "picture-outside-folder", "unfit-chart"}


def unread(nianbao, reports):
    """Which reports cannot be read: those with a finding that no rule gives."""
    rules = {line.split()[0] for line in run(nianbao, "explain").split("读不懂")[0].splitlines() if line.startswith("  ")}
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for number, report in enumerate(reports):
            names.append(f"{folder}/{number}.json")
            with open(names[-1], "w", encoding="utf-8") as file:
                json.dump(report, file, ensure_ascii=False)
        found = set()
        for start in range(0, len(names), 500):
            output = run(nianbao, "check", "--format", "json", "--quiet", *names[start : start + 500])
            records = map(json.loads, output.splitlines())
            found |= {record["file"] for record in records if record["rule"] not in rules | UNSAID}
    return [name in found for name in names]


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def main(nianbao, *files):
    validators = {}
    for form in ("2021", "2019"):
        schema = json.loads(run(nianbao, "schema", "--form", form))
        Draft202012Validator.check_schema(schema)
        validators[form] = Draft202012Validator(schema)
    failures = 0
    for name in files:
        with open(name, encoding="utf-8") as file:
            report = json.load(file)
        validator = validators["2021" if report["year"] >= 2021 else "2019"]
        reports = [report, *(each for each in damages(report) if not ragged(each))]
        valid = [validator.is_valid(each) for each in reports]
        read = [not bad for bad in unread(nianbao, reports)]
        if not (valid[0] and read[0]):
            failures += 1
            print(f"{name}: not valid: {next(validator.iter_errors(report), None)}")
        differ = [number for number, pair in enumerate(zip(valid, read)) if pair[0] != pair[1]]
        failures += len(differ)
        for number in differ[:5]:
            print(f"{name}: schema says {valid[number]}, parser says {read[number]}: {changes(report, reports[number])}")
        print(f"{name}: {len(reports)} reports, {sum(valid)} valid, {len(differ)} judged differently")
    sys.exit(failures > 0)


def changes(before, after):
    """What was changed, as text."""
    before, after = (json.dumps(each, ensure_ascii=False) for each in (before, after))
    start = next((at for at, pair in enumerate(zip(before, after)) if pair[0] != pair[1]), 0)
    return after[max(0, start - 40) : start + 40]


main(*sys.argv[1:])
