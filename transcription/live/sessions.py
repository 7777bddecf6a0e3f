"""The calls that a transcriber hears now, and what the doors' processes say of them."""

import threading
from typing import Protocol
from uuid import UUID

import structlog
from django.db import close_old_connections

from telephony.calls.telling import call_now
from transcription.live import notes
from transcription.live.channels import TRACKS, channel_of
from transcription.live.scribe import Scribe
from transcription.live.session import Session
from transcription.live.waiting import Waiting
from transcription.live.wire import Begin, Done, End, Forget, Lost, Settled, Sound, ToDoors, ToTranscriber
from transcription.transcripts.appending import require_transcription
from transcription.transcripts.refusals import TranscriptionDeclined, TranscriptionUnanswered

# Seconds that a call is kept whose doors' process went away without an end; it comes back with all that was
# not answered for, or it died and nothing more comes.
RETURNS_WITHIN = 30.0

log = structlog.get_logger()


class Answering(Protocol):
    """The way back to a doors' process."""

    def send(self, message: ToDoors) -> None:
        """Never blocks for long and never raises: who is away asks again when it is back."""


class Open:
    """A session with whoever writes its words down and whoever sends its sound."""

    def __init__(self, session: Session, scribe: Scribe, doors: Answering, connection: int) -> None:
        self.session, self.scribe, self.doors, self.connection = session, scribe, doors, connection
        self.left_at: float | None = None


class Sessions:
    """Any thread may call anything."""

    def __init__(self) -> None:
        self.waiting = Waiting()
        self._open: dict[UUID, Open] = {}
        self._lock = threading.Lock()

    def take(self, message: ToTranscriber, doors: Answering, now: float) -> None:
        """One message of a doors' process."""
        if isinstance(message, Begin):
            self._begin(message, doors)
            return
        open_ = self._open.get(message.call)
        if open_ is None:  # answered for already, or forgotten
            return
        match message:
            case Sound(frames=frames):
                open_.session.sound(frames, now)
            case Lost(track=track, start=start, end=end):
                open_.session.lost(track, start, end, now)
            case End():
                open_.session.end(now)
            case Forget():
                self.forget(message.call)

    def of(self, call: UUID) -> Open | None:
        return self._open.get(call)

    def all(self) -> list[Open]:
        with self._lock:
            return list(self._open.values())

    def left(self, doors: Answering, now: float) -> None:
        """The connection broke: its calls wait for it to come back."""
        for open_ in self.all():
            if open_.doors is doors:
                open_.left_at = now

    def forget(self, call: UUID) -> None:
        """The caller said no, or the call is heard to its end: nothing of it is held any more."""
        with self._lock:
            open_ = self._open.pop(call, None)
        self.waiting.forget(call)
        if open_ is not None:
            open_.scribe.forget()
            open_.doors.send(Done(call))

    def settle(self, open_: Open) -> None:
        """Tell the doors what they need not hold any longer."""
        open_.doors.send(Settled(open_.session.call, open_.session.settled()))

    def _begin(self, message: Begin, doors: Answering) -> None:
        known = self._open.get(message.call)
        if known is not None:
            if message.connection >= known.connection:  # else one that was given up speaks late
                known.doors, known.connection, known.left_at = doors, message.connection, None
            return
        try:
            call = call_now(message.call)
            require_transcription(call)
            places = notes.places_of(message.call)
        except (TranscriptionDeclined, TranscriptionUnanswered):
            log.warning("not listened to", call=str(message.call), why="no consent")
            doors.send(Done(message.call))
            return
        finally:
            close_old_connections()
        settled = {
            channel_of(track): max(message.settled.get(track, 0), places.get(channel_of(track), 0))
            for track in TRACKS
        }
        session = Session(message.call, settled, self.waiting)
        with self._lock:
            self._open[message.call] = Open(session, Scribe(message.call), doors, message.connection)
