"""The sound of one call as it reaches a door: kept while recording is allowed, listened to while
transcription is. Either may be allowed without the other (safety.md, notice and consent)."""

import math
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from telephony.calls.events import Via
from telephony.calls.state import Pause
from telephony.calls.telling import call_now
from telephony.media.audience import Audience
from telephony.media.listening import listeners_of
from telephony.recordings.capture import Capture
from telephony.recordings.tracks import PER_MILLISECOND, Track


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """What the log says of a call now: which of the caller's yeses stand, whether it has ended, and which
    stretches people kept out of it."""

    recording: bool
    transcription: bool
    ended: bool = False
    pauses: tuple[Pause, ...] = ()


class MediaStream:
    """`put` and `obey` return at once; `begin`, `look` and `end` ask or tell the log.

    `ahead`: how many seconds after the stream's start it was begun here, where a killed process had begun it.
    """

    def __init__(self, call: UUID, source: str, via: Via) -> None:
        self.call = call
        self._source, self._via = source, via
        self._capture: Capture | None = None
        self._audience: Audience | None = None
        self._began: datetime | None = None
        self.ahead = 0.0
        self._paused: list[tuple[float, float]] = []
        self._held: list[tuple[Track, int, bytes]] | None = None

    def begin(self, outside_id: str, at: datetime) -> bool:
        """Whether anything may be done with this sound; without a yes it is said to be dropped (S3)."""
        self._began = at
        capture = Capture(self.call, self._source, self._via)
        if capture.begin(outside_id, at):
            self._capture = capture
            self.ahead = capture.ahead
            self._began = at - timedelta(seconds=capture.ahead)
        else:
            capture.forget()
        standing = self.look()
        self._keep_out(standing.pauses)
        listeners = listeners_of(self.call) if standing.transcription else []
        if listeners:
            self._audience = Audience(listeners)
        return self.open

    @property
    def open(self) -> bool:
        """Whether this sound is still kept or listened to."""
        return self._capture is not None or self._audience is not None

    def put(self, track: Track, milliseconds: int, frame: bytes) -> None:
        """A frame of mu-law, placed by milliseconds since the stream's start. The recording comes first;
        a frame of a pause is neither kept nor heard, its place is silence."""
        if self._held is not None:
            self._held.append((track, milliseconds, frame))
            return
        if self._is_paused(milliseconds, frame):
            return
        if self._capture is not None:
            self._capture.put(track, milliseconds, frame)
        if self._audience is not None:
            self._audience.hear(track, milliseconds, frame)

    def look(self) -> Standing:
        """Ask the log, so that a no anywhere is heard here (S13)."""
        call = call_now(self.call)
        return Standing(
            recording=call.consent("recording") == "given",
            transcription=call.consent("transcription") == "given",
            ended=call.ended_at is not None,
            pauses=call.pauses,
        )

    def doubt(self) -> None:
        """Nobody can say now whether the yes still stands (S12): what comes is held in memory, neither kept
        nor heard, until `obey` says what holds or `leave` that nobody did."""
        if self._held is None:
            self._held = []

    def leave(self) -> None:
        """Nobody could be asked for too long. What was kept while the yes stood lies sealed until it is taken
        up, when somebody can be; what was held since is forgotten."""
        capture, self._capture = self._capture, None
        audience, self._audience = self._audience, None
        if audience is not None:
            audience.end()
        if capture is not None:
            capture.leave()

    def obey(self, standing: Standing) -> Capture | None:
        """Forget at once what is no longer allowed. A recording that was dropped is to be `say_dropped`."""
        dropped = self._drop(standing)
        held, self._held = self._held, None
        for track, milliseconds, frame in held or ():
            self.put(track, milliseconds, frame)
        return dropped

    def _drop(self, standing: Standing) -> Capture | None:
        self._keep_out(standing.pauses)
        if self._audience is not None and not standing.transcription:
            audience, self._audience = self._audience, None
            audience.forget()
        if self._capture is None or standing.recording:
            return None
        capture, self._capture = self._capture, None
        capture.forget()
        return capture

    def end(self, at: datetime) -> None:
        """No more comes: store it. What cannot be stored now is left to be taken up, and raised."""
        capture, self._capture = self._capture, None
        audience, self._audience = self._audience, None
        held, self._held = self._held, None
        if audience is not None:
            audience.end()
        if capture is None:
            return
        try:
            self._keep_out(self.look().pauses, capture)
            for track, milliseconds, frame in held or ():
                if not self._is_paused(milliseconds, frame):
                    capture.put(track, milliseconds, frame)
            capture.keep(at)
        except Exception:
            capture.leave()
            raise

    def _keep_out(self, pauses: Sequence[Pause], capture: Capture | None = None) -> None:
        """A pause becomes known a moment after it was pressed: what came meanwhile is silenced."""
        began = self._began
        if began is None:
            return
        self._paused = [
            (_milliseconds(began, one.from_), _milliseconds(began, one.to) if one.to else math.inf)
            for one in pauses
        ]
        keeping = capture or self._capture
        if keeping is not None:
            for start, stop in self._paused:
                keeping.silence(start, None if stop == math.inf else stop)

    def _is_paused(self, milliseconds: int, frame: bytes) -> bool:
        end = milliseconds + len(frame) / PER_MILLISECOND
        return any(start < end and milliseconds < stop for start, stop in self._paused)


def _milliseconds(began: datetime, at: datetime) -> float:
    return (at - began).total_seconds() * 1000
