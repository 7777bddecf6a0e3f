"""What can be asked of an escalation. `at` is the clinic at this moment, its time in it."""

from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec

from coordination.escalations.events import Mode, Place, TryOutcome, UnreachableDecision, Urgency
from coordination.escalations.ladder import Ladder
from coordination.escalations.moment import Moment


class Command(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all commands."""

    at: Moment


class ByPerson(Command, frozen=True, kw_only=True):
    """Asked by a person of the staff, who holds these duties. `clinical`: her role is a clinician's."""

    by: str
    name: str
    duties: frozenset[str]
    clinical: bool


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """What was heard, or typed by a person. `text` is null where a key was destroyed."""

    text: str | None
    family: str
    why: str
    heard_at: datetime | None
    by: str | None
    place: Place | None


class Raise(Command, frozen=True, kw_only=True):
    """Somebody must answer for these words; joined to what is open."""

    call: UUID
    category: str
    words: Words
    urgency: Urgency
    clinical: bool
    raised_in: Mode
    duty: str
    backup_duty: str
    queue: str
    line: str
    script: str
    script_version: str
    language: str
    told: tuple[str, ...]
    ladder: Ladder


class Acknowledge(ByPerson, frozen=True, kw_only=True):
    """Answer for it."""


class AcknowledgeByPhone(Command, frozen=True, kw_only=True):
    """Whoever's telephone rang for it pressed the key."""

    by: str
    name: str


class NoteUnrung(Command, frozen=True, kw_only=True):
    """A telephone that was to ring for it, in that step and round, did not, or nobody pressed the key."""

    step: str
    round: int
    by: str
    name: str
    why: str


class NoteMessage(Command, frozen=True, kw_only=True):
    """A message that was asked for in that step and round was sent; or was not, and why."""

    channel: Literal["push", "sms"]
    step: str
    round: int
    by: str
    name: str
    why: str


class Tell(Command, frozen=True, kw_only=True):
    """The caller was told a published text."""

    said_at: datetime
    script: str
    version: str
    language: str
    by: str


class DropLine(Command, frozen=True, kw_only=True):
    """The call is over."""

    ended_at: datetime


class Reach(ByPerson, frozen=True, kw_only=True):
    """She speaks with the caller."""


class RecordTry(ByPerson, frozen=True, kw_only=True):
    """A try to call back was in vain. `attempt` is its own id."""

    attempt: UUID
    outcome: TryOutcome


class DecideUnreachable(ByPerson, frozen=True, kw_only=True):
    """What to do about a caller whom nobody reaches."""

    decision: UnreachableDecision
    note: str


class Confirm(ByPerson, frozen=True, kw_only=True):
    """It was right to escalate. `note` holds her own words for the caller's."""

    note: str


class Dismiss(ByPerson, frozen=True, kw_only=True):
    """It need not have been escalated: `why` is her own words."""

    why: str


class Resolve(ByPerson, frozen=True, kw_only=True):
    """It is over."""


class Climb(Command, frozen=True, kw_only=True):
    """The alarm: the time of this step is over."""


class MissReach(Command, frozen=True, kw_only=True):
    """The alarm: the caller should have been reached by now."""


class MissCallback(Command, frozen=True, kw_only=True):
    """The alarm: the caller should have been called back by now."""


class MissDecision(Command, frozen=True, kw_only=True):
    """The alarm: a clinician should have decided by now."""


class MissSettling(Command, frozen=True, kw_only=True):
    """The alarm: it should have been judged and resolved by now."""
