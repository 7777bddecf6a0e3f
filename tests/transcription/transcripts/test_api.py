"""Reading a transcript over HTTP: who may, what it shows, and what is on record."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from audit.access.record import RECENT, access_stream
from coordination.log.event import Event
from coordination.log.stream import load, now
from telephony.calls.events import CallEnded, CallRecordingStarted, CallRecordingStored, RecordingObject
from tests.followups.calls import tell
from tests.followups.test_forgotten import forget
from tests.http.client import Script
from tests.people.accounts import person
from tests.transcription.transcripts.calls import agreed, call_with, says_no
from tests.transcription.transcripts.heard import completed, heard, marked, masked, segment_id, unheard
from transcription.transcripts.appending import append_segments

pytestmark = pytest.mark.django_db

SAID = heard("I take met forming every day", marks=(marked("drug", 2, 3),))


@pytest.fixture(autouse=True)
def nothing_recent() -> Iterator[None]:
    RECENT.clear()
    yield
    RECENT.clear()


@pytest.fixture
def nurse() -> Script:
    return Script(person("nurse", "Noor Haddad"))


def transcript(script: Script, call: UUID) -> Any:
    answer = script.get(f"calls/{call}/transcript")
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_a_segment_is_shown_with_its_words_marks_and_masks(nurse: Script) -> None:
    call = agreed()
    append_segments(call, [SAID, masked(), unheard(8, 13)])
    shown = transcript(nurse, call)
    assert (shown["id"], shown["version"], shown["state"], shown["note"]) == (str(call), 3, "live", None)
    assert (shown["language"], shown["engine"], shown["model"]) == ("en", "faster_whisper", "tiny.en")
    assert shown["not_heard"] == [{"start": 8.0, "end": 13.0, "channel": "caller", "why": "overload"}]
    (segment,) = shown["segments"]
    assert segment["id"] == str(segment_id(0))
    assert (segment["channel"], segment["speaker"], segment["start"], segment["end"]) == (
        "caller",
        "caller",
        0.0,
        3.0,
    )
    assert (segment["text"], segment["heard"]) == ("I take met forming every day", None)
    assert segment["words"][2] == {"start": 1.0, "end": 1.5, "text": "met", "probability": 0.9}
    assert segment["marks"] == [{"mark": "drug", "first": 2, "last": 3}]
    (mask,) = segment["masks"]
    assert (mask["kind"], mask["liftable"], mask["start"], mask["end"]) == ("social_security", True, 0.0, 2.0)
    assert "078" not in str(shown)


def test_a_call_that_nobody_heard_has_an_empty_transcript(nurse: Script) -> None:
    shown = transcript(nurse, agreed())
    assert (shown["version"], shown["state"], shown["segments"]) == (0, "none", [])


def test_an_unknown_call_is_404(nurse: Script) -> None:
    assert nurse.get(f"calls/{uuid4()}/transcript").status_code == 404


def test_s13_a_declined_call_shows_no_word_and_says_why(nurse: Script) -> None:
    shown = transcript(nurse, call_with("recording", "transcription", yes=False))
    assert (shown["state"], shown["segments"]) == ("declined", [])
    assert shown["note"] == "The caller said no to transcription: no word is shown."


def test_s13_after_a_no_the_words_are_not_shown_though_they_may_still_lie_there(nurse: Script) -> None:
    call = agreed()
    append_segments(call, [SAID, masked()])
    says_no(call)
    answer = nurse.get(f"calls/{call}/transcript")
    assert answer.json()["state"] == "declined"
    assert "forming" not in answer.content.decode()
    body = {"segment": str(segment_id(0)), "first": 2, "last": 3, "text": "metformin"}
    refused = nurse.post(f"calls/{call}/transcript/correct", body, if_match=2)
    assert (refused.status_code, refused.json()["title"]) == (403, "The caller said no")
    look = {"mask": answer_mask(), "reason": "to find the chart"}
    assert nurse.post(f"calls/{call}/transcript/lift_mask", look).status_code == 403


def answer_mask() -> str:
    return str(masked().mask)


def test_what_was_destroyed_is_said_and_is_no_error(nurse: Script, catch_up: Callable[[], None]) -> None:
    call = agreed()
    append_segments(call, [SAID, completed("live")])
    body = {"segment": str(segment_id(0)), "first": 2, "last": 3, "text": "metformin"}
    assert nurse.post(f"calls/{call}/transcript/correct", body, if_match=2).status_code == 200
    forget(str(call), "words")
    shown = transcript(nurse, call)
    assert (shown["state"], shown["note"]) == ("live", "The words were destroyed.")
    (segment,) = shown["segments"]
    assert (segment["destroyed"], segment["text"], segment["words"]) == (True, "", [])
    assert [(c["by"], c["before"], c["after"]) for c in segment["corrections"]] == [
        ("Noor Haddad", None, None)
    ]
    gone = nurse.post(f"calls/{call}/transcript/correct", body, if_match=3)
    assert (gone.status_code, gone.json()["title"]) == (410, "This was destroyed")


def test_a_transcript_whose_very_facts_were_destroyed_says_so(nurse: Script) -> None:
    call = agreed()
    append_segments(call, [SAID])
    forget(f"transcript/{call}", "")
    shown = transcript(nurse, call)
    assert (shown["state"], shown["note"], shown["segments"]) == ("none", "The words were destroyed.", [])


def test_s9_reading_a_transcript_is_on_record_before_it_is_shown(nurse: Script) -> None:
    call = agreed()
    append_segments(call, [SAID])
    transcript(nurse, call)
    (viewed,) = load(access_stream(nurse.person.pk, now().date())).logged
    assert viewed.event.what == "transcript"  # type: ignore[union-attr]
    assert viewed.event.ids == (call,)  # type: ignore[union-attr]


@pytest.mark.parametrize("role", ["manager", "administrator"])
def test_who_sees_no_patient_reads_no_transcript(role: str) -> None:
    assert Script(person(role)).get(f"calls/{agreed()}/transcript").status_code == 403


def test_how_late_live_words_came_is_said_while_the_call_lasts(nurse: Script) -> None:
    call, began = agreed(), now() - timedelta(seconds=30)
    tell(call, CallRecordingStarted(at=began, via="twilio_media"))
    append_segments(call, [heard("yes", 17.5)])  # spoken until 18.0 s, 12 s ago
    shown = transcript(nurse, call)
    assert 12.0 <= shown["behind"] < 14.0
    assert shown["begins_at"].startswith(began.isoformat()[:19])
    tell(call, CallEnded(at=now(), reason="completed"))
    assert transcript(nurse, call)["behind"] is None


def test_how_far_the_later_pass_has_come_is_said_until_it_is_done(nurse: Script) -> None:
    call = agreed()
    tell(call, *stored(seconds=12.0))
    assert transcript(nurse, call)["progress"] == 0.0
    append_segments(call, [heard("yes I do", 1.5, heard_in="post_call")])
    shown = transcript(nurse, call)
    assert (shown["progress"], shown["state"]) == (0.25, "post_call")
    append_segments(call, [completed()])
    assert transcript(nurse, call)["progress"] is None


def stored(seconds: float) -> tuple[Event, ...]:
    begins = now() - timedelta(seconds=40)
    return (
        CallRecordingStarted(at=begins, via="upload"),
        CallRecordingStored(
            at=now(),
            media_type="audio/wav",
            channels=2,
            seconds=seconds,
            bytes=1,
            sha256="ab" * 32,
            begins_at=begins,
            content=RecordingObject(name="recordings/one", key=b"k" * 32),
        ),
    )
