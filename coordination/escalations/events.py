"""What happens to an escalation: the facts of streams `escalation/<id>`.

One for each call and category. It always has a duty, a backup and a next alarm (S6), and only a person ends
it. The exact words are content of the class `quote`: a caller's no does not take them before a nurse has
written her own. What people wrote is content of the class `note`.
"""

from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec

from coordination.escalations.ladder import At, Ladder
from coordination.log.event import FORGOTTEN, Content, Event, Forgotten, event

Mode = Literal["live", "practice", "shadow"]
Urgency = Literal["emergency", "same_day"]
NoticeChannel = Literal["screen", "push", "phone", "sms"]
Via = Literal["screen", "phone"]
Outcome = Literal["asked", "delivered", "failed"]
PassedOnWhy = Literal[
    "not_acknowledged",
    "nobody_there",
    "not_rung",
    "not_reached",
    "not_called_back",
    "not_decided",
    "not_settled",
]
TryOutcome = Literal["no_answer", "busy", "left_message", "wrong_number", "failed"]
UnreachableDecision = Literal["emergency_contact", "welfare_check", "keep_trying", "nothing_more"]


class Quote(Content, frozen=True, kw_only=True):
    """The exact words, as they were heard."""

    words: str


class Note(Content, frozen=True, kw_only=True):
    """What a person of the staff wrote."""

    text: str


class Place(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where the words are in the call: seconds from the first sample of its sound."""

    segment: UUID
    channel: str
    start: float
    end: float


@event(content=Quote, content_class="quote")
class EscalationRaised(Event, frozen=True, kw_only=True):
    """Words force a handoff, or a person asked for one. `until`: the owner has so long.

    `family` found them and `why` made them urgent (affirmed, answered_yes...; `by_person`). `told` are the
    versions of what the caller had been told by then. `heard_at` is when the words were in the log, null when
    a person raised it. `by` is that person, null for the machine. In mode shadow nobody is told.
    """

    at: datetime
    call: UUID
    category: str
    family: str
    why: str
    urgency: Urgency
    clinical: bool
    raised_in: Mode
    duty: str
    backup_duty: str
    window_seconds: int
    queue: str
    line: str
    script: str
    script_version: str
    language: str
    told: tuple[str, ...]
    heard_at: datetime | None
    by: str | None
    place: Place | None
    ladder: Ladder
    until: datetime
    content: Quote | Forgotten = FORGOTTEN


@event(content=Quote, content_class="quote")
class EscalationWordsAdded(Event, frozen=True, kw_only=True):
    """More words of the same call and category."""

    at: datetime
    family: str
    why: str
    heard_at: datetime | None
    by: str | None
    place: Place | None
    content: Quote | Forgotten = FORGOTTEN


@event()
class EscalationNotified(Event, frozen=True, kw_only=True):
    """Somebody was told, or could not be. `asked` is a telephone that is to ring: how it went, another says.

    `person` is null for a telephone that is no one person's; `why` is a code, empty when it was delivered.
    """

    at: datetime
    step: At
    round: int
    duty: str
    person: str | None
    name: str
    channel: NoticeChannel
    outcome: Outcome
    why: str = ""


@event()
class EscalationAcknowledged(Event, frozen=True, kw_only=True):
    """A person answers for it now. The second clock begins: the caller is reached by `reach_by`.

    `by` is `person/<uuid>`; `duty/<name>` who took it on a telephone that is no one person's. The other times
    are set where the line has dropped, and where it is a clinician's to decide what to do.
    """

    at: datetime
    by: str
    name: str
    via: Via
    reach_by: datetime | None
    call_back_by: datetime | None
    decide_by: datetime | None
    settle_by: datetime | None


@event()
class EscalationPassedOn(Event, frozen=True, kw_only=True):
    """It is asked of the next too: of `duty`, until `until`. Whoever had it before has it no more.

    `why` says how the step before ended. `late_seconds`: so much after its time (the clock had stopped).
    """

    at: datetime
    to: At
    duty: str
    round: int
    why: PassedOnWhy
    until: datetime
    late_seconds: int = 0


@event()
class EscalationUnanswered(Event, frozen=True, kw_only=True):
    """All steps were gone through, and nobody acknowledged. The ladder goes on; this is an incident."""

    at: datetime
    round: int
    late_seconds: int = 0


@event()
class EscalationCallerTold(Event, frozen=True, kw_only=True):
    """A published text was spoken to the caller while it was open."""

    at: datetime
    script: str
    version: str
    language: str
    by: str


@event()
class EscalationLineDropped(Event, frozen=True, kw_only=True):
    """The call was over at `at`, and nobody had reached the caller: call back by `call_back_by`."""

    at: datetime
    call_back_by: datetime


@event()
class EscalationCallbackFailed(Event, frozen=True, kw_only=True):
    """A try to call back was in vain. `attempt` is its own id. Another is due by `call_back_by`, or, after
    the last one, a clinician's decision by `decide_by`."""

    attempt: UUID
    at: datetime
    outcome: TryOutcome
    by: str
    call_back_by: datetime | None
    decide_by: datetime | None


@event(content=Note, content_class="note")
class EscalationUnreachableDecided(Event, frozen=True, kw_only=True):
    """A clinician decided what to do about a caller whom nobody could reach. Ringback does none of it itself
    (S16). `call_back_by` is set when she decided to keep trying, else `settle_by`."""

    at: datetime
    decision: UnreachableDecision
    by: str
    name: str
    call_back_by: datetime | None
    settle_by: datetime | None
    noted: bool = False
    content: Note | Forgotten = FORGOTTEN


@event()
class EscalationCallerReached(Event, frozen=True, kw_only=True):
    """A person who answers for it speaks with the caller. By `settle_by` it is to be judged and resolved."""

    at: datetime
    by: str
    name: str
    settle_by: datetime


@event(content=Note, content_class="note")
class EscalationConfirmed(Event, frozen=True, kw_only=True):
    """The owning duty: it was right to escalate. `noted`: she wrote her own words for the caller's."""

    at: datetime
    by: str
    name: str
    noted: bool
    content: Note | Forgotten = FORGOTTEN


@event(content=Note, content_class="note")
class EscalationDismissed(Event, frozen=True, kw_only=True):
    """The owning duty: it need not have been escalated, and why. The emergency clocks end."""

    at: datetime
    by: str
    name: str
    settle_by: datetime
    noted: bool
    content: Note | Forgotten = FORGOTTEN


@event()
class EscalationResolved(Event, frozen=True, kw_only=True):
    """A person ended it."""

    at: datetime
    by: str
