"""The pause key: what is said after it is kept out until a person resumes."""

from coordination.log.event import Event
from telephony.calls.commands import PauseRecording, ResumeRecording
from telephony.calls.events import CallEnded, CallRecordingPaused, CallRecordingResumed, CallScriptSpoken
from telephony.calls.refusals import CallIsOver
from telephony.calls.state import Pause, call_of
from tests.telephony.calls.facts import at, offered, started, yes
from tests.telephony.calls.sentences import given
from tests.telephony.calls.test_row import row_of

RUNS = (offered(), yes(5), started(6))


def paused(seconds: float) -> CallRecordingPaused:
    return CallRecordingPaused(at=at(seconds))


def resumed(seconds: float) -> CallRecordingResumed:
    return CallRecordingResumed(at=at(seconds))


def script(seconds: float, language: str, purpose: str = "notice") -> CallScriptSpoken:
    return CallScriptSpoken(
        at=at(seconds),
        script=purpose,
        version=f"{language}-1",
        purpose="notice" if purpose == "notice" else "emergency",
        language=language,
        by="phone_system",
    )


def test_a_recording_is_paused_and_resumed() -> None:
    given(*RUNS).when(PauseRecording(at=at(20))).then(paused(20))
    given(*RUNS, paused(20)).when(ResumeRecording(at=at(30))).then(resumed(30))
    given(*RUNS, paused(20), resumed(30)).when(PauseRecording(at=at(40))).then(paused(40))


def test_the_key_pressed_twice_is_one_pause() -> None:
    given(*RUNS, paused(20)).when(PauseRecording(at=at(21))).nothing_happens()
    given(*RUNS, paused(20), resumed(30)).when(ResumeRecording(at=at(31))).nothing_happens()
    given(*RUNS).when(ResumeRecording(at=at(31))).nothing_happens()


def test_the_key_may_be_pressed_before_recording_begins() -> None:
    given(offered()).when(PauseRecording(at=at(2))).then(paused(2))


def test_refuses_after_the_end() -> None:
    ended = CallEnded(at=at(50), reason="completed")
    given(*RUNS, ended).when(PauseRecording(at=at(60))).refuses(CallIsOver)
    given(*RUNS, paused(20), ended).when(ResumeRecording(at=at(60))).refuses(CallIsOver)


def test_the_state_and_the_row_say_since_when() -> None:
    histories: list[tuple[list[Event], float | None]] = [
        ([paused(20)], 20),
        ([paused(20), resumed(30)], None),
        ([paused(20), resumed(30), paused(40)], 40),
        ([resumed(30), paused(40), paused(20)], 40),
        ([paused(20), CallEnded(at=at(50), reason="completed")], None),
    ]
    for facts, since in histories:
        call = call_of([*RUNS, *facts])
        row = row_of([*RUNS, *facts])  # type: ignore[list-item]
        assert call.paused_at == row.paused_at == (None if since is None else at(since))
        assert call.recording == row.recording


def test_the_pauses_of_a_call() -> None:
    call = call_of([*RUNS, paused(20), resumed(30), paused(40)])
    assert call.pauses == (Pause(from_=at(20), to=at(30)), Pause(from_=at(40)))


def test_the_last_notice_is_the_one_that_the_caller_heard() -> None:
    facts = [offered(), script(1, "en", "emergency"), script(2, "en"), script(9, "es")]
    for told in (facts, facts[::-1]):
        row = row_of(told)
        assert (row.notice_at, row.notice_version, row.notice_language) == (at(9), "es-1", "es")
    assert row_of(facts[:2]).notice_at is None
