"""What no machine heard is a person's work, with a due time and a fallback (S5, S11)."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from coordination.followups.of_calls import followups_of
from coordination.followups.row import FollowupRow
from coordination.log.append import Entry, append
from coordination.log.event import Context
from coordination.log.stream import load, now
from telephony.calls.events import CallAnswered, CallConsentDeclined, CallConsentGiven
from tests.followups.calls import answered, message, missed, offered, rows_of, some_number, tell
from transcription.transcripts.events import NotHeardWhy, Pass, TranscriptNotHeard

pytestmark = pytest.mark.django_db
React = Callable[[], None]
MONDAY_10 = datetime(2026, 11, 16, 15, tzinfo=UTC)


def not_heard(call: UUID, why: NotHeardWhy, heard_in: Pass = "post_call") -> datetime:
    """Nothing of a call's two channels was heard; when the log took it down."""
    stream = f"transcript/{call}"
    context = Context(
        actor="system:transcriber@1",
        role="system",
        clinic="riverbend",
        occurred_at=now(),
        correlation=call,
    )
    events = [
        TranscriptNotHeard(heard_in=heard_in, channel=channel, start=0.0, end=9.5, why=why)
        for channel in ("caller", "staff")
    ]
    stored = append([Entry(stream=stream, expected=load(stream).version, events=events)], context)
    return stored[0].recorded_at


def rows_by_kind(call: UUID) -> dict[str, FollowupRow]:
    return {row.kind: row for row in rows_of([call])}


def test_a_call_in_a_language_that_was_not_decoded_is_an_interpreters_work(react: React) -> None:
    call, number = uuid4(), some_number()
    tell(call, *answered(number, MONDAY_10))
    at = not_heard(call, "language")
    react()
    (row,) = rows_of([call])
    assert (row.kind, row.why, row.heard, row.is_open) == ("interpreter", "language", False, True)
    assert (row.number, row.call, row.fallback_duty) == (number, call, "supervisor")
    assert row.duty in {"interpreter", "on_call_clinician"}
    assert row.due is not None
    minutes = 30 if row.duty == "interpreter" else 60
    assert row.due == at + timedelta(minutes=minutes)
    assert row.opened == MONDAY_10 + timedelta(seconds=90)


@pytest.mark.parametrize("why", ["engine_failed", "sound_unreadable", "sound_missing", "transcriber_away"])
def test_s11_a_recording_that_could_not_be_heard_goes_to_a_nurse(react: React, why: NotHeardWhy) -> None:
    call = uuid4()
    tell(call, *answered(some_number(), MONDAY_10))
    not_heard(call, why)
    react()
    (row,) = rows_of([call])
    assert (row.kind, row.why, row.heard, row.fallback_duty) == ("review", "not_heard", False, "supervisor")
    assert row.duty in {"nurse", "on_call_clinician"}


def test_what_the_live_pass_missed_waits_for_the_pass_over_the_recording(react: React) -> None:
    call = uuid4()
    yes = CallConsentGiven(at=MONDAY_10 + timedelta(seconds=4), purpose="recording", how="key")
    tell(call, *answered(some_number(), MONDAY_10), yes)
    not_heard(call, "overload", "live")
    react()
    assert rows_of([call]) == []


def test_s11_what_the_live_pass_missed_of_a_call_without_a_recording_goes_to_a_nurse(react: React) -> None:
    call = uuid4()
    no = CallConsentDeclined(at=MONDAY_10 + timedelta(seconds=4), purpose="recording", how="key")
    tell(call, *answered(some_number(), MONDAY_10), no)
    not_heard(call, "overload", "live")
    react()
    (row,) = rows_of([call])
    assert (row.kind, row.why, row.heard, row.is_open) == ("review", "not_heard", False, True)


def test_s11_an_interpreter_is_somebodys_within_a_minute_while_the_call_lasts(react: React) -> None:
    call = uuid4()
    yes = CallConsentGiven(at=MONDAY_10 + timedelta(seconds=4), purpose="recording", how="key")
    tell(call, offered(some_number(), MONDAY_10), yes, CallAnswered(at=MONDAY_10 + timedelta(seconds=9)))
    at = not_heard(call, "language", "live")
    react()
    (row,) = rows_of([call])
    assert (row.kind, row.why, row.is_open) == ("interpreter", "language", True)
    assert row.due == at + timedelta(seconds=60)
    not_heard(call, "language")
    react()
    assert [one.due for one in rows_of([call])] == [row.due], "the pass over the recording opens no second"


def test_not_heard_again_opens_no_second(react: React) -> None:
    call = uuid4()
    tell(call, *answered(some_number(), MONDAY_10))
    not_heard(call, "engine_failed")
    react()
    not_heard(call, "sound_missing")
    react()
    assert [row.kind for row in rows_of([call])] == ["review"]


def test_a_message_that_was_not_heard_has_its_callback_and_no_second_item(react: React) -> None:
    call = uuid4()
    tell(call, *message(some_number(), MONDAY_10))
    not_heard(call, "sound_unreadable")
    react()
    ((kind, row),) = rows_by_kind(call).items()
    assert (kind, row.why, row.heard) == ("callback", "voicemail", False)


def test_a_message_in_another_language_has_its_callback_and_an_interpreter(react: React) -> None:
    call = uuid4()
    tell(call, *message(some_number(), MONDAY_10))
    not_heard(call, "language")
    react()
    found = rows_by_kind(call)
    assert sorted(found) == ["callback", "interpreter"]
    assert followups_of([call]) == {call: found["callback"].pk}


def test_s10_an_open_interpreters_item_takes_in_no_later_missed_call(react: React) -> None:
    number, spoken, dropped = some_number(), uuid4(), uuid4()
    tell(spoken, *answered(number, MONDAY_10))
    not_heard(spoken, "language")
    react()
    tell(dropped, *missed(number, MONDAY_10 + timedelta(hours=1)))
    react()
    assert sorted(rows_by_kind(dropped)) == ["callback"]


def test_s10_a_call_told_as_missed_after_it_was_not_heard_has_its_callback_too(react: React) -> None:
    call, number = uuid4(), some_number()
    tell(call, offered(number, MONDAY_10))
    not_heard(call, "language")
    react()
    tell(call, *missed(number, MONDAY_10)[1:])
    react()
    assert sorted(rows_by_kind(call)) == ["callback", "interpreter"]


def test_an_answer_proposes_no_closing_of_an_interpreters_item(react: React) -> None:
    number, spoken, later = some_number(), uuid4(), uuid4()
    tell(spoken, *answered(number, MONDAY_10))
    not_heard(spoken, "language")
    react()
    at = MONDAY_10 + timedelta(hours=1)
    tell(later, offered(number, at), CallAnswered(at=at + timedelta(seconds=4)))
    react()
    (row,) = rows_of([spoken])
    assert row.proposed_why == ""
