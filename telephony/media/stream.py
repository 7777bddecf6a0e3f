"""The sound of one call as it reaches a door: kept while recording is allowed, listened to while
transcription is. Either may be allowed without the other (safety.md, notice and consent)."""

from datetime import datetime
from uuid import UUID

import msgspec

from telephony.calls.events import Via
from telephony.calls.telling import call_now
from telephony.media.audience import Audience
from telephony.media.listening import listeners_of
from telephony.recordings.capture import Capture
from telephony.recordings.tracks import Track


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """What the log says of a call now: which of the caller's yeses stand, and whether it has ended."""

    recording: bool
    transcription: bool
    ended: bool = False


NOTHING_STANDS = Standing(recording=False, transcription=False)
"""What holds where nobody can be asked: recording and listening fail closed (S12)."""


class MediaStream:
    """`put` and `obey` return at once; `begin`, `look` and `end` ask or tell the log."""

    def __init__(self, call: UUID, source: str, via: Via) -> None:
        self.call = call
        self._source, self._via = source, via
        self._capture: Capture | None = None
        self._audience: Audience | None = None

    def begin(self, outside_id: str, at: datetime) -> bool:
        """Whether anything may be done with this sound; without a yes it is said to be dropped (S3)."""
        capture = Capture(self.call, self._source, self._via)
        if capture.begin(outside_id, at):
            self._capture = capture
        else:
            capture.forget()
        listeners = listeners_of(self.call) if self.look().transcription else []
        if listeners:
            self._audience = Audience(listeners)
        return self.open

    @property
    def open(self) -> bool:
        """Whether this sound is still kept or listened to."""
        return self._capture is not None or self._audience is not None

    def put(self, track: Track, milliseconds: int, frame: bytes) -> None:
        """A frame of mu-law, placed by milliseconds since the stream's start. The recording comes first."""
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
        )

    def obey(self, standing: Standing) -> Capture | None:
        """Forget at once what is no longer allowed. A recording that was dropped is to be `say_dropped`."""
        if self._audience is not None and not standing.transcription:
            audience, self._audience = self._audience, None
            audience.forget()
        if self._capture is None or standing.recording:
            return None
        capture, self._capture = self._capture, None
        capture.forget()
        return capture

    def end(self, at: datetime) -> None:
        """No more comes: store what was kept. What cannot be stored is said to be dropped, and raised."""
        capture, self._capture = self._capture, None
        audience, self._audience = self._audience, None
        if audience is not None:
            audience.end()
        if capture is None:
            return
        try:
            capture.keep(at)
        except Exception:
            capture.say_dropped(at)
            raise
