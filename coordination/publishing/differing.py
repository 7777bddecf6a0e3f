"""Two texts, line by line: what a person reads before she publishes. Pure."""

from difflib import SequenceMatcher
from typing import Literal

import msgspec

Change = Literal["same", "added", "removed"]
AROUND = 3  # lines of context on either side of a change
LONGEST = 400  # lines told; past it a person reads the texts themselves


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """`number` counts in the new text for what is there, in the old one for what is gone, from 1."""

    change: Change
    number: int
    text: str


def lines_between(before: str, after: str) -> list[Line]:
    """The changed lines with a few around them; nothing for the same text."""
    old, new = before.splitlines(), after.splitlines()
    told: list[Line] = []
    for group in SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(AROUND):
        for kind, a, b, c, d in group:
            if kind == "equal":
                told += [Line(change="same", number=c + at + 1, text=new[c + at]) for at in range(d - c)]
                continue
            told += [Line(change="removed", number=a + at + 1, text=old[a + at]) for at in range(b - a)]
            told += [Line(change="added", number=c + at + 1, text=new[c + at]) for at in range(d - c)]
    return told[:LONGEST]
