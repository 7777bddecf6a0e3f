"""What went wrong with a recording: whether trying again can help, and what people are told."""

import msgspec

from telephony.recordings.sealed import ObjectDamagedError
from transcription.engines.port import EngineFailed, EngineMissing
from transcription.sound.reading import UnreadableSound
from transcription.transcripts.events import NotHeardWhy


class WorkerDied(Exception):
    """Whoever heard this recording before died of it, or with it, as often as is tried."""


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """`why` is for the work list: no word of the caller's. `lasting`: the same sound fails again."""

    why: str
    not_heard: NotHeardWhy
    lasting: bool = False


def failure_of(error: Exception) -> Failure:
    """Our own errors speak for themselves; of others only the type is said (S8)."""
    match error:
        case UnreadableSound():
            return Failure(why="the sound cannot be decoded", not_heard="sound_unreadable", lasting=True)
        case ObjectDamagedError():
            return Failure(why="the stored sound is damaged", not_heard="sound_missing")
        case FileNotFoundError():
            return Failure(why="the stored sound is not there", not_heard="sound_missing")
        case EngineMissing() | EngineFailed():
            return Failure(why=str(error), not_heard="engine_failed")
        case WorkerDied():
            return Failure(why="its worker died, every time", not_heard="engine_failed", lasting=True)
        case _:
            return Failure(why=type(error).__name__, not_heard="engine_failed")
