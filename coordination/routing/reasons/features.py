"""A text as the four views that the vectorizers read."""

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from coordination.routing.reasons.concepts import kinds_of
from coordination.routing.reasons.plain import numberless, plain


class Views(NamedTuple):
    """`words` for words and letters; `mixed` has kinds where the lexicon knows the word; `kinds` has each
    kind and each pair of them once."""

    words: str
    mixed: str
    kinds: str


def views_of(text: str) -> Views:
    """The same text gives the same views: a model is stored with its weights alone."""
    words = plain(text)
    kinds = [[one.upper() for one in each] for each in kinds_of(words)]
    plainest = numberless(words)
    mixed = [" ".join(each) if each else word for each, word in zip(kinds, plainest, strict=True)]
    return Views(" ".join(plainest), " ".join(mixed), " ".join(_pairs(kinds)))


def _pairs(kinds: Sequence[Sequence[str]]) -> list[str]:
    single = sorted({one for each in kinds for one in each})
    return single + [f"{one}+{other}" for one, other in combinations(single, 2)]
