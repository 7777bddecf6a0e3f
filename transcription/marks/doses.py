"""Doses: how much of a medication, and how often, in English and Spanish."""

import re
from collections.abc import Iterator, Sequence

from transcription.marks.runs import runs
from transcription.marks.spoken_numbers import is_number
from transcription.marks.words import of

ATTACHED = re.compile(r"[\d.,/]+(mg|mcg|ug|g|kg|ml|cc|l|iu|meq|%|units?)")


def doses(plains: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Spans of an amount with its unit, of how often, and of both where they follow each other."""
    flags = [bool(ATTACHED.fullmatch(plain)) or plain in of("often") for plain in plains]
    for place, plain in enumerate(plains):
        begin = place
        if plain in of("units") | of("times"):
            begin = _back(plains, place, of("amount_joins"))
            if begin < place and plain in of("times") and plains[place - 1] in of("ordinals"):
                begin = place  # "the third time" is no dose
        elif plain in of("periods"):
            begin = _back(plains, place, of("every") | of("per"))
            if not _is_rhythm(plains[begin:place], follows=begin > 0 and flags[begin - 1]):
                begin = place
        if begin < place:
            flags[begin : place + 1] = [True] * (place + 1 - begin)
    return runs(flags)


def _back(plains: Sequence[str], place: int, joins: frozenset[str]) -> int:
    """Where the words that count what stands at `place` begin: `place` itself when nothing does."""
    begin = place
    while begin and (is_number(plains[begin - 1]) or plains[begin - 1] in joins):
        begin -= 1
    if joins == of("amount_joins"):
        while begin < place and not is_number(plains[begin]):
            begin += 1  # "a tablet" alone is no amount
    return begin


def _is_rhythm(counting: Sequence[str], *, follows: bool) -> bool:
    """ "Every six hours", "each morning"; "a day" and "at bedtime" only after an amount."""
    return any(plain in of("every") for plain in counting) or (follows and bool(counting))
