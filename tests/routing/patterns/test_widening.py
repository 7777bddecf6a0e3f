"""What a pattern finds besides the words that are written in it."""

import pytest

from coordination.routing.patterns.english_verbs import forms
from coordination.routing.patterns.lexicon import Lexicon
from coordination.routing.patterns.nodes import InOrder, OneOf, Word
from coordination.routing.patterns.plain import plain_words
from coordination.routing.patterns.reading import read
from coordination.routing.patterns.spanish_nouns import without_diminutive
from coordination.routing.patterns.widening import compounded, inflected


def test_one_form_of_a_verb_stands_for_all() -> None:
    assert inflected(read("wake up", "here"), forms()) == InOrder(
        (OneOf(tuple(Word(one) for one in ("wake", "wakes", "waking", "woke", "woken"))), Word("up"))
    )


@pytest.mark.parametrize(
    ("form", "other"), [("dying", "died"), ("popped", "pop"), ("choke", "choking"), ("vomits", "vomited")]
)
def test_regular_verbs_by_the_rules_of_spelling(form: str, other: str) -> None:
    assert other in forms()[form]


@pytest.mark.parametrize("word", ["do", "have", "bit", "attack", "shot", "fall"])
def test_what_is_an_auxiliary_or_a_noun_as_often_is_no_verb(word: str) -> None:
    assert word not in forms()


def test_words_of_a_compound_are_found_as_the_compound() -> None:
    node = compounded(read("in (high | grade) (school | year)", "here"), {"highschool"})
    assert isinstance(node, InOrder)
    pair = node.parts[1]
    assert isinstance(pair, OneOf)
    assert pair.options[1:] == (Word("highschool"),)


def test_no_stem_reaches_a_word_that_is_no_form_of_it() -> None:
    lexicon = Lexicon(["numbness"], ["numb"], [], [], ["number"])
    assert lexicon.of_word("numbness") in lexicon.of_stem("numb")
    assert lexicon.written("numbing") in lexicon.of_stem("numb")
    assert lexicon.written("number") not in lexicon.of_stem("numb")


@pytest.mark.parametrize(
    ("small", "plain"),
    [
        ("pechito", "pecho"),
        ("boquita", "boca"),
        ("dolorcito", "dolor"),
        ("cabecita", "cabeza"),
        ("piernitas", "piernas"),
        ("nochecita", "noche"),
        ("manita", "mano"),
    ],
)
def test_a_spanish_word_made_small(small: str, plain: str) -> None:
    assert plain in set(without_diminutive(small))


@pytest.mark.parametrize("word", ["cita", "ahora", "pecho"])
def test_a_word_that_is_not_made_small(word: str) -> None:
    assert list(without_diminutive(word)) == []


def test_nobodys_is_nobody_is() -> None:
    assert plain_words("nobody's") == (("no", "body", "is"), "")
