"""By which words a call is a person's, in every language: triggers.yaml, triggers.<language>.yaml and
context.<language>.yaml.

This module only says what the files hold. What a pattern means, and whether it can be read, is
coordination/routing/patterns/reading.py.
"""

from collections.abc import Mapping
from typing import Literal

import msgspec

from coordination.policy.decided import Decided, FromFile
from coordination.policy.errors import PolicyError

Lowering = Literal["denied", "older_history", "family_history", "hypothetical"]
Classes = dict[str, list[str]]


class FamilyRule(FromFile, frozen=True, kw_only=True):
    """`lowered_by`: what turns words of the family from *now* to *review*. `names_drug`: the medication named
    beside them is shown. `asks_about_signs`: its words ask what a sign of another family means or calls for;
    where every sign of the sentence is only supposed, so is the question."""

    lowered_by: list[Lowering]
    names_drug: bool = False
    asks_about_signs: bool = False


class TriggersFile(FromFile, frozen=True, kw_only=True):
    """triggers.yaml"""

    families: dict[str, Decided[FamilyRule]]


class FamilyWords(FromFile, frozen=True, kw_only=True):
    """Patterns of *now*, and of what may mean it: *review*. `added`: plain phrases of the clinic's own, each
    *now*. `besides`: what takes a word of this family for something else ("my manager", of a complaint)."""

    now: list[str]
    review: list[str] = []
    besides: list[str] = []
    added: list[str] = []


class DecidedWords(Decided[FamilyWords], frozen=True, kw_only=True):
    """`text` says in words what the patterns are for."""

    text: str


class WordsFile(FromFile, frozen=True, kw_only=True):
    """triggers.<language>.yaml. `compounds`: words that together mean something else ("blood pressure"), each
    pair one word. `idioms`: turns of speech in which nothing is meant. `guessed`: words that a misspelled or
    misheard one is taken for. `ordinary`: words that look like one of those, and are none. `no_forms`: words
    that no `word*` reaches though they begin so ("number" is no form of "numb")."""

    classes: Classes
    compounds: list[str] = []
    idioms: list[str] = []
    families: dict[str, DecidedWords]
    guessed: list[str] = []
    ordinary: list[str] = []
    no_forms: list[str] = []


class ContextFile(FromFile, frozen=True, kw_only=True):
    """context.<language>.yaml: the words around a phrase that decide whether it is so. Each field is
    explained in the English file."""

    classes: Classes
    light: list[str]
    fillers: list[str]
    hanging: list[str]
    negative: list[str]
    contrasts: list[str]
    breaks: list[str]
    subjects: list[str]
    takers: list[str]
    possessives: list[str]
    carriers: list[str]
    openers: list[str]
    joiners: list[str]
    pointers: list[str]
    happens: list[str]
    given: list[str]
    owned: list[str]
    alternatives: list[str]
    not_denials: list[str]
    denials: list[str]
    denials_after: list[str]
    recent: list[str]
    older: list[str]
    older_before: list[str]
    past: list[str]
    family: list[str]
    others: list[str]
    not_family: list[str]
    hypothetical: list[str]
    not_hypothetical: list[str]
    yes_answers: list[str]
    no_answers: list[str]
    agreements: list[str]
    asked: list[str]
    asked_of_the_past: list[str]
    listening: list[str]
    negation: str
    negation_before: bool
    auxiliaries: list[str]
    persons: list[str]


class Triggers(msgspec.Struct, frozen=True, kw_only=True):
    """The files as they stand; `words` and `contexts` by language."""

    rules: dict[str, FamilyRule]
    words: dict[str, WordsFile]
    contexts: dict[str, ContextFile]


def triggers_of(
    file: TriggersFile, words: Mapping[str, WordsFile], contexts: Mapping[str, ContextFile]
) -> Triggers:
    """All files together. PolicyError where a language lacks a family, or has one that has no rule."""
    for language, one in words.items():
        if odd := file.families.keys() ^ one.families.keys():
            name = min(odd)
            where = f"triggers.{language}.yaml" if name in file.families else "triggers.yaml"
            raise PolicyError(
                where, f"families.{name}", "is missing: its words would be found by nobody (S10)"
            )
    return Triggers(
        rules={name: decided.value for name, decided in file.families.items()},
        words=dict(words),
        contexts=dict(contexts),
    )
