"""POST /calls/{id}/stop_recording, pause_recording, resume_recording, and what a call says of itself."""

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

import pytest

from coordination.log.event import Event, Forgotten
from telephony.calls.events import PURPOSES
from telephony.calls.state import Call
from telephony.calls.telling import call_id
from tests.http.client import Script, slug
from tests.people.accounts import person
from tests.telephony.doors.phone import Phone, consent, ended, event, offered

CALL = call_id("tests", "a-1")


@pytest.fixture
def running(phone: Phone) -> Phone:
    phone.tell_all(offered(), consent())
    return phone


@pytest.fixture
def desk(db: None) -> Script:
    return Script(person("front_desk", "Ben Osei"))


def pressed(script: Script, key: str) -> dict[str, object]:
    answer = script.post(f"calls/{CALL}/{key}_recording")
    assert answer.status_code == 200, answer.content
    item: dict[str, object] = answer.json()
    return item


def test_a_pause_is_shown_with_its_time_until_a_person_resumes(
    running: Phone, desk: Script, call: Callable[..., Call]
) -> None:
    item = pressed(desk, "pause")
    since = item["paused_at"]
    assert isinstance(since, str)
    assert call().paused_at == datetime.fromisoformat(since)
    assert pressed(desk, "pause") == item
    running.tell(event("call.held", {}, at="13:00:30"))
    running.tell(event("call.resumed", {}, at="13:00:40"))
    assert call().paused_at is not None
    assert pressed(desk, "resume")["paused_at"] is None
    assert call().paused_at is None


def test_s13_stop_is_the_callers_own_no_to_recording_said_through_our_people(
    running: Phone, desk: Script, events_of: Callable[..., list[Event | Forgotten]], call: Callable[..., Call]
) -> None:
    item = pressed(desk, "stop")
    assert item["consent"] == {"recording": "withdrawn", "transcription": "given", "analysis": "given"}
    assert call().consent("recording") == "withdrawn"
    many = len(events_of())
    assert pressed(desk, "stop")["version"] == item["version"]
    assert len(events_of()) == many
    running.tell(consent(at="13:02:00"))
    assert call().consent("recording") == "withdrawn"


def test_s13_stop_before_any_answer_is_a_no(phone: Phone, desk: Script, call: Callable[..., Call]) -> None:
    phone.tell(offered())
    assert pressed(desk, "stop")["consent"] == {
        "recording": "declined",
        "transcription": "unknown",
        "analysis": "unknown",
    }


def test_s13_a_caller_who_does_not_want_to_be_written_down_is_recorded_on(
    running: Phone, desk: Script, events_of: Callable[..., list[Event | Forgotten]], call: Callable[..., Call]
) -> None:
    answer = desk.post(f"calls/{CALL}/stop_transcription")
    assert answer.status_code == 200, answer.content
    assert answer.json()["consent"] == {
        "recording": "given",
        "transcription": "withdrawn",
        "analysis": "withdrawn",
    }
    many = len(events_of())
    assert desk.post(f"calls/{CALL}/stop_transcription").status_code == 200
    assert len(events_of()) == many


def test_s13_the_no_to_words_is_heard_after_the_no_to_sound(
    running: Phone, desk: Script, call: Callable[..., Call]
) -> None:
    pressed(desk, "stop")
    assert call().consent("transcription") == "given"
    assert desk.post(f"calls/{CALL}/stop_transcription").status_code == 200
    assert [call().consent(one) for one in PURPOSES] == ["withdrawn"] * 3


def test_a_call_that_is_over_is_not_paused(running: Phone, desk: Script) -> None:
    running.tell(ended())
    refused = desk.post(f"calls/{CALL}/pause_recording")
    assert (refused.status_code, slug(refused)) == (409, "call-is-over")


@pytest.mark.parametrize("key", ["stop", "pause", "resume"])
def test_a_call_that_nobody_told_us_of_is_not_begun_by_a_key(desk: Script, key: str) -> None:
    assert desk.post(f"calls/{uuid4()}/{key}_recording").status_code == 404


@pytest.mark.parametrize("role", ["auditor", "manager", "administrator"])
def test_who_does_not_work_with_callers_has_no_keys(running: Phone, role: str) -> None:
    assert Script(person(role)).post(f"calls/{CALL}/pause_recording").status_code == 403


def test_a_call_says_which_notice_was_heard(
    running: Phone, desk: Script, catch_up: Callable[[], None]
) -> None:
    catch_up()
    assert desk.get(f"calls/{CALL}").json()["notice"] is None
    running.tell(event("call.notice_played", {"language": "es", "version": "n-3"}, at="13:00:05"))
    catch_up()
    assert desk.get(f"calls/{CALL}").json()["notice"] == {
        "version": "n-3",
        "language": "es",
        "at": "2026-11-20T13:00:05Z",
    }
