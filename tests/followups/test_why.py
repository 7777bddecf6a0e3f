"""Why a row is there, in few words, and how long it has been."""

from itertools import product
from types import SimpleNamespace
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from coordination.followups.noted import SHORT, WHY, noted
from coordination.followups.why import BRIEF, bucket, group, label, reason
from coordination.policy.handoff_map_checks import FAMILIES
from tests.followups.people import NOON, at

ZONE = ZoneInfo("America/New_York")


def row(**columns: object) -> Any:
    """A fresh missed call at noon, due at one."""
    usual: dict[str, object] = {
        "is_open": True,
        "outcome": "",
        "urgency": 1,
        "kind": "callback",
        "why": "abandoned",
        "calm": 3,
        "in_vain": 0,
        "calls": [UUID(int=1)],
        "attempts": [],
        "due": at(60),
        "opened": NOON,
        "promised_for": None,
        "proposed_why": "",
        "noted_as": "",
    }
    return SimpleNamespace(**usual | columns)


TWO = [UUID(int=1), UUID(int=2)]
TRIED = {"calm": 2, "in_vain": 1, "attempts": [{"outcome": "no_answer"}]}


@pytest.mark.parametrize(
    ("columns", "minutes", "expected"),
    [
        ({}, 10, ("due", "New", "hung up while waiting")),
        ({}, 59.9, ("due", "New", "hung up while waiting")),
        ({}, 60, ("breached", "Breached", "hung up while waiting")),
        ({"due": at(200)}, 61, ("due", "Due", "hung up while waiting")),
        ({"due": at(12 * 60)}, 61, ("later", "Due", "hung up while waiting")),  # midnight in New York
        ({"due": at(12 * 60 - 1)}, 61, ("due", "Due", "hung up while waiting")),
        ({"kind": "review"}, 10, ("review", "Review", "hung up while waiting")),
        ({"kind": "review"}, 70, ("breached", "Breached", "hung up while waiting")),
        (
            {"kind": "review", "why": "words", "noted_as": "denied chest pain"},
            10,
            ("review", "Review", "denied chest pain"),
        ),
        (
            {"kind": "review", "why": "words", "noted_as": "denied bleeding"} | TRIED,
            10,
            ("review", "Review", "denied bleeding, 1 failed"),
        ),
        (
            {"kind": "review", "why": "words", "noted_as": "denied medication reaction"} | TRIED,
            10,
            ("review", "Review", "denied medication reaction"),
        ),
        ({"urgency": 0}, 70, ("now", "Now", "escalation open")),
        ({"why": "voicemail"}, 10, ("due", "New", "voicemail, not heard")),
        (
            {"why": "voicemail", "calls": [UUID(int=1), UUID(int=2)]},
            10,
            ("due", "New", "not heard, 2 calls joined"),
        ),
        (TRIED, 10, ("due", "Risk 1", "hung up, 1 failed try")),
        (TRIED | {"in_vain": 4, "calm": 0}, 10, ("due", "Risk 3", "hung up, 4 failed tries")),
        ({"promised_for": at(65)}, 10, ("due", "Promised", "callback by 1:05 PM")),
        (
            {"promised_for": at(25 * 60), "due": at(25 * 60)},
            10,
            ("later", "Promised", "callback by Tue 1:00 PM"),
        ),
        ({"proposed_why": "answered_later"}, 10, ("due", "New", "answered later: close?")),
        ({"is_open": False, "outcome": "could_not_reach"}, 99, ("later", "Closed", "could not reach")),
    ],
)
def test_says_what_put_it_there(
    columns: dict[str, object], minutes: float, expected: tuple[str, str, str]
) -> None:
    one, now = row(**columns), at(minutes)
    assert (group(one, now, ZONE), label(one, now, ZONE), reason(one, ZONE)) == expected


def test_every_reason_fits_into_26_characters() -> None:
    for why, tries, calls in product(
        [*BRIEF, "something_new_altogether"], [0, 1, 2, 12, 500], [1, 2, 12, 500]
    ):
        one = row(why=why, in_vain=tries, calls=[UUID(int=n) for n in range(calls)])
        assert len(reason(one, ZONE)) <= 26, reason(one, ZONE)


@pytest.mark.parametrize("found", WHY)
@pytest.mark.parametrize("family", FAMILIES)
def test_what_words_were_taken_for_is_said_whole_in_26_characters(found: str, family: str) -> None:
    said = noted(found, family)
    assert len(said) <= 26
    assert said.startswith(WHY[found])
    assert said.endswith(SHORT.get(family, family.replace("_", " "))), "nothing is cut off"


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        (0, "<1h"),
        (0.99, "<1h"),
        (1, "1-4h"),
        (3.99, "1-4h"),
        (4, "4-24h"),
        (23.99, "4-24h"),
        (24, "24-48h"),
        (48, "24-48h"),
        (48.01, ">48h"),
    ],
)
def test_aging_is_counted_on_the_clock(hours: float, expected: str) -> None:
    assert bucket(hours * 3600) == expected
