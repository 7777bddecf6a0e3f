"""The transcriber's ear at the doors: hands a call's frames to the sender, and returns at once."""

from functools import cache
from pathlib import Path
from uuid import UUID

import structlog
from django.conf import settings
from django.db import close_old_connections

from telephony.media.listening import Listener
from telephony.recordings.tracks import Track
from transcription.live.channels import channel_of
from transcription.live.holding import Held
from transcription.live.sending import Sender
from transcription.transcripts.appending import append_segments
from transcription.transcripts.events import TranscriptNotHeard

log = structlog.get_logger()


class LiveListener:
    """One call's frames on their way to the transcriber."""

    def __init__(self, held: Held) -> None:
        self._held = held

    def hear(self, track: Track, milliseconds: int, frame: bytes) -> None:
        self._held.hear((track, milliseconds, frame))

    def end(self) -> None:
        self._held.ended = True

    def forget(self) -> None:
        self._held.forget()


@cache
def sender() -> Sender:
    """This process's way to the transcriber."""
    return Sender(Path(settings.RINGBACK_TRANSCRIBER_SOCKET), not_heard)


def live(call: UUID) -> Listener | None:
    """Every call that may be transcribed is listened to, where a transcriber is set up."""
    return LiveListener(sender().hold(call)) if settings.RINGBACK_TRANSCRIBER_SOCKET else None


def not_heard(call: UUID, missing: list[tuple[Track, int, int]]) -> None:
    """Nobody was there to hear it: that is said, and never looks like silence (S11)."""
    facts = [
        TranscriptNotHeard(
            heard_in="live",
            channel=channel_of(track),
            start=start / 1000,
            end=end / 1000,
            why="transcriber_away",
        )
        for track, start, end in missing
    ]
    try:
        append_segments(call, facts)
    except Exception as error:  # noqa: BLE001 - the sender lives on; a declined call has nothing to say
        log.error("not heard, and not said", call=str(call), why=type(error).__name__)
    finally:
        close_old_connections()
