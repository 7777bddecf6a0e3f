"""By which words a call shows how it goes: cues.<language>.yaml, and cues.yaml for what is no word.

A cue orders work; it is a sign, never a finding, and has no score. The files of words are written as those of
the triggers are, and read by the same code; what stands around the words is in the same context files.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Literal, get_args

import msgspec

from coordination.policy.decided import Decided, FromFile
from coordination.policy.errors import PolicyError
from coordination.policy.span import Span
from coordination.policy.triggers import ContextFile, FamilyRule, Triggers, WordsFile

CueKind = Literal[
    "frustration",
    "distress",
    "confusion",
    "dissatisfaction",
    "repeated_contact",
    "language_barrier",
    "cannot_hear",
    "talking_over",
]
"""Of words; "talking over" is heard by the times of two voices as well."""
KINDS: tuple[str, ...] = get_args(CueKind)
USUAL = FamilyRule(lowered_by=["denied", "hypothetical"])
"""What is denied or only supposed is no cue."""
RULES: dict[str, FamilyRule] = dict.fromkeys(KINDS, USUAL) | {
    # Who fears what may come is afraid now ("I'm scared it will burst"); a loss of ten years ago is history.
    "distress": FamilyRule(lowered_by=["denied", "older_history"]),
    # "I don't know if..." and "if this goes on I leave" are said of what is.
    "confusion": FamilyRule(lowered_by=["denied"]),
    "dissatisfaction": FamilyRule(lowered_by=["denied"]),
    # "Is it possible to have an interpreter" asks for one.
    "language_barrier": FamilyRule(lowered_by=["denied"]),
    "cannot_hear": FamilyRule(lowered_by=["denied"]),
}


class TalkingOverRule(FromFile, frozen=True, kw_only=True):
    """Two voices at once count from `at_least` on, when each says `words` words in that time."""

    at_least: Span
    words: int


class CuesFile(FromFile, frozen=True, kw_only=True):
    """cues.yaml"""

    talking_over: Decided[TalkingOverRule]


class TalkingOver(msgspec.Struct, frozen=True, kw_only=True):
    """See TalkingOverRule."""

    at_least: timedelta
    words: int


class Cues(msgspec.Struct, frozen=True, kw_only=True):
    """The words by kind, and how long two may speak at once."""

    words: Triggers
    talking_over: TalkingOver


def cues_of(file: CuesFile, words: Mapping[str, WordsFile], contexts: Mapping[str, ContextFile]) -> Cues:
    """All files together. PolicyError where a language lacks a kind, or has one that there is not."""
    for language, one in words.items():
        if odd := set(KINDS) ^ one.families.keys():
            name = min(odd)
            sentence = "is missing" if name in KINDS else "is no kind of cue"
            raise PolicyError(f"cues.{language}.yaml", f"families.{name}", sentence)
    rule = file.talking_over.value
    return Cues(
        words=Triggers(rules=RULES, words=dict(words), contexts=dict(contexts)),
        talking_over=TalkingOver(at_least=rule.at_least.length, words=rule.words),
    )
