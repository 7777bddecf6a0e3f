"""How alike names are: as they are heard, spelled and turned around."""

import pytest

from coordination.ehr.names import likeness, names_given, plain


@pytest.mark.parametrize(
    ("said", "charted", "at_least"),
    [
        ("Walter Quimby", "Walter Quimby", 100),
        ("quimby, WALTER", "Walter Quimby", 100),
        ("Maria Lopez", "María Guadalupe López Herrera", 100),
        ("Sean Obrien", "Seán O'Brien", 100),
        ("Catherine Jonson", "Catherine Johnson", 95),
        ("Katherine Sloan", "Catherine Sloan", 90),
        ("Walter Quimbee", "Walter Quimby", 85),
    ],
)
def test_names_that_are_one_persons(said: str, charted: str, at_least: float) -> None:
    assert likeness(said, charted) >= at_least


@pytest.mark.parametrize(
    ("said", "charted", "at_most"),
    [
        ("Nora Bell", "Nadia Bell", 75),
        ("Sara Bell", "Nora Bell", 80),
        ("Bell", "Nora Bell", 65),
        ("", "Nora Bell", 0),
        ("...", "Nora Bell", 0),
    ],
)
def test_names_that_are_two_peoples(said: str, charted: str, at_most: float) -> None:
    assert likeness(said, charted) <= at_most


def test_a_family_name_alone_names_nobody() -> None:
    assert names_given("Bell, Nora", ("Nora",))
    assert names_given("Norah Bell", ("Nora",))
    assert not names_given("Duarte Solis", ("Inés", "María"))
    assert not names_given("Nadia Bell", ("Nora",))


def test_plain_is_small_letters_without_accents_and_signs() -> None:
    assert plain("  O'Brien-Lopéz,  María ") == "obrien lopez maria"
