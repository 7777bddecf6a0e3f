"""A card's number that was masked in the words is silent in the recording that people play."""

import io

import pytest

from telephony.calls.events import CallRecordingStored, RecordingObject
from telephony.calls.telling import call_now
from telephony.recordings.store import read
from tests.transcription.passes.hearing import React, completed, events_of, ogg, recorded, samples_of
from tests.transcription.passes.scripted import Scripted
from transcription.passes import one_pass
from transcription.passes.hands import Hands
from transcription.passes.worker import work_once
from transcription.sound.reading import opened
from transcription.transcripts.events import TranscriptMasked

pytestmark = pytest.mark.django_db
RATE = 16_000


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
