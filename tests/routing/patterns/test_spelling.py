"""Which word a misspelled one was meant to be."""

import pytest

from coordination.routing.patterns.lexicon import OTHER, Lexicon
from coordination.routing.patterns.spanish_verbs import forms
from coordination.routing.patterns.spelling import Spelling, letters_apart

MEANT = ("seizure", "chest", "breathing", "hemorrhage", "desmaye", "suicidal", "pain")


@pytest.mark.parametrize(
    ("heard", "meant"),
    [
        ("seizzure", "seizure"),
        ("seziure", "seizure"),
        ("siezure", "seizure"),
        ("cheast", "chest"),
        ("brething", "breathing"),
        ("hemmorage", "hemorrhage"),
        ("desmalle", "desmaye"),
        ("sucidal", "suicidal"),
        ("pian", None),  # four letters are never guessed
        ("chair", None),
        ("leisure", None),
        ("breakfast", None),
    ],
)
def test_the_nearest_word(heard: str, meant: str | None) -> None:
    assert Spelling(MEANT).nearest(heard) == meant


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [("chest", "chest", 0), ("chest", "cehst", 1), ("chest", "chess", 1), ("a", "abc", 2)],
)
def test_letters_that_differ(one: str, other: str, apart: int) -> None:
    assert letters_apart(one, other) == apart


def test_an_ordinary_word_is_not_taken_for_another() -> None:
    lexicon = Lexicon(["cancer"], [], ["cancer"], ["cancel"])
    assert lexicon.written("cancel") == OTHER
    assert lexicon.written("cancerr") == lexicon.of_word("cancer")


def test_two_words_that_were_written_as_one() -> None:
    lexicon = Lexicon(["chest", "pain"], [], ["chest"], [])
    assert lexicon.written("chestpain") == lexicon.of_word("chest") + lexicon.of_word("pain")


@pytest.mark.parametrize("form", ["tomo", "tomaron", "tomando", "tomarme", "tomandolo", "tome", "tomaba"])
def test_forms_of_a_spanish_verb(form: str) -> None:
    assert form in set(forms("tomar"))


def test_letters_change_before_e() -> None:
    assert {"pegue", "pega", "pegarle"} <= set(forms("pegar"))
