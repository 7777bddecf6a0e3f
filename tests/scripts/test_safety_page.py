"""docs/safety.md claims nothing that is not tested, and no figure that is better than what holds."""

import re
from functools import cache
from pathlib import Path

import pytest

from tests.routing.triggers.test_figures import AT_LEAST, AT_MOST

TESTS = Path(__file__).resolve().parents[1]
PAGE = TESTS.parent / "docs" / "safety.md"
TEST = re.compile(r"`([\w/.]+\.py)::(test_\w+)`")
RULES = 16
LANGUAGES = {"English": "en", "Spanish": "es"}


@cache
def rows(heading: str) -> list[list[str]]:
    """The cells of the table below a heading, without its head."""
    below = PAGE.read_text().partition(f"## {heading}\n")[2].partition("\n## ")[0]
    lines = [line.strip("| ").split(" | ") for line in below.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line] for line in lines[2:]]


def test_every_test_that_is_named_exists() -> None:
    named = TEST.findall(PAGE.read_text())
    assert len(named) >= 60
    missing = [f"{file}::{test}" for file, test in named if not stands(file, test)]
    assert missing == []


def stands(file: str, test: str) -> bool:
    path = TESTS / file
    return path.exists() and f"def {test}(" in path.read_text()


def test_every_rule_is_there_with_a_test_that_carries_its_number() -> None:
    found = rows("What it never does")
    assert [row[0] for row in found] == [f"S{number}" for number in range(1, RULES + 1)]
    for number, row in enumerate(found, 1):
        carried = [test for _, test in TEST.findall(row[2]) if f"s{number}" in test.split("_")]
        assert carried, f"S{number} has no test of its number"


def test_every_hazard_has_a_cause_a_control_a_test_and_what_remains() -> None:
    found = rows("Hazard log")
    assert len(found) >= 26
    for row in found:
        assert len(row) == 5, row
        assert all(row), row
        assert TEST.search(row[3]), row[0]


@pytest.mark.parametrize("figure", sorted({figure for figure, _ in [*AT_LEAST, *AT_MOST]}))
def test_no_figure_of_the_triggers_is_better_here_than_what_holds(figure: str) -> None:
    """Its row: figure, language, wanted, holds."""
    told = {LANGUAGES[row[1]]: row for row in rows("The figures") if row[0] == figure}
    assert set(told) == set(LANGUAGES.values())
    for language, row in told.items():
        wanted, holds = (float(re.sub(r"[^\d.]", "", cell)) / 100 for cell in row[2:4])
        if (figure, language) in AT_LEAST:
            known, reached = AT_LEAST[figure, language]
            assert holds <= reached
        else:
            known, reached = AT_MOST[figure, language]
            assert holds >= reached
        assert wanted == pytest.approx(known)
        assert ("short" in row[4]) == (wanted != pytest.approx(holds)), row
