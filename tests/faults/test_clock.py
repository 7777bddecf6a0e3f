"""The clock process is away for ten minutes while callers wait: every alarm rings once, and says how late."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.db import connection
from msgspec.structs import replace

from coordination.escalations.entries import entry_of
from coordination.escalations.events import EscalationPassedOn, EscalationUnanswered
from coordination.escalations.ids import escalation_id, stream_of
from coordination.log.append import append
from coordination.log.event import Context
from coordination.log.stream import load, now
from tests.escalations.people import moment, raised
from tests.faults.house import House
from tests.faults.waiting import until
from tests.servers import Database

pytestmark = [pytest.mark.faults, pytest.mark.timeout(300)]

WAITING = 12
UNANSWERED = "SELECT count(*) FROM log_event WHERE type = 'escalation.unanswered'"
OVERDUE = "SELECT count(*) FROM log_alarm WHERE due <= ringback_now()"
LOOKING = "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%%log_alarm%%' AND pid <> pg_backend_pid()"


@pytest.fixture
def clocks(committed: Database, tmp_path: Path) -> Iterator[House]:
    """A house of clock processes alone."""
    house = House(committed, "", tmp_path)
    yield house
    house.close()


def somebody_calls() -> UUID:
    """Chest pain: the nurse was told, and has a minute."""
    call = uuid4()
    id_ = escalation_id(call, "chest_pain")
    asked = replace(raised(replace(moment(), now=now())), call=call)
    context = Context(
        actor="system:tests@1", role="system", clinic="riverbend", occurred_at=now(), correlation=call
    )
    append([entry_of(load(stream_of(id_)), [asked])], context)
    return id_


def test_s6_a_clock_that_was_killed_for_ten_minutes_rings_every_alarm_once_and_says_how_late(
    committed: Database, clocks: House
) -> None:
    (clock,) = clocks.start("clock")
    until(lambda: clocks.count(LOOKING), 60)
    escalations = [somebody_calls() for _ in range(WAITING)]
    clock.kill()
    with committed.connect() as superuser:  # the minute that the owners had, and ten more
        superuser.execute(f"ALTER DATABASE {committed.name} SET ringback.clock_offset = '660 s'".encode())
    connection.close()
    clocks.start("clock", "clock", "clock")
    until(lambda: clocks.count(UNANSWERED) >= WAITING, 60)
    for escalation in escalations:
        events = load(stream_of(escalation)).events
        passed = [one for one in events if isinstance(one, EscalationPassedOn)]
        assert [one.to for one in passed] == ["backup", "on_call", "supervisor", "everyone"]
        assert 590 <= passed[0].late_seconds <= 660
        assert {one.why for one in passed[1:]} == {"nobody_there"}
        assert len([one for one in events if isinstance(one, EscalationUnanswered)]) == 1
    assert clocks.count(UNANSWERED) == WAITING
    assert clocks.count(OVERDUE) == 0
