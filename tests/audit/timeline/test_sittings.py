"""Who looked: once a look, not once a reading."""

from datetime import UTC, datetime, timedelta

from audit.access.projections import Looker
from audit.timeline.sittings import sittings

NINE = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def looked(actor: str, minutes: int, purpose: str = "audit") -> Looker:
    return Looker(
        actor=actor, role="auditor", purpose=purpose, what="call", at=NINE + timedelta(minutes=minutes)
    )


def test_readings_of_one_sitting_are_one_look() -> None:
    newest = looked("person/ilse", 8)
    assert sittings([looked("person/ilse", 0), looked("person/ilse", 3), newest]) == [newest]


def test_another_person_another_purpose_and_another_hour_are_looks_of_their_own() -> None:
    every = [
        looked("person/ilse", 60),
        looked("person/dana", 2),
        looked("person/ilse", 1, purpose="review"),
        looked("person/ilse", 0),
    ]
    assert sittings(every) == every
