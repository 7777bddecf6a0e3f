"""How well triggers are found in lines that their authors have not read, and in unseen ones that they have
worked in since they were first measured (sets/README.md; docs/triggers.md has what was found at first sight).

WANTED is the specification. REACHED is what holds today and may only come closer to it; where it falls short,
docs/safety.md says so, and a test demands that it is raised as soon as the wanted figure is reached.
"""

from collections.abc import Callable, Iterable
from functools import cache

import pytest

from tests.routing.triggers.engine import find
from tests.routing.triggers.lines import lines
from tests.routing.triggers.measure import (
    LANGUAGES,
    Share,
    Tried,
    now_on_nothing,
    now_on_review,
    recall,
    recall_now,
    report,
    tried,
)

AT_LEAST = {
    # figure, language: (wanted, reached)
    ("found, now or review", "en"): (0.97, 0.96),
    ("found as now", "en"): (0.92, 0.92),
    ("found, now or review", "es"): (0.95, 0.95),
    ("found as now", "es"): (0.90, 0.90),
    ("other voices: found", "en"): (0.97, 0.97),
    ("other voices: found as now", "en"): (0.92, 0.90),
    ("other voices: found", "es"): (0.95, 0.95),
    ("other voices: found as now", "es"): (0.90, 0.90),
    ("unseen: found", "en"): (0.97, 0.97),
    ("unseen: found as now", "en"): (0.92, 0.92),
    ("unseen: found", "es"): (0.95, 0.95),
    ("unseen: found as now", "es"): (0.90, 0.90),
    ("unseen again: found", "en"): (0.97, 0.95),
    ("unseen again: found as now", "en"): (0.92, 0.92),
    ("unseen again: found", "es"): (0.95, 0.95),
    ("unseen again: found as now", "es"): (0.90, 0.90),
}
AT_MOST = {
    ("now on denied, older, family", "en"): (0.05, 0.06),
    ("now on denied, older, family", "es"): (0.05, 0.05),
    ("other voices: now on denied, older, family", "en"): (0.05, 0.06),
    ("other voices: now on denied, older, family", "es"): (0.05, 0.05),
    ("unseen: now on denied, older, family", "en"): (0.05, 0.05),
    ("unseen: now on denied, older, family", "es"): (0.05, 0.05),
    ("unseen again: now on denied, older, family", "en"): (0.05, 0.07),
    ("unseen again: now on denied, older, family", "es"): (0.05, 0.05),
    ("now on ordinary calls", "en"): (0.01, 0.01),
    ("now on ordinary calls", "es"): (0.01, 0.01),
}
FIGURES: dict[str, tuple[str, Callable[[Iterable[Tried]], Share]]] = {
    "found, now or review": ("held_out", recall),
    "found as now": ("held_out", recall_now),
    "now on denied, older, family": ("held_out", now_on_review),
    "now on ordinary calls": ("ordinary", now_on_nothing),
    "other voices: found": ("other_voices", recall),
    "other voices: found as now": ("other_voices", recall_now),
    "other voices: now on denied, older, family": ("other_voices", now_on_review),
    "unseen: found": ("unseen", recall),
    "unseen: found as now": ("unseen", recall_now),
    "unseen: now on denied, older, family": ("unseen", now_on_review),
    "unseen again: found": ("unseen_again", recall),
    "unseen again: found as now": ("unseen_again", recall_now),
    "unseen again: now on denied, older, family": ("unseen_again", now_on_review),
}


@cache
def done(name: str) -> list[Tried]:
    return tried(find, lines(name))


def measured(figure: str, language: str) -> float:
    of, share = FIGURES[figure]
    return share(done(f"{of}.{language}")).value


@pytest.mark.parametrize(("figure", "language"), AT_LEAST)
def test_s10_what_must_be_found_is_found(figure: str, language: str) -> None:
    wanted, reached = AT_LEAST[figure, language]
    found = measured(figure, language)
    assert found >= reached
    assert found < wanted or reached == wanted, "raise what is reached to what is wanted"


@pytest.mark.parametrize(("figure", "language"), AT_MOST)
def test_nobody_is_alarmed_for_nothing(figure: str, language: str) -> None:
    wanted, reached = AT_MOST[figure, language]
    alarmed = measured(figure, language)
    assert alarmed <= reached
    assert alarmed > wanted or reached == wanted, "lower what is reached to what is wanted"


def test_the_table_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print("", report(find, "held_out"), report(find, "other_voices"), report(find, "unseen"), sep="\n")
    assert {one.line.language for name in LANGUAGES for one in done(f"held_out.{name}")} == set(LANGUAGES)


def test_the_sets_are_as_large_as_they_say() -> None:
    assert len(lines("held_out.en")) == 581
    assert len(lines("held_out.es")) == 280
    assert len(lines("other_voices.en")) + len(lines("other_voices.es")) == 238
    assert len(lines("unseen.en")) + len(lines("unseen.es")) == 360
    assert len(lines("unseen_again.en")) + len(lines("unseen_again.es")) == 80
    assert len(lines("ordinary.en")) + len(lines("ordinary.es")) == 554
