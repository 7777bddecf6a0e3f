"""A card's number that was masked in the words is silent in the recording that people play."""

import io
from datetime import timedelta
from uuid import UUID

import pytest
from msgspec.structs import replace

from coordination.log.stream import now
from telephony.calls.events import CallRecordingStarted, CallRecordingStored, RecordingObject, Silence
from telephony.calls.telling import call_now
from telephony.recordings.store import read
from tests.conftest import Clock
from tests.followups.calls import tell
from tests.transcription.passes.hearing import React, completed, events_of, ogg, recorded, samples_of
from tests.transcription.passes.recorded import began, store
from tests.transcription.passes.scripted import Scripted
from tests.transcription.transcripts.heard import heard, masked
from transcription.engines.port import EngineMissing
from transcription.passes import one_pass
from transcription.passes.hands import Hands
from transcription.passes.sweep import hand_over_late
from transcription.passes.worker import work_once
from transcription.sound.reading import opened
from transcription.transcripts.appending import append_segments
from transcription.transcripts.events import TranscriptMasked, TranscriptSegmentRecorded

pytestmark = pytest.mark.django_db
RATE = 16_000
SEGMENT = UUID("00000000-0000-4000-8000-0000000000e1")


def played(stored: CallRecordingStored) -> tuple[list[float], list[float]]:
    """The loudest sample of each tenth of a second, left and right."""
    import numpy as np

    assert isinstance(stored.content, RecordingObject)
    with opened(io.BytesIO(b"".join(read(stored.content)))) as sound:
        samples = np.concatenate(list(sound.blocks()), axis=1)
    tenths = samples.shape[1] // (RATE // 10)
    loud = np.abs(samples[:, : tenths * RATE // 10]).reshape(2, tenths, -1).max(axis=2)
    return loud[0].tolist(), loud[1].tolist()


def test_a_masked_number_is_silent_on_its_channel_and_the_rest_is_not(
    react: React, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = ("what is your credit card number", "4111 1111 1111 1111")
    monkeypatch.setattr(one_pass, "engine", lambda: Scripted(*lines))
    call = recorded(react, ogg("refill-answered"))
    work_once(hands)
    masks = [one for one in events_of(call) if isinstance(one, TranscriptMasked)]
    assert {one.kind for one in masks} == {"card"}
    stored = call_now(call).stored
    assert stored is not None
    assert len(stored.silences) == len(masks)
    channels = dict(zip(("caller", "staff"), played(stored), strict=True))
    for mask in masks:
        inside = channels[mask.channel][int(mask.start * 10) : int(mask.end * 10)]
        assert max(inside) < 0.001
    before = samples_of(ogg("refill-answered"))
    assert len(channels["caller"]) == before.shape[1] // (RATE // 10)
    assert max(channels["staff"]) > 0.1
    assert [one.recording for one in completed(call)] == [stored.origin]


@pytest.mark.parametrize("how", ["parked", "late", "language"])
def test_what_only_the_live_words_masked_is_silent_when_nothing_hears_the_recording(
    react: React, hands: Hands, monkeypatch: pytest.MonkeyPatch, clock: Clock, how: str
) -> None:
    def missing() -> Scripted:
        raise EngineMissing("no engine is here")

    monkeypatch.setattr(one_pass, "engine", missing)
    streamed = began(language="en" if how != "language" else None)
    began_at = now() - timedelta(seconds=40)
    tell(streamed, CallRecordingStarted(at=began_at, via="audiosocket"))
    append_segments(streamed, [said_live("my card is [card number]", 5.0), masked_live(7.0, 9.0)])
    store(streamed, ogg("refill-answered"), "audio/ogg", via="audiosocket")
    react()
    if how == "late":
        clock.advance(timedelta(hours=2))
        hand_over_late()
    else:
        monkeypatch.setattr(one_pass, "engine", missing if how == "parked" else Scripted)
        for _ in range(5):
            work_once(hands)
            clock.advance(timedelta(minutes=11))
    stored = call_now(streamed).stored
    assert stored is not None
    assert stored.silences == (Silence(channel=0, start=6.7, end=9.3),)
    caller, staff = played(stored)
    assert max(caller[68:92]) < 0.001
    assert max(caller) > 0.1
    assert max(staff) > 0.1


def said_live(text: str, start: float) -> TranscriptSegmentRecorded:
    return replace(heard(text, start), segment=SEGMENT)


def masked_live(start: float, end: float) -> TranscriptMasked:
    return replace(masked("card"), segment=SEGMENT, start=start, end=end)


def test_the_silenced_copy_is_not_heard_again(
    react: React, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = Scripted("4111 1111 1111 1111")
    monkeypatch.setattr(one_pass, "engine", lambda: engine)
    call = recorded(react, ogg("refill-answered"))
    work_once(hands)
    react()
    asked = engine.asked
    while work_once(hands):
        pass
    assert engine.asked == asked
    assert len(completed(call)) == 1
