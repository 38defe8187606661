#!/usr/bin/env python3
"""Print whose work is in the program: every crate that is linked in, and every face, with the texts of their licences.
licences.py ROOT

Texts that are alike are printed once, with the names of all that come under them.
"""
import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

root = Path(sys.argv[1])
TARGETS = ["x86_64-unknown-linux-gnu", "x86_64-pc-windows-gnu"]
NAMES = ("licen", "copying", "copyright", "notice", "unlicense")


def metadata(target):
    command = ["cargo", "metadata", "--format-version=1", "--locked", f"--filter-platform={target}"]
    return json.loads(subprocess.run(command, cwd=root, check=True, capture_output=True).stdout)


def linked(all):
    """The packages that the program needs to run: neither what tests need nor what only builds."""
    nodes = {node["id"]: node for node in all["resolve"]["nodes"]}
    open_, seen = [all["resolve"]["root"]], set()
    while open_:
        package = open_.pop()
        if package in seen:
            continue
        seen.add(package)
        for dependency in nodes[package]["deps"]:
            if any(kind["kind"] is None for kind in dependency["dep_kinds"]):
                open_.append(dependency["pkg"])
    return [package for package in all["packages"] if package["id"] in seen and package["name"] != "nianbao"]


packages = {}
for target in TARGETS:
    packages |= {(package["name"], package["version"]): package for package in linked(metadata(target))}
print("nianbao：MIT OR Apache-2.0\n\n程序里用到的软件包：\n")
texts = defaultdict(list)
for (name, version), package in sorted(packages.items()):
    print(f"{name} {version}：{package['license'] or '见下'}")
    for file in sorted(Path(package["manifest_path"]).parent.iterdir()):
        if file.is_file() and file.name.lower().startswith(NAMES):
            texts[file.read_text(errors="replace").strip()].append(f"{name} {version}")
print("\n程序里带的字体（fonts/README.md）：\n")
for file in sorted((root / "fonts/licenses").iterdir()):
    print(file.name)
    texts[file.read_text(errors="replace").strip()].append(file.name)
texts[(root / "LICENSE").read_text().strip()].append("nianbao")
for text, names in texts.items():
    print("\n" + "=" * 78 + "\n" + "、".join(dict.fromkeys(names)) + "\n" + "-" * 78 + "\n" + text)
