"""The capture of one call's sound, from its first frame to a stored recording, or to nothing."""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from telephony.calls.commands import StartRecording, StopRecording
from telephony.calls.events import Via
from telephony.calls.refusals import ConsentUnknown, NoConsent
from telephony.calls.telling import call_now, tell
from telephony.recordings.audio import Audio
from telephony.recordings.keeping import Sound, keep_sound
from telephony.recordings.spool import Spool
from telephony.recordings.tracks import RATE, Track, Tracks, wav_head

BYTES_A_SECOND = RATE * 4


class Capture:
    """Frames go in while the caller's yes stands. End it with `keep` or `drop`."""

    def __init__(self, call: UUID, source: str, via: Via) -> None:
        self._call, self._source, self._via = call, source, via
        self._spool = Spool()
        self._tracks = Tracks(self._spool.write)

    def begin(self, stream: str, at: datetime) -> bool:
        """Say that sound is kept from now on; without a yes say that it is dropped, and keep none (S3)."""
        try:
            tell(self._call, StartRecording(via=self._via, at=at, outside_id=stream), source=self._source)
        except (ConsentUnknown, NoConsent):
            tell(self._call, StopRecording(why="no_consent", at=at), source=self._source)
            return False
        return True

    def allowed(self) -> bool:
        """Whether the yes still stands (S13). Asked from the log, so that a no anywhere is heard here."""
        return call_now(self._call).consent("recording") == "given"

    def put(self, track: Track, milliseconds: int, frame: bytes) -> None:
        self._tracks.put(track, milliseconds, frame)

    def silence(self, milliseconds: float, until: float | None = None) -> None:
        """Silence what came from here to there: a person paused, and it becomes known a moment later."""
        self._tracks.silence(milliseconds, until)

    def keep(self, at: datetime) -> None:
        """Store what came. A no that came meanwhile still wins: then nothing of it is kept."""
        self._tracks.finish()
        length = self._spool.length
        if not length:
            self.drop(at)
            return
        head = wav_head(length)
        sound = Sound(
            audio=Audio(media_type="audio/wav", channels=2, seconds=round(length / BYTES_A_SECOND, 3)),
            bytes=len(head) + length,
            sha256=_sha256(self._plain(head)),
            via=self._via,
            at=at,
        )
        try:
            keep_sound(self._call, self._source, sound, self._plain(head))
        except (ConsentUnknown, NoConsent):
            self.drop(at)
        finally:
            self._spool.close()

    def drop(self, at: datetime) -> None:
        """Forget every frame, and say so where a recording had begun."""
        self.forget()
        self.say_dropped(at)

    def forget(self) -> None:
        """At once, without asking anybody."""
        self._spool.close()

    def say_dropped(self, at: datetime) -> None:
        tell(self._call, StopRecording(why="failed", at=at), source=self._source)

    def _plain(self, head: bytes) -> Iterator[bytes]:
        yield head
        yield from self._spool.pieces()


def _sha256(pieces: Iterator[bytes]) -> str:
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
    return digest.hexdigest()
