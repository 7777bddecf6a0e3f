"""How alike two names are, however they were heard and spelled. Pure.

Words are compared without their order, capitals, accents and signs: a caller says "Lopez, María" and the
chart has "Maria Guadalupe López".
"""

import unicodedata

from rapidfuzz import fuzz

APOSTROPHES = "'\u2019\u02bc"
WHOLE_WORDS = 2  # one word alone is part of too many names to find it within a longer one
GIVEN_ALIKE = 80.0  # of 100: Jon and John (86), Sara and Sarah (89); not Nora and Dora (75)


def plain(text: str) -> str:
    """Small letters and digits, one blank between words; apostrophes join, all other signs part."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    kept = (
        "" if unicodedata.combining(sign) or sign in APOSTROPHES else sign if sign.isalnum() else " "
        for sign in decomposed
    )
    return " ".join("".join(kept).split())


def likeness(said: str, charted: str) -> float:
    """0 to 100. Two words or more that are all in a longer name count as that name."""
    one, other = plain(said), plain(charted)
    if not one or not other:
        return 0.0
    alike = fuzz.token_sort_ratio(one, other)
    if min(len(one.split()), len(other.split())) >= WHOLE_WORDS:
        alike = max(alike, fuzz.token_set_ratio(one, other))
    return alike


def names_given(said: str, given: tuple[str, ...]) -> bool:
    """Whether one of the given names was said: a family name is the whole family's."""
    words = plain(said).split()
    return any(
        fuzz.ratio(word, part) >= GIVEN_ALIKE
        for word in words
        for name in given
        for part in plain(name).split()
    )
