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
    numerals = (NUMERALS | of("ordinals")) - of("articles")
    return all(part in numerals for part in plain.split("-"))


def numbers(plains: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Spans of words that are one number, or a date."""
    flags = [is_number(plain) for plain in plains]
    for place, plain in enumerate(plains):
        before = place > 0 and flags[place - 1]
        after = place + 1 < len(flags) and flags[place + 1]
        if plain in of("between"):
            flags[place] = before and after
        elif plain in of("months"):
            flags[place] = before or after
    return runs(flags)
