#!/usr/bin/env python3
"""Make a wheel that is the command, with no Python in it. make_wheel.py VERSION PLATFORM PROGRAM LICENCES FOLDER"""
import sys
from pathlib import Path

from wheel.wheelfile import WheelFile

version, platform, program, licences, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]), Path(sys.argv[5])
name = f"nianbao-{version}"
METADATA = f"""Metadata-Version: 2.4
Name: nianbao
Version: {version}
Summary: 政府信息公开工作年度报告：检查，生成 PDF、Word、OFD 和网页
License-Expression: MIT OR Apache-2.0
License-File: LICENCES.txt
Description-Content-Type: text/markdown

`nianbao serve --open` opens the page to fill a report in; `nianbao --help` lists the commands.
"""
WHEEL = f"""Wheel-Version: 1.0
Generator: nianbao
Root-Is-Purelib: false
Tag: py3-none-{platform}
"""
with WheelFile(folder / f"{name}-py3-none-{platform}.whl", "w") as wheel:
    # The program's own bits go along: installers give what lies in scripts/ the right to run.
    wheel.write(program, f"{name}.data/scripts/{program.name}")
    wheel.writestr(f"{name}.dist-info/licenses/LICENCES.txt", licences.read_bytes())
    wheel.writestr(f"{name}.dist-info/METADATA", METADATA)
    wheel.writestr(f"{name}.dist-info/WHEEL", WHEEL)
