"""Nothing that was heard gets into the log without the caller's yes, and nothing after a no."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection, transaction

from coordination.log.stream import load
from tests.log.conftest import at_once
from tests.transcription.transcripts.calls import agreed, call_with, says_no
from tests.transcription.transcripts.heard import completed, heard
from transcription.transcripts import appending
from transcription.transcripts.appending import append_segments, transcript_of
from transcription.transcripts.events import SegmentWords, TranscriptSegmentRecorded
from transcription.transcripts.refusals import TranscriptionDeclined, TranscriptionUnanswered

SAID, MORE = heard("my chest is fine"), heard("thank you", 10)


@pytest.mark.django_db
def test_what_was_heard_after_a_yes_is_recorded_once() -> None:
    call = agreed()
    assert [one.type for one in append_segments(call, [SAID, MORE])] == ["transcript.segment_recorded"] * 2
    assert append_segments(call, [SAID, MORE]) == []
    (first, _) = load(transcript_of(call)).logged
    assert (first.actor, first.role, first.correlation) == ("system:transcriber@1", "system", call)
    assert isinstance(first.event, TranscriptSegmentRecorded)
    assert isinstance(first.event.content, SegmentWords)
    assert first.event.content.text == "my chest is fine"


@pytest.mark.django_db
def test_s3_nothing_is_recorded_before_an_answer() -> None:
    call = call_with()
    with pytest.raises(TranscriptionUnanswered):
        append_segments(call, [SAID])
    assert load(transcript_of(call)).version == 0


@pytest.mark.django_db
def test_s3_a_yes_to_recording_is_no_yes_to_transcription() -> None:
    with pytest.raises(TranscriptionUnanswered):
        append_segments(call_with("recording", "analysis"), [SAID])


@pytest.mark.django_db
def test_words_are_recorded_without_a_recording() -> None:
    assert len(append_segments(call_with("transcription"), [SAID])) == 1


@pytest.mark.django_db
def test_s13_after_a_no_nothing_is_appended() -> None:
    call = agreed()
    append_segments(call, [SAID])
    says_no(call)
    with pytest.raises(TranscriptionDeclined):
        append_segments(call, [MORE, completed()])
    assert load(transcript_of(call)).version == 1


@pytest.mark.django_db
def test_s13_a_declined_call_has_no_transcript() -> None:
    call = call_with("recording", "transcription", yes=False)
    with pytest.raises(TranscriptionDeclined):
        append_segments(call, [SAID])
    assert load(transcript_of(call)).version == 0


@pytest.mark.usefixtures("committed")
def test_s13_a_no_said_while_words_are_being_appended_comes_after_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The writer has seen the yes; the caller's no waits until its words stand, and the next are refused."""
    call = agreed()
    asked, order = threading.Event(), list[str]()
    usual: Callable[..., None] = appending.require_transcription

    def require(one: object) -> None:
        usual(one)
        asked.set()
        _wait_until_somebody_waits()

    def words() -> None:
        append_segments(call, [SAID])
        order.append("words")

    def no() -> None:
        asked.wait(10)
        says_no(call)
        order.append("no")

    monkeypatch.setattr(appending, "require_transcription", require)
    at_once(words, no)
    monkeypatch.setattr(appending, "require_transcription", usual)
    at = {
        one.type: one.recorded_at for name in ("call", "transcript") for one in load(f"{name}/{call}").logged
    }
    assert at["transcript.segment_recorded"] < at["call.consent_declined"]
    with pytest.raises(TranscriptionDeclined):
        append_segments(call, [MORE])


def _wait_until_somebody_waits() -> None:
    """Until another session waits for a lock of this one: the no is on its way."""
    assert transaction.get_connection().in_atomic_block
    waiting = 0
    for _ in range(2000):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*), pg_sleep(0.005) FROM pg_locks"
                " WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"
            )
            (waiting, _slept) = cursor.fetchone()
        if waiting:
            return
    raise AssertionError("the no did not wait: it was not held")
