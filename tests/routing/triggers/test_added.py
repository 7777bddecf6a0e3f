"""Phrases that a clinic adds, and words of a second hearing."""

import pytest
from msgspec.structs import replace

from coordination.policy.published import load_policy
from coordination.policy.triggers import Triggers
from coordination.routing.triggers.added import matches_of
from coordination.routing.triggers.building import families_of
from coordination.routing.triggers.finding import find, find_possible
from tests.policy.shipped import SHIPPED
from tests.routing.triggers.engine import shipped
from tests.routing.triggers.saying import heard


def with_phrase(phrase: str) -> Triggers:
    triggers = load_policy(SHIPPED).triggers
    words = triggers.words["en"]
    fainting = words.families["fainting"]
    added = replace(fainting, value=replace(fainting.value, added=[phrase]))
    changed = replace(words, families={**words.families, "fainting": added})
    return replace(triggers, words={**triggers.words, "en": changed})


@pytest.mark.parametrize(
    ("phrase", "language", "pattern"),
    [
        ("falling out", "en", "fall* ..2 out"),
        ("the room is spinning", "en", "room ..2 spinn*"),
        ("me dio un vahído", "es", "vahid*"),
        ("", "en", ""),
    ],
)
def test_a_plain_phrase_becomes_a_pattern(phrase: str, language: str, pattern: str) -> None:
    assert matches_of(phrase, language) == pattern


def test_an_added_phrase_is_found_with_other_endings_and_words_between() -> None:
    families = families_of(with_phrase("swooned in church"))
    said = [heard("she was swooning in the church")]
    assert [(one.family, one.tier) for one in find(said, families)] == [("fainting", "now")]
    assert find(said, shipped()) == []


def test_s11_what_only_a_biased_hearing_has_is_for_a_person_to_listen_to() -> None:
    found = find_possible([heard("I can't breathe")], shipped())
    assert [(one.family, one.tier, one.why) for one in found] == [("breathing", "review", "possible")]
