"""Numbers, written and spoken, in English and Spanish: amounts, dates, telephone numbers, years."""

from collections.abc import Iterator, Sequence

from transcription.marks.runs import runs
from transcription.marks.words import of
from transcription.masking.digits import SCALES, TEENS, TENS, UNITS

NUMERALS = UNITS.keys() | TEENS.keys() | TENS.keys() | SCALES.keys()


def is_number(plain: str) -> bool:
    """By itself."""
    if any(letter.isdigit() for letter in plain):
        return True
    numerals = (NUMERALS | of("ordinals") | of("parts")) - of("articles")
    return all(part in numerals for part in plain.split("-"))


def numbers(plains: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Spans of words that are one number, or a date."""
    flags = [is_number(plain) for plain in plains]
    joins = [plain in of("between") for plain in plains]
    within = [flags[n] or joins[n] or plain in of("months") for n, plain in enumerate(plains)]
    for first, last in runs(within):
        if any(flags[first : last + 1]):
            yield _without_joins(joins, first, last)


def _without_joins(joins: Sequence[bool], first: int, last: int) -> tuple[int, int]:
    """ "And" and "of" are part of a number only inside it."""
    while joins[first]:
        first += 1
    while joins[last]:
        last -= 1
    return first, last
