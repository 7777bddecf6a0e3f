"""Who looked at a call: from the read model's days and the log's readings."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from audit.access import record
from audit.access.accessor import Accessor
from audit.access.projections import AccessRow, lookers

CALL = UUID("0198a000-0000-7000-8000-0000000000c1")
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_recent() -> None:
    record.RECENT.clear()


def reader(role: str = "nurse", purpose: str = "treatment") -> Accessor:
    return Accessor(
        person=uuid4(),
        name="Dana Whitlock, RN",
        role=role,
        purpose=purpose,
        clinic="riverbend",
        route="/test",
    )


def test_names_every_reading_of_a_call_newest_first(catch_up: Callable[[], None]) -> None:
    nurse, auditor = reader(), reader("auditor", "audit")
    record.viewed(nurse, "worklist", {CALL: 3, uuid4(): 1})
    record.viewed(auditor, "timeline", {CALL: 4})
    record.viewed(reader(), "worklist", {uuid4(): 1})
    catch_up()
    found = lookers([CALL])
    assert [(one.actor, one.role, one.purpose, one.what) for one in found] == [
        (f"person/{auditor.person}", "auditor", "audit", "timeline"),
        (f"person/{nurse.person}", "nurse", "treatment", "worklist"),
    ]


def test_a_row_is_a_day_of_one_person(catch_up: Callable[[], None]) -> None:
    nurse = reader()
    record.viewed(nurse, "worklist", {CALL: 3})
    record.viewed(nurse, "timeline", {CALL: 3})
    record.denied(nurse, "call", (CALL,), "role")
    catch_up()
    row = AccessRow.objects.get()
    assert (row.requests, row.denials, row.seen, row.version) == (2, 1, [CALL], 3)
    assert row.actor == f"person/{nurse.person}"


def test_nothing_shown_is_nothing_recorded(catch_up: Callable[[], None]) -> None:
    accessor = reader()
    record.viewed(accessor, "worklist", {})
    catch_up()
    assert AccessRow.objects.count() == 0
    assert accessor.trail == ["worklist"]
