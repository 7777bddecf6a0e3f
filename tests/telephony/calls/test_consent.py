"""The consent gate: S3 and S13 as sentences."""

from functools import reduce

import pytest

from telephony.calls.commands import AnswerConsent, StartRecording, StopRecording
from telephony.calls.decisions import decide
from telephony.calls.events import (
    CallAnswered,
    CallConsentGiven,
    CallEnded,
    CallFact,
    CallRecordingStarted,
    CallRecordingStopped,
    CallRecordingStored,
    Via,
)
from telephony.calls.refusals import ConsentUnknown, NoConsent
from telephony.calls.state import call_of, evolve
from tests.telephony.calls.facts import SEALED, at, no, offered, started, store, withdrawn, yes
from tests.telephony.calls.sentences import given

START = StartRecording(via="twilio_media", at=at(10))
NO = AnswerConsent(answers={"recording": False}, how="key", at=at(20))
YES = AnswerConsent(answers={"recording": True}, how="key", at=at(5))
STORED = CallRecordingStored(
    at=at(60),
    media_type="audio/wav",
    channels=2,
    seconds=30.0,
    bytes=480_044,
    sha256="ab" * 32,
    begins_at=at(5),
    content=SEALED,
)


def test_s3_recording_cannot_start_before_an_answer() -> None:
    given(offered()).when(START).refuses(ConsentUnknown)


def test_s3_recording_starts_after_a_yes() -> None:
    given(offered(), yes(5)).when(START).then(started(10))


def test_s3_a_recording_that_was_started_is_not_started_twice() -> None:
    given(offered(), yes(5), started(10)).when(START).nothing_happens()


def test_s3_a_yes_to_transcription_is_no_yes_to_recording() -> None:
    given(offered(), yes(5, "transcription")).when(START).refuses(ConsentUnknown)


def test_s3_recording_cannot_start_after_a_no() -> None:
    given(offered(), no(5)).when(START).refuses(NoConsent)


def test_s13_a_no_wins_over_a_yes_that_was_given_later() -> None:
    given(offered(), no(5), yes(8)).when(START).refuses(NoConsent)


def test_s13_a_no_stops_the_recording_that_runs() -> None:
    stopped = CallRecordingStopped(at=at(20), why="withdrawn")
    given(offered(), yes(5), started(10)).when(NO).then(withdrawn(20), stopped)


def test_s13_a_no_without_a_yes_before_it_declines() -> None:
    given(offered()).when(NO).then(no(20))


def test_s13_a_no_said_twice_is_one() -> None:
    given(offered(), yes(5), withdrawn(20)).when(NO).nothing_happens()


def test_s13_a_no_is_for_its_own_purpose() -> None:
    call = call_of([offered(), yes(5), yes(5, "analysis"), withdrawn(9, "analysis")])
    assert call.consent("analysis") == "withdrawn"
    assert call.consent("recording") == "given"
    assert call.consent("transcription") == "unknown"


def test_s13_a_recording_cannot_be_stored_after_a_no() -> None:
    given(offered(), yes(5), started(10), withdrawn(20)).when(store()).refuses(NoConsent)


def test_s3_a_recording_cannot_be_stored_before_an_answer() -> None:
    given(offered()).when(store()).refuses(ConsentUnknown)


def test_s3_a_recording_is_stored_after_a_yes() -> None:
    stopped = CallRecordingStopped(at=at(35), why="ended")
    guessed = CallRecordingStarted(at=at(5), via="upload", estimated=True)
    given(offered(), yes(5)).when(store()).then(guessed, STORED, stopped)


def test_the_same_recording_is_stored_once() -> None:
    given(offered(), yes(5), started(60, "upload"), STORED).when(store(90)).nothing_happens()


def test_s13_what_was_stored_is_not_played_after_a_no() -> None:
    call = call_of([offered(), yes(5), started(60, "upload"), STORED, withdrawn(70)])
    assert call.stored is None
    assert call.recording == "dropped"


def test_a_yes_may_come_after_the_no_of_a_later_report_and_still_loses() -> None:
    late_yes = given(offered(), no(20)).when(YES)
    late_yes.then(yes(5))
    assert call_of([offered(), no(20), yes(5)]).consent("recording") == "withdrawn"


def test_media_without_a_yes_is_said_to_be_dropped_once() -> None:
    dropped = CallRecordingStopped(at=at(12), why="no_consent")
    drop = StopRecording(why="no_consent", at=at(12))
    given(offered()).when(drop).then(dropped)
    given(offered(), dropped).when(drop).nothing_happens()


def test_stopping_what_does_not_run_is_no_fact() -> None:
    given(offered(), yes(5)).when(StopRecording(why="failed", at=at(12))).nothing_happens()


ENDED = CallEnded(at=at(50), reason="completed")


def test_s3_a_yes_dated_after_the_end_permits_nothing() -> None:
    given(offered(), ENDED, yes(51)).when(store()).refuses(ConsentUnknown)
    given(offered(), yes(51), ENDED).when(START).refuses(ConsentUnknown)
    assert call_of([offered(), ENDED, yes(51)]).consent("recording") == "unknown"


def test_s3_a_yes_within_the_call_permits_though_it_is_told_after_the_end() -> None:
    assert call_of([offered(), ENDED, yes(50)]).consent("recording") == "given"


def test_s3_a_yes_whose_time_we_guessed_belongs_to_the_call_that_it_was_told_of() -> None:
    guessed = CallConsentGiven(at=at(52), estimated=True, purpose="recording", how="voicemail_greeting")
    assert call_of([offered(), guessed, ENDED]).consent("recording") == "given"


def test_s3_an_end_that_is_told_late_takes_a_later_yes_back() -> None:
    call = call_of([offered(), yes(51), started(52), STORED, ENDED])
    assert (call.stored, call.recording) == (None, "dropped")


@pytest.mark.parametrize(
    ("facts", "via", "begins", "ends"),
    [
        ([yes(5), ENDED], "upload", 20, 50),  # thirty seconds before the end
        ([yes(25), ENDED], "upload", 25, 50),  # which is before the yes
        ([yes(5), CallAnswered(at=at(28)), CallEnded(at=at(31), reason="completed")], "upload", 28, 31),
        ([yes(5)], "upload", 5, 35),  # the end was not told yet
        ([yes(5), started(6)], "twilio_media", 6, 60),  # a stream stops when it says so
        ([yes(50), started(51, "twilio_recording"), ENDED], "twilio_recording", 20, 50),
    ],
)
def test_a_stored_sound_says_when_it_begins_and_ends(
    facts: list[CallFact], via: Via, begins: float, ends: float
) -> None:
    *_, stored, stopped = decide(call_of([offered(), *facts]), store(via=via))
    assert isinstance(stored, CallRecordingStored)
    assert (stored.at, stored.begins_at) == (at(60), at(begins))
    assert stopped == CallRecordingStopped(at=at(ends), why="ended")


def test_two_sounds_that_end_together_are_two_stops() -> None:
    call = call_of([offered(), yes(5), ENDED])
    for command in (store(via="twilio_recording"), store(61, sha256="cd" * 32)):
        call = reduce(evolve, decide(call, command), call)
    assert [stop.at for stop in call.of(CallRecordingStopped)] == [at(50), at(61)]
    assert (call.capturing, call.recording) == (False, "stored")
