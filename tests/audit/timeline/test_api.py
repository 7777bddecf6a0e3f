"""A call's timeline: every event whole, the state as of one of them, and who looked."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from msgspec.structs import replace

from audit.access.record import RECENT
from coordination.ehr.connected import INVENTED
from coordination.followups.row import FollowupRow
from coordination.log.append import Entry, append
from coordination.log.event import Context, Event
from coordination.log.stream import now
from telephony.calls.commands import RecordFact
from telephony.calls.events import CallEnded, CallFact
from telephony.calls.telling import tell as telephony_tell
from tests.followups.calls import missed, some_number, tell
from tests.http.client import Script
from tests.identity.asked import WALTER_SAYS, confirm
from tests.identity.conftest import id_of
from tests.people.accounts import person
from tests.telephony.calls.facts import offered, store, yes

pytestmark = pytest.mark.django_db


def _told(call: UUID, version: int, fact: Event) -> None:
    """As a door stores it: what happened when it happened."""
    assert isinstance(fact, CallFact)
    context = Context(
        actor="phone:tests", role="phone", clinic="riverbend", occurred_at=fact.at, correlation=call
    )
    append([Entry(stream=f"call/{call}", expected=version, events=[fact])], context)


@pytest.fixture
def missed_call(react: Callable[[], None]) -> str:
    """An abandoned call that became a callback, nothing of it numbered by the relay."""
    call = uuid4()
    offered, ended = missed(some_number(), now() - timedelta(minutes=1))
    _told(call, 0, offered)
    _told(call, 1, ended)
    react()
    RECENT.clear()
    return str(call)


def test_holds_the_call_and_the_followup_that_it_opened(missed_call: str) -> None:
    answer = Script(person("auditor")).get(f"calls/{missed_call}/timeline")
    assert answer.status_code == 200, answer.content
    timeline = answer.json()
    assert [item["type"] for item in timeline["items"]] == [
        "call.offered",
        "call.ended",
        "followup.opened",
        "identity.match_awaited",
    ]
    assert [item["lane"] for item in timeline["items"]] == ["telephony", "telephony", "machine", "machine"]
    assert [item["offset_seconds"] for item in timeline["items"]][:2] == [0.0, 20.0]
    assert timeline["items"][1]["summary"] == "the caller hung up before anybody answered"
    assert timeline["items"][1]["facts"]["reason"] == "abandoned"
    assert timeline["length_seconds"] == 20.0
    assert timeline["state"]["Call"] == "Ended"
    assert timeline["state"]["Follow-up"] == "Callback, open"
    opened = timeline["items"][2]
    assert opened["causation"] in {item["event_id"] for item in timeline["items"][:2]}
    assert len({item["hash"] for item in timeline["items"]}) == 4
    assert all(len(item["hash"]) == 64 for item in timeline["items"])


def test_the_state_says_whether_a_patient_is_confirmed_and_not_who(missed_call: str, settings: Any) -> None:
    settings.RINGBACK_DIRECTORY = str(INVENTED)
    auditor, ana = Script(person("auditor")), Script(person("navigator"))

    def state() -> str:
        return str(auditor.get(f"calls/{missed_call}/timeline").json()["state"]["Identity"])

    assert state() == "Not confirmed"
    ana.post(f"calls/{missed_call}/identity/describe", {"name": "Walter Quimby"})
    assert state() == "Not confirmed"
    done = confirm(ana, UUID(missed_call), id_of(1001), WALTER_SAYS)
    assert done.status_code == 200, done.content
    assert state() == "Patient confirmed"


def test_a_sound_that_is_brought_later_began_and_stopped_in_the_call(react: Callable[[], None]) -> None:
    call, begun = uuid4(), now().replace(microsecond=0) - timedelta(hours=2)
    for fact in (
        replace(offered(), at=begun),
        replace(yes(0), at=begun + timedelta(seconds=5)),
        CallEnded(at=begun + timedelta(seconds=50), reason="completed"),
    ):
        telephony_tell(call, RecordFact(fact=fact), source="tests", at=fact.at)
    brought = replace(store(), at=now())
    telephony_tell(call, brought, source="tests", at=brought.at)
    react()
    items = Script(person("auditor")).get(f"calls/{call}/timeline").json()["items"]
    seconds = {item["type"]: item["offset_seconds"] for item in items}
    assert (seconds["call.recording_started"], seconds["call.recording_stopped"]) == (20.0, 50.0)
    assert seconds["call.recording_stored"] > 7000


def test_shows_the_state_before_anything_had_a_position(missed_call: str) -> None:
    timeline = Script(person("auditor")).get(f"calls/{missed_call}/timeline?as_of=0").json()
    assert timeline["as_of"] == 0
    assert timeline["state"] == {"Call": "Not yet"}
    assert len(timeline["items"]) == 4


def test_s9_the_reading_is_on_record_and_shows_to_the_next_reader(
    missed_call: str, catch_up: Callable[[], None]
) -> None:
    first, second = person("nurse", "Dana Whitlock"), person("auditor", "Ilse Varga")
    assert Script(first).get(f"calls/{missed_call}/timeline").status_code == 200
    catch_up()
    lookers = Script(second).get(f"calls/{missed_call}/timeline").json()["lookers"]
    assert ("Dana Whitlock", "nurse", "treatment") in {
        (one["name"], one["role"], one["purpose"]) for one in lookers
    }


def test_a_manager_learns_nothing_of_it(missed_call: str) -> None:
    known = Script(person("manager")).get(f"calls/{missed_call}/timeline")
    unknown = Script(person("manager")).get(f"calls/{uuid4()}/timeline")
    assert (known.status_code, unknown.status_code) == (403, 403)
    assert known.json()["detail"] == unknown.json()["detail"]


def test_a_call_that_is_not_there(missed_call: str) -> None:
    assert Script(person("auditor")).get(f"calls/{uuid4()}/timeline").status_code == 404


def test_a_followup_is_found_by_each_of_its_calls(react: Callable[[], None]) -> None:
    number, one, two = some_number(), uuid4(), uuid4()
    tell(one, *missed(number, now() - timedelta(minutes=9)))
    react()
    tell(two, *missed(number, now() - timedelta(minutes=1)))
    react()
    assert FollowupRow.objects.filter(calls__contains=[two]).count() == 1
    types = [i["type"] for i in Script(person("auditor")).get(f"calls/{two}/timeline").json()["items"]]
    assert types == [
        "followup.opened",
        "call.offered",
        "call.ended",
        "followup.merged",
        "identity.match_awaited",
    ]
