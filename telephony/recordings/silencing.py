"""Takes stretches of sound out of a stored recording: a card's number must not be heard in it either.

The copy without them is stored and told, and only then what it replaces is deleted; whoever dies in
between finds at the next try what is left to do.
"""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import UUID

from telephony.calls.commands import SilenceRecording
from telephony.calls.events import CallRecordingStored, RecordingObject, Silence
from telephony.calls.telling import call_now, tell
from telephony.recordings.piped import piped
from telephony.recordings.spool import Spool
from telephony.recordings.store import discard, keep, read
from telephony.recordings.tracks import wav_head


def silence(call: UUID, silences: Sequence[Silence], at: datetime) -> None:
    """Have nothing to hear in these stretches of the call's recording, and in no copy of it.

    What was silenced before stays so. Nothing happens to a call without a recording.
    Raises ConsentUnknown, NoConsent, ObjectDamagedError, FileNotFoundError, av.FFmpegError.
    """
    known = call_now(call)
    stored = known.stored
    if stored is None or not isinstance(stored.content, RecordingObject):
        return
    if not set(silences) <= set(stored.silences):
        source = known.offered.source if known.offered else ""
        _replace(call, source, stored.origin, stored.content, _together(stored.silences, silences), at)
    _forget_replaced(call)


def _together(before: Sequence[Silence], more: Sequence[Silence]) -> tuple[Silence, ...]:
    """All of them by time, each once: a copy with fewer would lose to one with more."""
    return tuple(sorted({*before, *more}, key=lambda one: (one.start, one.end, one.channel or 0)))


def _replace(
    call: UUID,
    source: str,
    origin: str,
    content: RecordingObject,
    silences: tuple[Silence, ...],
    at: datetime,
) -> None:
    spool = Spool()
    try:
        head = _write(content, silences, spool)
        digest = hashlib.sha256()
        for piece in _whole(head, spool):
            digest.update(piece)
        kept = keep(_whole(head, spool))
        appended = False
        try:
            command = SilenceRecording(
                at=at,
                origin=origin,
                silences=silences,
                bytes=len(head) + spool.length,
                sha256=digest.hexdigest(),
                content=kept,
            )
            appended = bool(tell(call, command, source=source, at=at).appended)
        finally:
            if not appended:
                discard(kept)
    finally:
        spool.close()


def _whole(head: bytes, spool: Spool) -> Iterator[bytes]:
    yield head
    yield from spool.pieces()


def _write(content: RecordingObject, silences: Sequence[Silence], spool: Spool) -> bytes:
    """The sound as 16-bit samples at its own rate, with zeros where nothing may be heard; its header."""
    import av
    import numpy as np

    with av.open(piped(read(content)), mode="r") as container:
        stream = container.streams.audio[0]
        rate, channels = stream.rate, stream.channels
        packed = av.AudioResampler(format="s16", layout=stream.layout.name, rate=rate)
        place = 0
        for frame in container.decode(stream):
            for even in packed.resample(frame):
                samples = even.to_ndarray().reshape(-1, channels).copy()
                for one in silences:
                    first, last = round(one.start * rate) - place, round(one.end * rate) - place
                    if last > 0 and first < len(samples):
                        columns = slice(None) if one.channel is None else one.channel
                        samples[max(0, first) : last, columns] = 0
                spool.write(samples.astype(np.int16).tobytes())
                place += len(samples)
    return wav_head(spool.length, rate=rate, channels=channels)


def _forget_replaced(call: UUID) -> None:
    """Delete every copy but the one that is played: its key stands in the log, so it must not lie there."""
    played = call_now(call).stored
    if played is None:
        return
    for one in call_now(call).of(CallRecordingStored):
        replaced = one.origin == played.origin and one.sha256 != played.sha256
        if replaced and isinstance(one.content, RecordingObject):
            discard(one.content)
