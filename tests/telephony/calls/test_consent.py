"""The consent gate: S3 and S13 as sentences."""

from telephony.calls.decisions import AnswerConsent, ConsentUnknown, NoConsent, StartRecording, StopRecording
from telephony.calls.events import CallRecordingStopped, CallRecordingStored
from telephony.calls.state import call_of
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
    stopped = CallRecordingStopped(at=at(60), why="ended")
    given(offered(), yes(5)).when(store()).then(started(60, "upload"), STORED, stopped)


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
