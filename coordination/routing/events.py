"""What the machine made of a call's words, and what people made of that: streams `routing/<call>`.

A trigger forces a handoff, a cue orders work and is never a verdict, a barrier is a proposal. Each keeps the
exact words as content of the class `words`, and their place: `first` of `segment` to `last` of
`last_segment`, which is the same one unless the phrase was split. Times are seconds from the first sample of
the call's sound. None of these facts is ever taken back by a machine: a lane only becomes stricter (S4), and
what was found stays found (S10).
"""

from typing import Literal
from uuid import UUID

from coordination.log.event import FORGOTTEN, Content, Event, Forgotten, event
from coordination.policy.cues import CueKind
from transcription.transcripts.events import Channel, Pass, Speaker

Lane = Literal["automatic", "assisted", "human_only"]
Tier = Literal["now", "review"]
Urgency = Literal["emergency", "same_day", "usual"]
BarrierKind = Literal[
    "transport", "cost", "childcare", "language", "work", "fear", "technology", "housing", "forgot", "other"
]


class Quote(Content, frozen=True, kw_only=True):
    """The exact words as they were heard; `drug` is the medication that they name, to be verified."""

    text: str
    drug: str | None = None


class Reason(Content, frozen=True, kw_only=True):
    """Why a person did it, in her own words."""

    text: str


@event(content=Quote, content_class="words")
class RoutingTriggerFound(Event, frozen=True, kw_only=True):
    """Words that force a handoff. `why` says what made it its tier: affirmed, denied, older_history...

    `possible`: only a second, biased hearing has these words, and a person must listen; then it is `review`.
    """

    trigger: UUID
    family: str
    tier: Tier
    why: str
    segment: UUID
    last_segment: UUID
    first: int
    last: int
    start: float
    end: float
    channel: Channel
    speaker: Speaker
    language: str
    heard_in: Pass
    possible: bool = False
    content: Quote | Forgotten = FORGOTTEN


@event(content=Quote, content_class="words")
class RoutingTriggerMissed(Event, frozen=True, kw_only=True):
    """A person heard what the machine should have found. `by` is the person; `tier` her judgment of it."""

    trigger: UUID
    family: str
    tier: Tier
    segment: UUID
    first: int
    last: int
    start: float
    end: float
    by: str
    content: Quote | Forgotten = FORGOTTEN


@event(content=Quote, content_class="words")
class RoutingCueFound(Event, frozen=True, kw_only=True):
    """A sign of how the call goes. It loosens, escalates and writes nothing."""

    cue: UUID
    cue_kind: CueKind
    segment: UUID
    last_segment: UUID
    first: int
    last: int
    start: float
    end: float
    channel: Channel
    speaker: Speaker
    language: str
    heard_in: Pass
    content: Quote | Forgotten = FORGOTTEN


@event()
class RoutingCueVoted(Event, frozen=True, kw_only=True):
    """A person said whether a cue was useful. The last vote of each person counts."""

    cue: UUID
    useful: bool
    by: str


@event(content=Quote, content_class="words")
class RoutingBarrierProposed(Event, frozen=True, kw_only=True):
    """Words that tell what keeps somebody from care. A person notes it, or does not."""

    barrier: UUID
    barrier_kind: BarrierKind
    segment: UUID
    last_segment: UUID
    first: int
    last: int
    start: float
    end: float
    channel: Channel
    speaker: Speaker
    language: str
    heard_in: Pass
    content: Quote | Forgotten = FORGOTTEN


@event()
class RoutingReasonClassified(Event, frozen=True, kw_only=True):
    """Why somebody calls, as far as it is known now. `unclear` below the threshold: `likely` is then the best
    guess, shown to nobody as an answer. `signals` are codes of what it rests on (`ivr:refill`, `words`).

    `audited`: drawn for a person's look at accepted ones, however sure it was.
    """

    reason: str
    likely: str
    probability: float
    signals: tuple[str, ...]
    model: str
    audited: bool = False


@event()
class RoutingReasonCorrected(Event, frozen=True, kw_only=True):
    """A person said what the reason is. It stands; what is classified later does not change it."""

    reason: str
    before: str
    by: str


@event()
class RoutingLaneAssigned(Event, frozen=True, kw_only=True):
    """The lane by the map. Each is as strict as the one before it, or stricter (S4).

    `why` are codes, the strictest first: `trigger:chest_pain`, `review:legal`, `reason:refill`, `not_heard`,
    `protected`. `clinical`: no person can loosen it. `script` names the prompt that whoever has the caller
    speaks; null where the map has none.
    """

    lane: Lane
    urgency: Urgency
    clinical: bool
    queue: str
    duty: str
    backup_duty: str
    reason: str
    why: tuple[str, ...]
    script: str | None


@event(content=Reason, content_class="note")
class RoutingLaneOverridden(Event, frozen=True, kw_only=True):
    """A person put the call into another lane, and said why. `by` and the role that she acted in."""

    lane: Lane
    queue: str
    duty: str
    backup_duty: str
    before: Lane
    by: str
    role: str
    content: Reason | Forgotten = FORGOTTEN
