"""The policy's word files with their patterns read, not yet compiled."""

from collections.abc import Callable, Collection
from typing import NamedTuple

import msgspec

from coordination.policy.triggers import Classes, ContextFile, WordsFile
from coordination.routing.patterns.english_verbs import forms
from coordination.routing.patterns.nodes import Node, OneOf
from coordination.routing.patterns.reading import read
from coordination.routing.patterns.widening import compounded, inflected
from coordination.routing.triggers.added import matches_of
from coordination.routing.triggers.families import Meaning

PATTERNS = (
    "not_denials",
    "denials",
    "denials_after",
    "recent",
    "older",
    "family",
    "not_family",
    "hypothetical",
    "not_hypothetical",
    "yes_answers",
    "no_answers",
    "agreements",
    "asked",
    "asked_of_the_past",
)


Widened = Callable[[Node], Node]


class ReadPattern(NamedTuple):
    source: str
    where: str
    node: Node


class ReadWords(msgspec.Struct, frozen=True):
    """triggers.<language>.yaml"""

    classes: dict[str, Node]
    patterns: list[tuple[Meaning, ReadPattern]]
    besides: list[tuple[str, ReadPattern]]
    idioms: list[ReadPattern]

    def nodes(self) -> list[Node]:
        several = (self.patterns, self.besides)
        every = [*(one for pairs in several for _, one in pairs), *self.idioms]
        return [*self.classes.values(), *(one.node for one in every)]


class ReadContext(msgspec.Struct, frozen=True):
    """context.<language>.yaml; `patterns` by the field's name."""

    classes: dict[str, Node]
    patterns: dict[str, list[ReadPattern]]

    def nodes(self) -> list[Node]:
        return [*self.classes.values(), *(one.node for several in self.patterns.values() for one in several)]


def read_words(language: str, file: WordsFile, compounds: Collection[str] = ()) -> ReadWords:
    """PatternError where something cannot be read. `compounds` of all languages, each as one word."""
    name = f"triggers.{language}.yaml"
    verbs = forms() if language == "en" else {}

    def widened(node: Node) -> Node:
        return inflected(compounded(node, compounds), verbs)

    found: list[tuple[Meaning, ReadPattern]] = []
    besides: list[tuple[str, ReadPattern]] = []
    for family, decided in file.families.items():
        words = decided.value
        added = [pattern for phrase in words.added if (pattern := matches_of(phrase, language))]
        for tier, patterns in (("now", [*words.now, *added]), ("review", words.review)):
            meaning = Meaning(family, "now" if tier == "now" else "review")
            found += [(meaning, _pattern(one, f"{name}: families.{family}", widened)) for one in patterns]
        besides += [(family, _pattern(one, f"{name}: families.{family}", widened)) for one in words.besides]
    idioms = [_pattern(one, f"{name}: idioms", widened) for one in file.idioms]
    return ReadWords(_classes(file.classes, name, widened), found, besides, idioms)


def read_context(language: str, file: ContextFile, compounds: Collection[str]) -> ReadContext:
    """PatternError where something cannot be read. Verbs stay as they are: their tense is what is asked."""
    name = f"context.{language}.yaml"

    def widened(node: Node) -> Node:
        return compounded(node, compounds)

    patterns = {
        field: [_pattern(one, f"{name}: {field}", widened) for one in getattr(file, field)]
        for field in PATTERNS
    }
    return ReadContext(_classes(file.classes, name, widened), patterns)


def _classes(classes: Classes, file: str, widened: Widened) -> dict[str, Node]:
    return {
        name: OneOf(tuple(widened(read(one, f"{file}: classes.{name}")) for one in entries))
        for name, entries in classes.items()
    }


def _pattern(source: str, where: str, widened: Widened) -> ReadPattern:
    return ReadPattern(source, where, widened(read(source, where)))
