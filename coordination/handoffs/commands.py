"""What can be asked of a handoff. Times come with the command."""

from datetime import datetime

import msgspec

from coordination.handoffs.events import HandoffPrepared, Via


class Command(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all commands."""


class Prepare(Command, frozen=True, kw_only=True):
    """Write down what is known for whoever takes the call. Known already: no event."""

    record: HandoffPrepared


class Accept(Command, frozen=True, kw_only=True):
    """Somebody answers for the call."""

    now: datetime
    by: str
    name: str
    via: Via


class AskMove(Command, frozen=True, kw_only=True):
    """Have the phone system move the call, once."""

    now: datetime
    to: str
    until: datetime


class NoteMoved(Command, frozen=True, kw_only=True):
    """The phone system took the order."""

    now: datetime


class NoteMoveFailed(Command, frozen=True, kw_only=True):
    """It did not."""

    now: datetime
    why: str


class GiveUpMove(Command, frozen=True, kw_only=True):
    """The alarm: nothing is known of the move by now."""

    now: datetime
