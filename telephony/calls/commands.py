"""What may be asked of a call."""

from datetime import datetime
from typing import Literal

import msgspec

from coordination.policy.protections import Protection
from telephony.calls.events import CallFact, Purpose, RecordingObject, Silence, StopReason, Via


class RecordFact(msgspec.Struct, frozen=True, kw_only=True):
    """A phone system reports something. Reported before: no event."""

    fact: CallFact


class AnswerConsent(msgspec.Struct, frozen=True, kw_only=True):
    """The caller answered, for some purposes."""

    answers: dict[Purpose, bool]
    how: str
    at: datetime
    estimated: bool = False


class Refuse(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody pressed a key for the caller: a no to these purposes, unless one stands already."""

    purposes: tuple[Purpose, ...]
    at: datetime


class StartRecording(msgspec.Struct, frozen=True, kw_only=True):
    """Begin to keep sound: refused without a yes."""

    via: Via
    at: datetime
    outside_id: str | None = None


class StopRecording(msgspec.Struct, frozen=True, kw_only=True):
    """Keep no more sound."""

    why: StopReason
    at: datetime


class PauseRecording(msgspec.Struct, frozen=True, kw_only=True):
    """A person keeps what is said next out of the recording. It may be pressed before recording begins."""

    at: datetime


class ResumeRecording(msgspec.Struct, frozen=True, kw_only=True):
    """A person lets the sound be kept again: nothing else ever does."""

    at: datetime


class StoreRecording(msgspec.Struct, frozen=True, kw_only=True):
    """Sound lies sealed in the object store: refused without a yes, known by its hash."""

    at: datetime
    via: Via
    media_type: str
    channels: int
    seconds: float | None
    bytes: int
    sha256: str
    content: RecordingObject


class SilenceRecording(msgspec.Struct, frozen=True, kw_only=True):
    """A copy of a recording without what must not be kept lies sealed in the object store.

    Nothing happens when that recording is unknown, or has a copy already that lacks as much.
    """

    at: datetime
    origin: str
    silences: tuple[Silence, ...]
    bytes: int
    sha256: str
    content: RecordingObject


class NoteGap(msgspec.Struct, frozen=True, kw_only=True):
    """The phone system was out of reach: say from when to when."""

    from_: datetime
    to: datetime


class SetProtection(msgspec.Struct, frozen=True, kw_only=True):
    """The call is specially protected from now on. Set before: no event."""

    protection: Protection
    by: Literal["line", "queue", "reason", "person"]
    at: datetime


class RequestRoute(msgspec.Struct, frozen=True, kw_only=True):
    """Have the phone system send the call to a queue. Asked before for that queue, or over: no event."""

    to: str
    queue: str
    at: datetime


RecordingCommand = (
    StartRecording | StopRecording | PauseRecording | ResumeRecording | StoreRecording | SilenceRecording
)
Command = RecordFact | AnswerConsent | Refuse | NoteGap | SetProtection | RequestRoute | RecordingCommand
