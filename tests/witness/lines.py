#!/usr/bin/env python3
"""How many lines of reports stand on the same page of PDF and Word file.

usage: lines.py NAME...     (each stands for NAME.pdf and NAME.newer.lines.pdf, the Word file as an office program breaks its lines)

Prints them by report; exit 1 if fewer than two of three are: the PDF weighs the lines of a
paragraph against each other, an office program fills one after another.
"""
import difflib
import sys

import parity


def main():
    equal = lines = 0
    for name in sys.argv[1:]:
        ours, theirs = parity.pages(f"{name}.pdf"), parity.pages(f"{name}.newer.lines.pdf")
        matchers = [difflib.SequenceMatcher(None, a, b, autojunk=False) for a, b in zip(ours, theirs)]
        same = sum(block.size for matcher in matchers for block in matcher.get_matching_blocks())
        of = sum(map(len, ours))
        print(f"{name}: {same} of {of} lines")
        equal, lines = equal + same, lines + of
    return int(equal * 3 < lines * 2)


if __name__ == "__main__":
    sys.exit(main())
