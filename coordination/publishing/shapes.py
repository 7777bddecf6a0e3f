"""What goes in and out of the policy's API."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta

from coordination.http.shapes import Body, Item, Page
from coordination.policy.documents import LONGEST
from coordination.policy.events import Subject
from coordination.publishing.differing import Change
from coordination.publishing.titles import Kind

Note = Annotated[str, Meta(min_length=1, max_length=500, description="Why, in a sentence.")]
DocumentText = Annotated[str, Meta(max_length=LONGEST, description="The whole document, as YAML.")]


class ProposePolicy(Body):
    """A draft."""

    text: DocumentText
    note: Note


class WeighPolicy(Body):
    """A text that is to be judged and is written down nowhere. Without one: the latest draft."""

    text: DocumentText | None = None


class PublishPolicy(Body):
    """Put a draft in force. `draft` is the number of the one that was read."""

    draft: Annotated[int, Meta(ge=1)]
    note: Note


class WithdrawPolicy(Body):
    """Go back to what ships."""

    note: Note


class SignPolicy(Body):
    """Answer by name for what must be so before anything acts by telephone."""

    subject: Subject
    note: Note


class PolicyDraft(Item):
    """The latest draft. `overtaken`: something came into force after it was begun."""

    number: int
    by: str
    at: datetime
    note: str
    overtaken: bool


class PolicyBrief(Item):
    """A document. `source`: whether what ships is in force or what was published; `number` counts what came
    into force. `may_publish` and `may_loosen` are about who asks."""

    id: UUID
    name: str
    title: str
    kind: Kind
    version: int
    number: int
    source: Literal["ships", "published"]
    since: datetime | None
    by: str | None
    note: str | None
    draft: PolicyDraft | None
    may_propose: bool
    may_publish: bool
    may_loosen: bool


class PolicyPage(Page[PolicyBrief]):
    """Every document. `in_force` is the version of them all that decisions name."""

    in_force: str


class PolicyHappened(Item):
    """One thing that happened to a document. `number` is null for what did not come into force."""

    at: datetime
    actor: str
    summary: str
    note: str
    number: int | None
    draft: int | None
    loosens: list[str]


class PolicySignature(Item):
    """`stands`: it counts now. That of the notices ends when they change."""

    subject: Subject
    by: str | None
    at: datetime | None
    note: str | None
    stands: bool
    may_sign: bool


class PolicyDocument(PolicyBrief):
    """One document, with its texts and everything that happened to it."""

    text: str
    draft_text: str | None
    history: list[PolicyHappened]
    signatures: list[PolicySignature]


class PolicyText(Item):
    """A text that was in force or proposed."""

    draft: int
    text: str


class PolicyLine(Item):
    """A line of the comparison with what is in force."""

    change: Change
    number: int
    text: str


class PolicyWeighed(Item):
    """What is wrong with a text, what of it is looser where it is clinical, and what it changes.

    `may_publish`: who asks could publish it now, as it is.
    """

    problems: list[str]
    loosens: list[str]
    acts: bool
    unsigned: list[Subject]
    lines: list[PolicyLine]
    may_publish: bool


class PromptPreview(Item):
    """A prompt as it would be heard: `seconds` at 150 words a minute. `before` is null for a new one."""

    name: str
    language: str
    text: str
    before: str | None
    seconds: float


class ModePreview(Item):
    """How far a capability would have come in a queue; queue null is everywhere."""

    queue: str | None
    capability: str
    mode: str
    before: str


class ShiftPreview(Item):
    """A shift of two weeks, on the clinic's calendar day on which it begins. `names` are people's."""

    duty: str
    day: date
    start: datetime
    end: datetime
    names: list[str]


class OnCallPreview(Item):
    """Whose turn it is, from when until when, and the number that rings."""

    start: datetime
    end: datetime
    name: str | None
    number: str


class PolicyPreview(Item):
    """What a text means, where its document can be shown other than as text; empty where it cannot. `days`
    are those of the roster's calendar, from a Monday."""

    problems: list[str]
    prompts: list[PromptPreview]
    modes: list[ModePreview]
    days: list[date]
    shifts: list[ShiftPreview]
    on_call: list[OnCallPreview]


class DutyPerson(Item):
    """Somebody who has a duty now. `there`: has a screen open."""

    id: UUID
    name: str
    initials: str
    there: bool


class DutyNow(Item):
    """Who answers for a duty now. `rostered`: by the roster; else everybody who holds it."""

    duty: str
    title: str
    rostered: bool
    people: list[DutyPerson]


class OnDuty(Item):
    """The clinic at this moment. `telephone` is what rings for the on-call, `telephone_of` whose it is."""

    now: datetime
    open_until: datetime | None
    next_open: datetime | None
    duties: list[DutyNow]
    telephone: str
    telephone_of: str | None
