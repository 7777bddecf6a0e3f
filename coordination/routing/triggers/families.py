"""The word families of the policy, made ready to be looked for."""

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
    """One language: its families, the turns of speech in which they are not meant, and its clauses."""

    patterns: Patterns[Meaning]
    idioms: Patterns[None]
    clausal: Clausal


class Families(msgspec.Struct, frozen=True, kw_only=True):
    """All languages: callers change them within a sentence, and nobody tells a line of text its own."""

    lexicon: Lexicon
    tongues: tuple[Tongue, ...]
    rules: dict[str, FamilyRule]
    manner: Manner
    around: Around
    answers: Answers
