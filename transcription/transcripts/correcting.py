"""What a correction makes of a segment's words and marks. Pure."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from transcription.transcripts.events import MarkedWords, Word

OUTER_SIGNS = re.compile(r"^\W+|\W+$")


def spread(text: str, start: float, end: float, probability: float = 1.0) -> tuple[Word, ...]:
    """The words of a text, evenly over its time: a person's words have no times of their own."""
    said = text.split()
    step = (end - start) / len(said) if said else 0.0
    return tuple(
        Word(
            start=round(start + step * place, 3),
            end=round(start + step * (place + 1), 3),
            text=word,
            probability=probability,
        )
        for place, word in enumerate(said)
    )


def replaced(words: Sequence[Word], first: int, last: int, text: str) -> tuple[Word, ...]:
    """These words with `first` to `last` exchanged for what a person heard there; nothing strikes them."""
    heard = spread(text, words[first].start, words[last].end)
    return (*words[:first], *heard, *words[last + 1 :])


def moved(marks: Sequence[MarkedWords], first: int, last: int, count: int) -> tuple[MarkedWords, ...]:
    """The marks after words `first` to `last` became `count` others. What a person heard has none."""
    by = count - (last - first + 1)
    left = [replace(mark, last=min(mark.last, first - 1)) for mark in marks if mark.first < first]
    right = [
        replace(mark, first=max(mark.first, last + 1) + by, last=mark.last + by)
        for mark in marks
        if mark.last > last
    ]
    return (*left, *right)


def joined(words: Sequence[Word]) -> str:
    """The words as a line of text. Engines may keep a space before each."""
    return " ".join(stripped for word in words if (stripped := word.text.strip()))


def edits(before: str, after: str) -> int:
    """How many words were exchanged, added or struck, capitals and outer signs apart (Levenshtein, by
    words): what a recognizer's word error counts."""
    old, new = _bare(before), _bare(after)
    row = list(range(len(new) + 1))
    for done, word in enumerate(old, 1):
        before_it, row[0] = row[0], done
        for place, other in enumerate(new, 1):
            here = min(row[place] + 1, row[place - 1] + 1, before_it + (word != other))
            before_it, row[place] = row[place], here
    return row[-1]


def _bare(text: str) -> list[str]:
    return [bare for word in text.split() if (bare := OUTER_SIGNS.sub("", word).casefold())]
