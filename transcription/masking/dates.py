"""A date is no card: "June the 4th, 1958" has the digits that a card's number may begin with."""

from collections.abc import Sequence

from transcription.masking.digits import plain

MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)
BETWEEN = frozenset({"the", "on"})
"""What is said between a month and its day. In Spanish the words between day and year end a number anyway."""
LAST_DAY = 31
YEARS = range(1900, 2100)


def is_date(before: Sequence[str], parts: Sequence[str]) -> bool:
    """Whether these digits, and no others, are the day and the year after a month; `before` are the words in
    front of them, the nearest last."""
    if len(parts) != 2 or not all(part.isdecimal() for part in parts):
        return False
    day, year = parts
    month = next((word for word in map(plain, reversed(before)) if word not in BETWEEN), "")
    return month in MONTHS and 1 <= int(day) <= LAST_DAY and len(year) == 4 and int(year) in YEARS
