"""What goes in and out of the escalations' API."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta

from coordination.escalations.clocks import State
from coordination.escalations.events import (
    Mode,
    NoticeChannel,
    Outcome,
    TryOutcome,
    UnreachableDecision,
    Urgency,
)
from coordination.escalations.ladder import At, StepName
from coordination.http.colleagues import PersonBrief
from coordination.http.shapes import Body, Item, Page, PageParameters

Text = Annotated[str, Meta(max_length=2000)]
Said = Annotated[str, Meta(min_length=1, max_length=2000)]
AlarmName = Literal["step", "reach", "call_back", "decide", "settle"]


class EscalationWords(Item):
    """Exact words, as heard. `text` is null when they were destroyed; `start` and `end` are seconds from the
    first sample of the call's sound, null where a person typed them."""

    text: str | None
    family: str
    why: str
    at: datetime
    by: str
    segment: UUID | None
    channel: str | None
    start: float | None
    end: float | None


class EscalationStep(Item):
    """A step of the ladder, and who is there for it now."""

    step: StepName
    duty: str
    seconds: int
    by_phone: bool
    people: list[str]


class EscalationNotice(Item):
    """Who was told last on which channel, and how often. `why` is a code, where it failed."""

    name: str
    duty: str
    channel: NoticeChannel
    outcome: Outcome
    why: str
    at: datetime
    times: int


class NextAlarm(Item):
    """What rings next if nobody acts. `overdue` seconds: it should have rung by now."""

    what: AlarmName
    at: datetime
    overdue: int


class EscalationScript(Item):
    """What whoever has the caller says now; `say_by` is null where it is not said at once."""

    name: str
    version: str
    language: str
    text: str
    say_by: datetime | None


class CallerTold(Item):
    """What the caller was told; `at` is null for what had been said before it was raised."""

    script: str
    version: str
    at: datetime | None
    by: str


class CallbackTry(Item):
    """A try to call back that was in vain."""

    at: datetime
    outcome: TryOutcome
    by: str


class UnreachableDecided(Item):
    """What a clinician decided about a caller whom nobody reached."""

    decision: UnreachableDecision
    at: datetime
    by: str
    note: str | None


class Judgment(Item):
    """Whether it was right to escalate, by whom, in her own words."""

    appropriate: bool
    at: datetime
    by: str
    note: str | None


class Escalation(Item):
    """An escalation. `owner` answers in person, null until somebody does: then the duty `answering` is asked.

    `late`: by how many seconds an alarm rang too late, at the worst. `unanswered_at`: the ladder was gone
    through, and nobody had acknowledged.
    """

    id: UUID
    version: int
    call: UUID
    category: str
    family: str
    urgency: Urgency
    clinical: bool
    mode: Mode
    queue: str
    state: State
    words: list[EscalationWords]
    duty: str
    backup: str
    owner: PersonBrief | None
    answering: str
    step: At
    round: int
    ladder: list[EscalationStep]
    notified: list[EscalationNotice]
    next_alarm: NextAlarm | None
    script: EscalationScript
    told: list[CallerTold]
    raised_at: datetime
    raised_by: str
    acknowledged_by: str | None
    acknowledged_at: datetime | None
    reached_at: datetime | None
    dropped_at: datetime | None
    tries: list[CallbackTry]
    decided: UnreachableDecided | None
    judged: Judgment | None
    resolved_at: datetime | None
    unanswered_at: datetime | None
    passed_on_why: str
    late: int


class EscalationEvent(Item):
    """One thing that happened to it. `position` is null until the log has numbered it."""

    position: int | None
    type: str
    at: datetime
    actor: str
    summary: str


class EscalationWhole(Escalation):
    """An escalation with its history."""

    history: list[EscalationEvent]


class EscalationPage(Page[Escalation]):
    """Escalations, the newest first. `now`: the moment that countdowns run from."""

    now: datetime
    behind: bool


class EscalationParameters(PageParameters):
    """Those that are open, or all; of one call when `call` is given."""

    state: Literal["open", "all"] = "open"
    call: UUID | None = None


class RaiseEscalation(Body):
    """A person asks for a handoff: the category of the map, and the words, where there are some."""

    call: UUID
    category: Annotated[str, Meta(max_length=60)]
    words: Text = ""
    language: Literal["en", "es"] | None = None


class RecordTry(Body):
    """How a try to call back went. Who reached the caller says so with `reach`."""

    outcome: TryOutcome


class DecideUnreachable(Body):
    """What to do about a caller whom nobody reached."""

    decision: UnreachableDecision
    note: Text = ""


class ConfirmWith(Body):
    """Her own words for what the caller said; then the caller's may go, where they said no to them."""

    note: Text = ""


class DismissWith(Body):
    """Why it need not have been escalated."""

    why: Said
