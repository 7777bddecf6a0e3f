"""What the API says of a call's routing, and what a person may say to it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated
from uuid import UUID

from msgspec import Meta

from coordination.http.shapes import Body, Item
from coordination.policy.cues import CueKind
from coordination.routing.events import BarrierKind, Lane, Tier, Urgency
from telephony.calls.state import Consent
from transcription.transcripts.events import Channel, NotHeardWhy, Speaker
from transcription.transcripts.shapes import WordNumber

Name = Annotated[str, Meta(min_length=1, max_length=64, pattern="^[a-z_]+$")]
WhyText = Annotated[str, Meta(min_length=1, max_length=1000)]


class RoutingWords(Item):
    """Exact words and their place: word `first` of `segment` to word `last` of `last_segment`, as they were
    heard. `words` is null once they were destroyed, or are kept back after the caller's no."""

    words: str | None
    segment: UUID
    last_segment: UUID
    first: int
    last: int
    start: float
    end: float
    at: datetime


class RoutingTrigger(RoutingWords):
    """Words that force a handoff, and why they are of their tier. `drug`: the medication that they name, to
    be verified. `possible`: only a second hearing has them, listen. `marked_by`: a person found them."""

    id: UUID
    family: str
    tier: Tier
    why: str
    drug: str | None
    possible: bool
    marked_by: str | None
    channel: Channel | None
    speaker: Speaker | None


class RoutingCue(RoutingWords):
    """A cue, not a finding. `useful` and `not_useful` count votes; `voted` is your own."""

    id: UUID
    kind: CueKind
    speaker: Speaker
    useful: int
    not_useful: int
    voted: bool | None


class RoutingBarrier(RoutingWords):
    """A proposal of what keeps the caller from care: a person notes it, or does not."""

    id: UUID
    kind: BarrierKind
    speaker: Speaker


class RoutingReason(Item):
    """What the call is about, as far as it is known: a machine's reading, or a person's word."""

    reason: str
    probability: float
    corrected_by: str | None
    at: datetime


class RoutingWhy(Item):
    """One of the things that ask for the lane."""

    code: str
    words: str


class RoutingScript(Item):
    """The published words for whoever has the caller."""

    name: str
    version: str
    language: str
    text: str


class RoutingLane(Item):
    """The lane that the call is in, whose it is, and why. `overridden_by` is the person who put it there,
    with her reason, which is null once it was destroyed."""

    lane: Lane
    urgency: Urgency
    clinical: bool
    queue: str
    queue_title: str
    duty: str
    backup: str
    why: Sequence[RoutingWhy]
    script: RoutingScript | None
    overridden_by: str | None
    override_reason: str | None
    at: datetime


class RoutingGap(Item):
    """Nobody and nothing heard this."""

    start: float
    end: float
    channel: Channel
    why: NotHeardWhy


class RoutingHeard(Item):
    """What was heard, and what was not. `sentence` says it to people: that nothing was found says nothing
    about what was not heard."""

    until: float | None
    not_heard_seconds: float
    gaps: Sequence[RoutingGap]
    sentence: str


class CallRouting(Item):
    """What the machine made of a call's words, and what people made of that. `analysis` is the caller's
    answer: without a yes nothing is looked for. `protected`: no cues are shown."""

    id: UUID
    version: int
    analysis: Consent
    protected: bool
    heard: RoutingHeard
    triggers: Sequence[RoutingTrigger]
    reason: RoutingReason | None
    lane: RoutingLane | None
    cues: Sequence[RoutingCue]
    barriers: Sequence[RoutingBarrier]


class MarkMissed(Body):
    """Words `first` to `last` of a segment, as they are now, are of this category of the handoff map."""

    family: Name
    tier: Tier
    segment: UUID
    first: WordNumber
    last: WordNumber


class CorrectReason(Body):
    """What the call is about: a reason of the handoff map."""

    reason: Name


class OverrideLane(Body):
    """Where the call belongs, and why. Without a queue it stays in its own."""

    lane: Lane
    why: WhyText
    queue: Name | None = None


class VoteCue(Body):
    """Whether the cue was useful."""

    useful: bool
