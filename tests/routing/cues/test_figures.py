"""How well cues are found in lines that were held out. docs/cues.md says what the figures are worth."""

from functools import cache

import pytest

from tests.routing.cues.lines import lines
from tests.routing.cues.measure import Tried, find, precision, recall, report, tried
from tests.routing.triggers import lines as triggers
from tests.routing.triggers.measure import LANGUAGES, live

WANTED = 0.90
SIZES = {"held_out.en": (177, 45, 48), "held_out.es": (146, 45, 35)}
ORDINARY = 554  # of the triggers' lines: written by somebody else, for something else
SIGNS_IN_THEM = 14  # whoever wants an interpreter, cannot hear or asks to have it repeated does so there too


@cache
def done(name: str) -> list[Tried]:
    return tried(lines(name))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nine_of_ten_cues_are_found_and_nine_of_ten_are_right(language: str) -> None:
    held_out = done(f"held_out.{language}")
    assert recall(held_out).value >= WANTED
    assert precision(held_out).value >= WANTED


def test_ordinary_calls_seldom_have_a_cue_that_is_none() -> None:
    ordinary = [line for language in LANGUAGES for line in triggers.lines(f"ordinary.{language}")]
    found = [one for line in ordinary for new in live(find, triggers.segments(line)) for one in new]
    assert len(ordinary) == ORDINARY
    assert len(found) <= SIGNS_IN_THEM + ORDINARY // 100, "one in a hundred"


def test_the_table_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print("", report("held_out"), sep="\n")
    assert {one.line.language for name in SIZES for one in done(name)} == set(LANGUAGES)


def test_the_sets_are_as_large_as_they_say() -> None:
    for name, (size, ordinary, near_misses) in SIZES.items():
        of = [line.of for line in lines(name)]
        assert (len(of), of.count("ordinary"), of.count("near_miss")) == (size, ordinary, near_misses)
