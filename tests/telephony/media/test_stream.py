"""Recording and listening are two consents: either may stand without the other."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from telephony.calls.telling import call_now
from telephony.media.stream import MediaStream
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
