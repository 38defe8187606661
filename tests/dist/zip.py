#!/usr/bin/env python3
"""Pack a folder so that the same files give the same bytes. zip.py FILE.zip PARENT FOLDER"""
import os
import sys
import time
import zipfile
from pathlib import Path

path, parent, folder = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
day = time.gmtime(int(os.environ["SOURCE_DATE_EPOCH"]))[:6]
with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
    for file in sorted((parent / folder).rglob("*")):
        if file.is_file():
            entry = zipfile.ZipInfo(str(file.relative_to(parent)), day)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            package.writestr(entry, file.read_bytes())
