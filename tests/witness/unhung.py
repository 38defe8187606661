#!/usr/bin/env python3
"""A copy of a Word file for LibreOffice alone, in which it does not hang punctuation into the margin.

usage: unhung.py FILE.docx COPY.docx

LibreOffice reads w:overflowPunct (ISO/IEC 29500-1 17.3.1.21) the wrong way round: the copy says the opposite of what is meant.
"""
import sys
import zipfile

OFF, ON = b'<w:overflowPunct w:val="0"/>', b"<w:overflowPunct/>"


def main():
    with zipfile.ZipFile(sys.argv[1]) as file, zipfile.ZipFile(sys.argv[2], "w", zipfile.ZIP_DEFLATED) as copy:
        for name in file.namelist():
            part = file.read(name)
            if name == "word/styles.xml":
                if part.count(OFF) != 1:
                    sys.exit("the styles do not turn w:overflowPunct off exactly once")
                part = part.replace(OFF, ON)
            copy.writestr(name, part)


if __name__ == "__main__":
    main()
