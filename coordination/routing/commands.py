"""What can be asked of a call's routing. Ids come with the command."""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from coordination.policy.handoff_map import HandoffMap
from coordination.routing.events import (
    Lane,
    RoutingBarrierProposed,
    RoutingCueFound,
    RoutingReasonClassified,
    RoutingTriggerFound,
    Tier,
)
from coordination.routing.lanes import Circumstances

Finding = RoutingTriggerFound | RoutingCueFound | RoutingBarrierProposed


class Command(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all commands."""


class RecordFound(Command, frozen=True, kw_only=True):
    """The machine found something in the words. What is known already becomes no fact again."""

    found: Sequence[Finding]


class Classify(Command, frozen=True, kw_only=True):
    """The machine made out a reason, or that it is unclear. `lasts`: the caller may not be done."""

    classified: RoutingReasonClassified
    lasts: bool = False


class AssignLane(Command, frozen=True, kw_only=True):
    """Look at everything that is known, and tighten the lane where the map asks for it."""

    around: Circumstances
    map: HandoffMap


class ByPerson(Command, frozen=True, kw_only=True):
    """Asked by a person: `by` is `person/<uuid>`, with the role that she acts in and the duties that she
    holds."""

    by: str
    role: str
    duties: frozenset[str]


class MarkMissed(ByPerson, frozen=True, kw_only=True):
    """A person heard what the machine should have found: words `first` to `last` of a segment."""

    trigger: UUID
    family: str
    tier: Tier
    segment: UUID
    first: int
    last: int
    start: float
    end: float
    words: str
    map: HandoffMap


class CorrectReason(ByPerson, frozen=True, kw_only=True):
    """A person says what the call is about."""

    reason: str
    map: HandoffMap


class OverrideLane(ByPerson, frozen=True, kw_only=True):
    """A person puts the call into a lane, and says why. Without a queue it stays in its own, or goes to the
    one of its reason."""

    lane: Lane
    queue: str | None
    why: str
    around: Circumstances
    map: HandoffMap


class VoteCue(ByPerson, frozen=True, kw_only=True):
    """A person says whether a cue was useful."""

    cue: UUID
    useful: bool
