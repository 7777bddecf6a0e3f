"""Recording and listening are two consents: either may stand without the other."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from telephony.calls.telling import call_now
from telephony.media.stream import MediaStream
from telephony.recordings.taking_up import RETURNS_WITHIN, take_up
from tests.telephony.media.conftest import AT
from tests.telephony.media.listeners import Notebook

FRAME = b"\x80" * 160
pytestmark = pytest.mark.usefixtures("objects")


def kept(objects: Path) -> list[Path]:
    return [path for path in objects.rglob("*") if path.is_file()]


def test_after_both_yeses_sound_is_kept_and_listened_to(
    a_call: UUID, said: Callable[..., None], notebook: Notebook, objects: Path
) -> None:
    said(a_call, {"recording": True, "transcription": True})
    stream = MediaStream(a_call, "tests", "audiosocket")
    assert stream.begin("1", AT)
    stream.put("inbound", 0, FRAME)
    stream.end(AT)
    assert notebook.over.wait(10)
    assert (notebook.heard, notebook.told) == ([("inbound", 0, FRAME)], ["end"])
    stored = call_now(a_call).stored
    assert stored is not None
    assert (stored.seconds, stored.begins_at, len(kept(objects))) == (0.02, AT, 1)


def test_without_recording_there_are_live_words_only(
    a_call: UUID, said: Callable[..., None], notebook: Notebook, objects: Path
) -> None:
    said(a_call, {"recording": False, "transcription": True})
    stream = MediaStream(a_call, "tests", "twilio_media")
    assert stream.begin("1", AT)
    stream.put("inbound", 0, FRAME)
    stream.end(AT)
    assert notebook.over.wait(10)
    assert notebook.heard == [("inbound", 0, FRAME)]
    assert kept(objects) == []
    assert call_now(a_call).recording == "dropped"


def test_s3_without_a_yes_to_transcription_nobody_listens(
    a_call: UUID, said: Callable[..., None], notebook: Notebook, objects: Path
) -> None:
    said(a_call, {"recording": True})
    stream = MediaStream(a_call, "tests", "twilio_media")
    assert stream.begin("1", AT)
    stream.put("inbound", 0, FRAME)
    stream.end(AT)
    assert len(kept(objects)) == 1
    assert (notebook.heard, notebook.told) == ([], [])


def test_s3_without_an_answer_nothing_begins(a_call: UUID, notebook: Notebook) -> None:
    assert not MediaStream(a_call, "tests", "twilio_media").begin("1", AT)
    assert notebook.told == []


def test_s13_a_no_to_transcription_ends_the_listening_and_not_the_recording(
    a_call: UUID, said: Callable[..., None], notebook: Notebook, objects: Path
) -> None:
    said(a_call, {"recording": True, "transcription": True})
    stream = MediaStream(a_call, "tests", "twilio_media")
    stream.begin("1", AT)
    said(a_call, {"transcription": False})
    assert stream.obey(stream.look()) is None
    stream.put("inbound", 0, FRAME)
    assert notebook.over.wait(10)
    assert (notebook.heard, notebook.told) == ([], ["forget"])
    stream.end(AT)
    assert len(kept(objects)) == 1


def test_s13_a_no_to_recording_drops_what_was_kept(
    a_call: UUID, said: Callable[..., None], notebook: Notebook, objects: Path
) -> None:
    said(a_call, {"recording": True, "transcription": True})
    stream = MediaStream(a_call, "tests", "twilio_media")
    stream.begin("1", AT)
    stream.put("inbound", 0, FRAME)
    said(a_call, {"recording": False})
    assert stream.obey(stream.look()) is not None
    assert stream.open
    stream.end(AT)
    assert notebook.over.wait(10)
    assert (notebook.told, kept(objects)) == (["end"], [])


def test_what_comes_while_nobody_can_be_asked_is_held_and_kept_once_the_yes_is_known_to_stand(
    a_call: UUID, said: Callable[..., None], notebook: Notebook
) -> None:
    said(a_call, {"recording": True, "transcription": True})
    stream = MediaStream(a_call, "tests", "twilio_media")
    stream.begin("1", AT)
    stream.put("inbound", 0, FRAME)
    stream.doubt()
    stream.put("inbound", 20, FRAME)
    assert stream.obey(stream.look()) is None
    stream.put("inbound", 40, FRAME)
    stream.end(AT)
    assert notebook.over.wait(10)
    assert [at for _, at, _ in notebook.heard] == [0, 20, 40]
    stored = call_now(a_call).stored
    assert stored is not None
    assert stored.seconds == 0.06


def test_a_stream_that_ends_in_doubt_loses_nothing_of_a_yes_that_stands(
    a_call: UUID, said: Callable[..., None], notebook: Notebook
) -> None:
    said(a_call, {"recording": True})
    stream = MediaStream(a_call, "tests", "twilio_media")
    stream.begin("1", AT)
    stream.doubt()
    stream.put("inbound", 0, FRAME)
    stream.end(AT)
    stored = call_now(a_call).stored
    assert stored is not None
    assert stored.seconds == 0.02


def test_s13_what_was_held_is_forgotten_when_the_caller_had_said_no(
    a_call: UUID, said: Callable[..., None], notebook: Notebook, objects: Path
) -> None:
    said(a_call, {"recording": True, "transcription": True})
    stream = MediaStream(a_call, "tests", "twilio_media")
    stream.begin("1", AT)
    stream.doubt()
    said(a_call, {"recording": False, "transcription": False})
    stream.put("inbound", 0, FRAME)
    assert stream.obey(stream.look()) is not None
    stream.end(AT)
    assert notebook.over.wait(10)
    assert (notebook.heard, notebook.told, kept(objects)) == ([], ["forget"], [])


def test_what_was_kept_before_nobody_could_be_asked_lies_until_it_is_taken_up(
    a_call: UUID, said: Callable[..., None], notebook: Notebook
) -> None:
    said(a_call, {"recording": True, "transcription": True})
    stream = MediaStream(a_call, "tests", "twilio_media")
    stream.begin("1", AT)
    for number in range(500):
        stream.put("inbound", number * 20, FRAME)
    stream.doubt()
    stream.put("inbound", 10_000, FRAME)
    stream.leave()
    assert not stream.open
    assert call_now(a_call).recording == "recording"
    take_up(datetime.now(UTC) + 2 * RETURNS_WITHIN)
    stored = call_now(a_call).stored
    assert stored is not None
    assert (
        stored.seconds == 6.98
    )  # of the last three seconds a pause may not be known; a frame waits for its neighbor
