"""The capture of one call's sound, from its first frame to a stored recording, or to nothing."""

import os
from datetime import datetime
from uuid import UUID

import structlog
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from coordination.log.errors import StreamForgotten
from telephony.calls.commands import StartRecording, StopRecording
from telephony.calls.events import Via
from telephony.calls.refusals import ConsentUnknown, NoConsent
from telephony.calls.telling import tell
from telephony.recordings.call_spool import CallSpool, Manifest, begin_spool, left_spool
from telephony.recordings.spooled import keep_spool, name_gap
from telephony.recordings.tracks import Track, Tracks

BYTES_A_SAMPLE = 4  # of both tracks

log = structlog.get_logger()


class Capture:
    """Frames go in while the caller's yes stands. End it with `keep`, `drop` or `leave`.

    `ahead`: seconds of the recording that lie before `begin`, where it goes on with what was left. Frames are
    placed from the recording's beginning.
    """

    def __init__(self, call: UUID, source: str, via: Via) -> None:
        self._call, self._source, self._via = call, source, via
        self._spool: CallSpool | None = None
        self.ahead = 0.0
        self._tracks = Tracks(self._write)

    def begin(self, stream: str, at: datetime) -> bool:
        """Say that sound is kept from now on; without a yes say that it is dropped, and keep none (S3). So it
        is where the disk takes none: the call goes on, and words are written all the same (S12)."""
        try:
            tell(self._call, StartRecording(via=self._via, at=at, outside_id=stream), source=self._source)
        except (ConsentUnknown, NoConsent):
            tell(self._call, StopRecording(why="no_consent", at=at), source=self._source)
            return False
        try:
            self._spool = left_spool(self._call, self._via)
            if self._spool is None:
                key = AESGCM.generate_key(256)
                manifest = Manifest(key=key, source=self._source, via=self._via, began=at)
                self._spool = begin_spool(self._call, manifest)
            else:
                self._go_on(self._spool, at)
        except (OSError, StreamForgotten) as error:
            why = os.strerror(error.errno or 0) if isinstance(error, OSError) else type(error).__name__
            log.error("sound cannot be kept", call=str(self._call), why=why)
            self.say_dropped(at)
            return False
        return True

    def _go_on(self, spool: CallSpool, at: datetime) -> None:
        """Into what a process has left that was killed in the middle of this call: one recording, with
        silence where there was nobody to keep the sound."""
        self.ahead = (at - spool.manifest.began).total_seconds()
        self._tracks = Tracks(self._write, written=spool.length // BYTES_A_SAMPLE)
        name_gap(spool, at)

    def put(self, track: Track, milliseconds: int, frame: bytes) -> None:
        self._tracks.put(track, milliseconds, frame)

    def silence(self, milliseconds: float, until: float | None = None) -> None:
        """Silence what came from here to there: a person paused, and it becomes known a moment later."""
        self._tracks.silence(milliseconds, until)

    def keep(self, at: datetime) -> None:
        """Store what came. A no that came meanwhile still wins: then nothing of it is kept."""
        self._tracks.finish()
        spool = self._spool
        if spool is None or not spool.length:
            self.drop(at)
            return
        try:
            keep_spool(spool, at)
            if spool.lost:
                name_gap(spool, at)
        except (ConsentUnknown, NoConsent):
            self.drop(at)
        except Exception:
            spool.leave(whole=True)
            raise
        else:
            spool.discard()

    def leave(self) -> None:
        """It cannot be stored now: let it lie, for whoever takes it up. Of the last three seconds, in which a
        pause may not be known yet, nothing is kept."""
        if self._spool is not None:
            self._spool.leave(whole=False)

    def drop(self, at: datetime) -> None:
        """Forget every frame, and say so where a recording had begun."""
        self.forget()
        self.say_dropped(at)

    def forget(self) -> None:
        """At once, without asking anybody."""
        if self._spool is not None:
            self._spool.discard()

    def say_dropped(self, at: datetime) -> None:
        tell(self._call, StopRecording(why="failed", at=at), source=self._source)

    def _write(self, plain: bytes) -> None:
        if self._spool is not None:
            self._spool.write(plain)
