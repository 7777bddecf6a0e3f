"""What goes in and out of the worklist's API."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta

from coordination.followups.events import AttemptOutcome, Channel, ClosingOutcome, Ending
from coordination.followups.views import View
from coordination.followups.why import Bucket, Group
from coordination.http.colleagues import PersonBrief
from coordination.http.shapes import Body, Item, Page, PageBody, PageParameters

Moment = Annotated[datetime, Meta(tz=True)]
Text = Annotated[str, Meta(max_length=2000)]
State = Literal["open", "claimed", "snoozed", "closed"]


class Why(Item):
    """Why a row stands where it does."""

    group: Group
    label: str
    reason: str


class Age(Item):
    """How long the caller has waited, on the clock."""

    seconds: int
    bucket: Bucket


class Promise(Item):
    """What a colleague promised. `what` is null once it was destroyed."""

    by: str
    what: str | None
    for_when: datetime


class Attempt(Item):
    """One try on one channel."""

    at: datetime
    channel: Channel
    outcome: AttemptOutcome
    by: str


class CloseProposed(Item):
    """What suggests that it is done, and the call that does."""

    why: str
    call: UUID | None


class FollowupLine(Item):
    """The service that was dialed."""

    name: str
    number: str


class WorklistRow(Item):
    """A follow-up, as a list shows it. `patient` is null while none is confirmed, and when its calls are of
    several: `patients` says how many."""

    id: UUID
    version: int
    kind: str
    call: UUID | None
    calls: int
    patient: UUID | None
    patients: int
    patient_name: str | None
    number: str | None
    withheld: bool
    owner: PersonBrief | None
    duty: str
    due: datetime
    fallback: str
    opened: datetime
    why: Why
    age: Age
    state: State
    claimed_until: datetime | None
    snoozed_until: datetime | None
    breached: bool
    promised: Promise | None
    attempts: list[Attempt]
    next_attempt: datetime | None
    dialed: UUID | None
    close_proposed: CloseProposed | None
    heard: bool
    outcome: Ending | None
    line: FollowupLine


class HistoryItem(Item):
    """One thing that happened to it. `position` is null until the log has numbered it."""

    position: int | None
    type: str
    at: datetime
    actor: str
    summary: str


class FollowupWords(Item):
    """Words of a call that are to be looked at: what they may mean, and why they are no alarm. `words` is
    null once they were destroyed."""

    call: UUID
    family: str
    tier: Literal["now", "review"]
    found: str
    segment: UUID
    start: float
    end: float
    words: str | None


class Followup(WorklistRow):
    """A follow-up with its history, and the words that are to be looked at."""

    history: list[HistoryItem]
    words: list[FollowupWords]


class WorklistPage(Page[WorklistRow]):
    """A page of a view, in the one order. `position`: how far the log was numbered."""

    now: datetime
    position: int
    behind: bool


class WorklistParameters(PageParameters):
    """A view; of one kind when `kind` is given."""

    view: View = "team"
    kind: Annotated[str, Meta(max_length=40, pattern="^[a-z_]*$")] = ""


class WorklistViews(Item):
    """How many are in each view."""

    mine: int
    unassigned: int
    team: int
    overdue: int
    review: int
    uncontacted: int
    unmatched: int
    withheld: int
    snoozed: int


class WorklistOldest(Item):
    """The open one whose caller has waited longest."""

    id: UUID
    opened: datetime


class WorklistCounts(Item):
    """Counts of all views, how many were closed as spam, and the oldest."""

    views: WorklistViews
    spam: int
    oldest: WorklistOldest | None


class SearchWords(PageBody, kw_only=True):
    """A telephone number, as people write it. It stands in no address."""

    words: Annotated[str, Meta(max_length=200)]


class PromiseCallback(Body):
    """What was promised, for when; to the caller of a call, or to a number."""

    what: Text
    for_when: Moment
    call: UUID | None = None
    number: Annotated[str, Meta(max_length=40)] | None = None


class AssignTo(Body):
    """The colleague who gets it."""

    to: UUID


class RecordAttempt(Body):
    """How a try went."""

    channel: Channel
    outcome: AttemptOutcome
    note: Text = ""


class SnoozeUntil(Body):
    """When it shall be in sight again."""

    until: Moment


class CloseWith(Body):
    """How it ended."""

    outcome: ClosingOutcome


class ReopenWhy(Body):
    """Why it is not over."""

    why: Text
