"""What is known of a call's routing, folded from its facts. Pure.

A trigger that was found stays (S10); a lane that a machine assigns is never looser than the one before (S4).
"""

from collections.abc import Mapping
from uuid import UUID

import msgspec
from msgspec.structs import replace

from coordination.log.event import Event
from coordination.policy.cues import CueKind
from coordination.routing.events import (
    BarrierKind,
    Lane,
    RoutingBarrierProposed,
    RoutingCueFound,
    RoutingCueVoted,
    RoutingLaneAssigned,
    RoutingLaneOverridden,
    RoutingReasonClassified,
    RoutingReasonCorrected,
    RoutingTriggerFound,
    RoutingTriggerMissed,
    Tier,
    Urgency,
)
from coordination.routing.strictness import Rank, lane_rank, rank


class Trigger(msgspec.Struct, frozen=True, kw_only=True):
    """Words that force a handoff, and where they are in the sound."""

    id: UUID
    family: str
    tier: Tier
    start: float
    end: float


class Cue(msgspec.Struct, frozen=True, kw_only=True):
    """A sign of how the call goes, with the last vote of each person."""

    id: UUID
    kind: CueKind
    start: float
    end: float
    votes: Mapping[str, bool] = {}


class Barrier(msgspec.Struct, frozen=True, kw_only=True):
    """A proposal of what keeps somebody from care."""

    id: UUID
    kind: BarrierKind
    start: float
    end: float


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """Why somebody calls. `corrected`: a person said so, and it stands."""

    reason: str
    likely: str
    probability: float
    corrected: bool = False


class Assigned(msgspec.Struct, frozen=True, kw_only=True):
    """The lane that a call is in. `by` is the person who put it there, null for the machine."""

    lane: Lane
    urgency: Urgency
    clinical: bool
    queue: str
    duty: str
    backup_duty: str
    reason: str
    why: tuple[str, ...]
    script: str | None
    by: str | None = None

    @property
    def rank(self) -> Rank:
        return rank(self.lane, self.urgency, clinical=self.clinical)


class Routing(msgspec.Struct, frozen=True, kw_only=True):
    """All of it. `settled`: codes of what a person knew when she put the call into a looser lane; the machine
    does not answer her with the same again."""

    triggers: tuple[Trigger, ...] = ()
    cues: tuple[Cue, ...] = ()
    barriers: tuple[Barrier, ...] = ()
    reason: Reason | None = None
    lane: Assigned | None = None
    settled: frozenset[str] = frozenset()


EMPTY = Routing()


def evolve(state: Routing, event: Event) -> Routing:  # noqa: PLR0911 - one arm an event
    """The state after one more event. What does not fit is passed over: the log is what it is."""
    match event:
        case RoutingTriggerFound() | RoutingTriggerMissed():
            found = Trigger(
                id=event.trigger, family=event.family, tier=event.tier, start=event.start, end=event.end
            )
            return replace(state, triggers=(*state.triggers, found))
        case RoutingCueFound():
            cue = Cue(id=event.cue, kind=event.cue_kind, start=event.start, end=event.end)
            return replace(state, cues=(*state.cues, cue))
        case RoutingCueVoted():
            return replace(state, cues=tuple(_voted(cue, event) for cue in state.cues))
        case RoutingBarrierProposed():
            barrier = Barrier(id=event.barrier, kind=event.barrier_kind, start=event.start, end=event.end)
            return replace(state, barriers=(*state.barriers, barrier))
        case RoutingReasonClassified():
            return _classified(state, event)
        case RoutingReasonCorrected():
            said = Reason(reason=event.reason, likely=event.reason, probability=1.0, corrected=True)
            return replace(state, reason=said)
        case RoutingLaneAssigned():
            return _assigned(state, event)
        case RoutingLaneOverridden():
            return _overridden(state, event)
        case _:
            return state


def _voted(cue: Cue, event: RoutingCueVoted) -> Cue:
    return replace(cue, votes={**cue.votes, event.by: event.useful}) if cue.id == event.cue else cue


def _classified(state: Routing, event: RoutingReasonClassified) -> Routing:
    if state.reason is not None and state.reason.corrected:
        return state
    reason = Reason(reason=event.reason, likely=event.likely, probability=event.probability)
    return replace(state, reason=reason)


def _assigned(state: Routing, event: RoutingLaneAssigned) -> Routing:
    lane = Assigned(
        lane=event.lane,
        urgency=event.urgency,
        clinical=event.clinical,
        queue=event.queue,
        duty=event.duty,
        backup_duty=event.backup_duty,
        reason=event.reason,
        why=event.why,
        script=event.script,
    )
    looser = state.lane is not None and lane.rank < state.lane.rank
    return state if looser else replace(state, lane=lane)


def _overridden(state: Routing, event: RoutingLaneOverridden) -> Routing:
    before = state.lane
    lane = Assigned(
        lane=event.lane,
        urgency=before.urgency if before is not None and event.lane == before.lane else "usual",
        clinical=before is not None and before.clinical,
        queue=event.queue,
        duty=event.duty,
        backup_duty=event.backup_duty,
        reason=state.reason.reason if state.reason is not None else "",
        why=before.why if before is not None else (),
        script=before.script if before is not None else None,
        by=event.by,
    )
    loosened = lane_rank(event.lane) < lane_rank(event.before)
    settled = state.settled | frozenset(lane.why) if loosened else state.settled
    return replace(state, lane=lane, settled=settled)
