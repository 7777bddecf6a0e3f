"""The word families of the policy, made ready to be looked for."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from coordination.policy.triggers import FamilyRule
from coordination.routing.patterns.lexicon import Lexicon
from coordination.routing.patterns.searching import Patterns
from coordination.routing.triggers.answers import Answers
from coordination.routing.triggers.context import Around, Clausal
from coordination.routing.triggers.heard import Tier
from coordination.routing.triggers.said import Manner


class Meaning(NamedTuple):
    """What a pattern stands for."""

    family: str
    tier: Tier


class Tongue(msgspec.Struct, frozen=True, kw_only=True):
    """One language: its families, the turns of speech within which nothing is meant, what each family's words
    may be `besides`, and its clauses. `own`: the words of its files that no other language's have."""

    patterns: Patterns[Meaning]
    idioms: Patterns[None]
    besides: Patterns[str]
    clausal: Clausal
    own: frozenset[str]


FEW = 3  # words: so short a phrase may be of any language
SHARE = 3  # a third as many words of a language as of the first one: people change it within a sentence


def spoken(text: str, tongues: Sequence[Tongue]) -> tuple[int, ...]:
    """Which languages a text may be in, by their number: "report" is not "reporte" among English words."""
    if len(text) <= FEW:
        return tuple(range(len(tongues)))
    counts = [sum(one in tongue.own for one in text) for tongue in tongues]
    return tuple(number for number, count in enumerate(counts) if count * SHARE >= max(counts))


class Families(msgspec.Struct, frozen=True, kw_only=True):
    """All languages: callers change them within a sentence, and nobody tells a line of text its own.

    `arounds`: what is around the words, for each group of languages that a text may be in."""

    lexicon: Lexicon
    tongues: tuple[Tongue, ...]
    rules: dict[str, FamilyRule]
    manner: Manner
    arounds: dict[tuple[int, ...], Around]
    answers: Answers
