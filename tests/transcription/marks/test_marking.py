"""Marks: unsure words, drugs, doses, numbers and negations, spoken and written."""

import pytest

from transcription.marks.marking import marks_of
from transcription.transcripts.events import Mark, Word


def words(text: str, probability: float = 0.9) -> list[Word]:
    return [
        Word(start=float(place), end=place + 1.0, text=one, probability=probability)
        for place, one in enumerate(text.split())
    ]


def marked(text: str, mark: Mark, language: str = "en") -> list[str]:
    said = text.split()
    return [
        " ".join(said[one.first : one.last + 1])
        for one in marks_of(words(text), language)
        if one.mark == mark
    ]


@pytest.mark.parametrize(
    ("text", "drugs"),
    [
        ("I started Lisinopril, ten milligrams.", ["Lisinopril,"]),
        ("my coumadin and metformin", ["coumadin", "metformin"]),
        ("Tylenol or ibuprofen?", ["Tylenol", "ibuprofen?"]),
        ("I drink water and coffee", []),
        ("My name is Violet King and I bought a car", []),
    ],
)
def test_drugs_by_generic_and_brand_name(text: str, drugs: list[str]) -> None:
    assert marked(text, "drug") == drugs


@pytest.mark.parametrize(
    ("text", "doses"),
    [
        ("I take ten milligrams twice a day, not 20 mg.", ["ten milligrams twice a day,", "20 mg."]),
        ("40mg daily", ["40mg daily"]),
        ("half a tablet every six hours", ["half a tablet every six hours"]),
        ("two puffs three times a day", ["two puffs three times a day"]),
        ("tomo diez miligramos cada ocho horas", ["diez miligramos cada ocho horas"]),
        ("I have three children and a pill box", []),
        ("what a day it was", []),
        ("this is the third time that I call, la tercera vez", []),
        ("time and again", []),
    ],
)
def test_doses_are_amounts_with_their_units_and_how_often(text: str, doses: list[str]) -> None:
    assert marked(text, "dose") == doses


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("June the 4th, 1958.", ["4th, 1958."]),
        ("March third, nineteen sixty four", ["March third, nineteen sixty four"]),
        ("one hundred and twenty over eighty", ["one hundred and twenty", "eighty"]),
        ("five five five oh one four two", ["five five five oh one four two"]),
        ("between $25 and $35", ["$25 and $35"]),
        ("twenty-four hours", ["twenty-four"]),
        ("may I march in and see you a second", []),
        ("tengo una cita el quince de marzo", ["quince de marzo"]),
    ],
)
def test_numbers_written_and_spoken(text: str, numbers: list[str]) -> None:
    assert marked(text, "number") == numbers


@pytest.mark.parametrize(
    ("text", "negations"),
    [
        ("I have no pain, I did not faint and can't sleep", ["no", "not", "can't"]),
        ("never without it", ["never without"]),
        ("sin dolor, nunca", ["sin", "nunca"]),
        ("I know nobody knows", ["nobody"]),
        ("a note from the north", []),
    ],
)
def test_negations(text: str, negations: list[str]) -> None:
    assert marked(text, "negation") == negations


def test_words_that_the_engine_doubts_are_unsure() -> None:
    said = [*words("take the", 0.9), *words("bed a prowl", 0.59), *words("out", 0.6)]
    (unsure,) = [one for one in marks_of(said, "en") if one.mark == "unsure"]
    assert (unsure.first, unsure.last) == (2, 4)


def test_no_words_have_no_marks() -> None:
    assert marks_of([], "en") == []
