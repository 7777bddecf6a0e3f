"""What a pass left behind, and the recordings that it heard."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from coordination.log.stream import load
from telephony.calls.events import Purpose
from telephony.recordings.tracks import wav_head
from tests.transcription.passes.recorded import HEARD_ONCE, began, ended, store
from transcription.engines.port import RATE
from transcription.passes.row import TranscriptionPass
from transcription.sound.reading import opened
from transcription.transcripts.events import (
    SegmentWords,
    TranscriptNotHeard,
    TranscriptPassCompleted,
    TranscriptSegmentRecorded,
)

if TYPE_CHECKING:
    from transcription.sound.reading import Block

AUDIO = Path(__file__).resolve().parents[3] / "telephony" / "simulator" / "audio"
React = Callable[[], None]


def ogg(story: str) -> bytes:
    """A call of the simulator's as its phone system stores it."""
    return (AUDIO / f"{story}.ogg").read_bytes()


def mono(story: str) -> bytes:
    """The caller's side of it alone, as a voicemail system writes it: one channel, 16-bit, 16 kHz."""
    return wav_of(samples_of(ogg(story))[:1])


def samples_of(sound: bytes) -> "Block":
    """(channels, count) at 16 kHz."""
    import numpy as np

    with opened(io.BytesIO(sound)) as one:
        return np.concatenate(list(one.blocks()), axis=1)


def wav_of(samples: "Block", claimed: int | None = None) -> bytes:
    """16-bit samples of 16 kHz; `claimed` is what the header says of their length."""
    import numpy as np

    data = (samples.clip(-1.0, 1.0) * 32767).astype(np.int16).T.tobytes()
    head = wav_head(len(data) if claimed is None else claimed, rate=RATE, channels=len(samples))
    return head + data


def recorded(
    react: React,
    sound: bytes,
    media_type: str = "audio/ogg",
    *,
    message: bool = False,
    language: str | None = "en",
    purposes: Sequence[Purpose] = HEARD_ONCE,
) -> UUID:
    """A call that is over, with its recording on the work list."""
    call = began(language=language, purposes=purposes)
    store(call, sound, media_type)
    ended(call, message=message)
    react()
    return call


def events_of(call: UUID) -> list[object]:
    return list(load(f"transcript/{call}").events)


def heard(call: UUID) -> list[TranscriptSegmentRecorded]:
    """The segments by time."""
    found = [one for one in events_of(call) if isinstance(one, TranscriptSegmentRecorded)]
    return sorted(found, key=lambda one: one.start)


def lines(call: UUID) -> list[tuple[str, float, str]]:
    """Who said what when."""
    return [
        (one.channel, round(one.start, 3), one.content.text)
        for one in heard(call)
        if isinstance(one.content, SegmentWords)
    ]


def said(call: UUID, channel: str) -> str:
    """Everything on one channel."""
    return " ".join(text for side, _, text in lines(call) if side == channel).lower()


def not_heard(call: UUID) -> list[TranscriptNotHeard]:
    return [one for one in events_of(call) if isinstance(one, TranscriptNotHeard)]


def completed(call: UUID) -> list[TranscriptPassCompleted]:
    return [one for one in events_of(call) if isinstance(one, TranscriptPassCompleted)]


def row(call: UUID) -> TranscriptionPass:
    return TranscriptionPass.objects.get(pk=call)
