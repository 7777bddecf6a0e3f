"""The ladder in the log: the engine's clock, rosters, nights, and a clock process that was away."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from msgspec.structs import replace

from coordination.escalations.ids import stream_of
from coordination.log.database import rows
from coordination.log.stream import load, now
from coordination.policy.in_force import IN_FORCE
from coordination.policy.published import shipped
from coordination.policy.roster import Roster
from coordination.policy.roster_file import RosterFile
from tests.escalations.conftest import Ward, row_of, told

pytestmark = pytest.mark.django_db

MONDAY_NOON = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
MONDAY_3_AM = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.fixture
def monday(ward: Ward) -> Ward:
    """It is Monday noon, and the clinic is open."""
    return set_to(ward, MONDAY_NOON)


def set_to(ward: Ward, when: datetime) -> Ward:
    ward.clock.advance(when - now())
    return ward


def types_of(escalation: Any) -> list[str]:
    return [one.type.partition(".")[2] for one in load(stream_of(escalation)).logged]


def test_owner_backup_on_call_supervisor_and_again(monday: Ward) -> None:
    monday.sits("nurse", "Dana Whitlock, RN")
    monday.sits("supervisor", "Sue Lindqvist")
    escalation = monday.chest_pain()
    seen = []
    for _ in range(6):
        row = row_of(escalation)
        seen.append((row.step, row.answering, row.round))
        assert monday.later(60 if row.step != "everyone" else 120) == 1
    assert seen == [
        ("owner", "nurse", 1),
        ("backup", "supervisor", 1),
        ("on_call", "on_call_clinician", 1),
        ("supervisor", "supervisor", 1),
        ("everyone", "supervisor", 2),
        ("everyone", "supervisor", 3),
    ]
    assert row_of(escalation).unanswered_at is not None


def test_s6_a_clock_process_that_was_away_for_ten_minutes_rings_each_alarm_once_and_says_how_late(
    monday: Ward,
) -> None:
    monday.sits("nurse", "Dana Whitlock, RN")
    monday.sits("supervisor", "Sue Lindqvist")
    escalations = [monday.chest_pain() for _ in range(3)]
    assert monday.later(660) == 3
    for escalation in escalations:
        passed = [one.event for one in load(stream_of(escalation)).logged if one.type.endswith("passed_on")]
        assert [one.to for one in passed] == ["backup", "on_call", "supervisor", "everyone"]  # type: ignore[union-attr]
        row = row_of(escalation)
        assert 595 <= row.late_seconds <= 605
        assert {name for name, _, _ in told(row)} == {"Dana Whitlock, RN", "Sue Lindqvist"}
    assert monday.fire() == 0, "nothing rings twice"


def test_an_alarm_that_should_have_rung_shows_before_it_rings(monday: Ward) -> None:
    dana = monday.sits("nurse", "Dana Whitlock, RN")
    escalation = monday.chest_pain()
    monday.clock.advance(timedelta(seconds=160))
    shown = monday.script(dana).get(f"escalations/{escalation}").json()
    assert shown["next_alarm"]["what"] == "step"
    assert 95 <= shown["next_alarm"]["overdue"] <= 105


def test_s6_an_empty_room_is_passed_at_once(monday: Ward) -> None:
    monday.sits("supervisor", "Sue Lindqvist")
    escalation = monday.chest_pain()
    assert (
        row_of(escalation).answering == "nurse"
    )  # a supervisor stands in for a nurse where no roster says who
    IN_FORCE.put(
        replace(
            shipped(),
            version="with a roster",
            roster=roster_of(
                {"nurse": [{"days": ["monday"], "from": "8:00", "until": "17:00", "people": ["dana"]}]}
            ),
        )
    )
    later = row_of(monday.chest_pain())
    assert (later.step, later.why, later.answering) == ("backup", "nobody_there", "supervisor")


def test_who_closes_her_screen_is_not_there_for_the_next_one(monday: Ward) -> None:
    dana = monday.sits("nurse", "Dana Whitlock, RN")
    assert row_of(monday.chest_pain()).step == "owner"
    monday.leaves(dana)
    assert row_of(monday.chest_pain()).step == "everyone"


def roster_of(shifts: dict[str, Any], turns: list[dict[str, str]] | None = None) -> Roster:
    import msgspec

    marked = {"value": "+12025550109", "source": "a test", "clinic must decide": True}
    file = msgspec.convert(
        {
            "shifts": shifts,
            "exceptions": [],
            "on_call": {
                "first_week": "2026-01-05",
                "changes_over_at": "8:00",
                "turns": turns or [],
                "swaps": [],
                "otherwise": marked,
            },
        },
        RosterFile,
    )
    return Roster.of(file, shipped().hours.zone, frozenset())


def test_the_rosters_nurse_is_told_and_not_her_colleague(monday: Ward) -> None:
    monday.sits("nurse", "Dana Whitlock, RN")
    monday.sits("nurse", "Priya Raman, RN")
    shift = {"days": ["monday"], "from": "8:00", "until": "17:00", "people": ["priya"]}
    IN_FORCE.put(replace(shipped(), version="with a roster", roster=roster_of({"nurse": [shift]})))
    assert [name for name, _, _ in told(row_of(monday.chest_pain()))] == ["Priya Raman, RN"]


def test_at_night_it_is_the_on_calls(ward: Ward) -> None:
    set_to(ward, MONDAY_3_AM)
    ward.sits("nurse", "Dana Whitlock, RN")
    row = row_of(ward.chest_pain())
    assert (row.duty, row.backup_duty) == ("on_call_clinician", "supervisor")


def test_a_legal_threat_waits_for_nobodys_screen_and_for_opening_hours(ward: Ward) -> None:
    from coordination.escalations.ids import escalation_id
    from tests.escalations.words import trigger

    set_to(ward, MONDAY_3_AM)
    person = ward.sits("supervisor", "Sue Lindqvist")
    ward.leaves(person)
    call = ward.call()
    ward.hear(call, trigger("legal"))
    row = row_of(escalation_id(call, "legal"))
    assert (row.step, row.urgency, row.duty) == ("owner", "same_day", "supervisor")
    assert row.next_at == datetime(2026, 11, 23, 17, 0, tzinfo=UTC)  # four open hours after 8:00


def test_every_row_has_the_next_alarm_that_the_engine_has(monday: Ward) -> None:
    dana = monday.sits("nurse", "Dana Whitlock, RN")
    script = monday.script(dana)
    escalation = monday.chest_pain()

    def same() -> None:
        stored = rows("SELECT min(due) FROM log_alarm WHERE stream = %s", [stream_of(escalation)])
        assert row_of(escalation).next_at == stored[0][0]

    same()
    for verb, body in (("acknowledge", {}), ("reach", {}), ("confirm", {"note": "Seen."})):
        version = row_of(escalation).version
        assert script.post(f"escalations/{escalation}/{verb}", body, if_match=version).status_code == 200
        monday.react()
        same()
    assert connection.in_atomic_block
