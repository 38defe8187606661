#!/usr/bin/env python3
"""Is the text inside a Word file the report's, character for character?

usage: words.py REPORT.json REPORT.docx      (needs python-docx and mammoth)

The file is read as programs read it, not as it is printed. Title, headings, paragraphs and items must follow one another, white
space aside, with nothing between them but the numbers that the program adds (text.py): as python-docx has them without the tables, and
as mammoth has them with every cell of the tables, of which it must not complain. No character that shows nothing may stand in it that
the report does not have. Exit 0 when all hold, 1 when not.
"""
import pathlib
import sys
import unicodedata

import docx
import mammoth

from report import Report, squeeze
from text import words


def unseen(text):
    """The characters of a text that show nothing: controls and format characters, white space aside."""
    return {character for character in text if unicodedata.category(character) in ("Cc", "Cf", "Co") and not character.isspace()}


def main():
    sample, word = sys.argv[1:3]
    report, faults = Report(sample), []
    paragraphs = "\n".join(paragraph.text for paragraph in docx.Document(word).paragraphs)
    faults += [f"python-docx: {fault}" for fault in words(report, squeeze(paragraphs), tables="none")]
    with open(word, "rb") as file:
        read = mammoth.extract_raw_text(file)
    faults += [f"mammoth: {fault}" for fault in [*words(report, squeeze(read.value), tables="cells"), *read.messages]]
    faults += [f"U+{ord(character):04X} is not the report's"
               for character in sorted(unseen(paragraphs + read.value) - unseen(pathlib.Path(sample).read_text(encoding="utf-8")))]
    for fault in faults:
        print(f"  {fault}")
    print(f"{len(paragraphs)} characters, {len(read.value)} with the tables: {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
