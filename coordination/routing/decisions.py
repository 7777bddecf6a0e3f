"""The rules of routing: (state, command) -> events, or a refusal. Pure.

S4: whatever a machine says, a lane becomes stricter or stays. S10: what was found and is not known becomes a
fact, whoever found it; a looser hearing of the same words changes nothing.
"""

from collections.abc import Callable, Sequence
from typing import Any

from coordination.log.decider import Decider
from coordination.log.event import Event
from coordination.policy.handoff_map import UNCLEAR
from coordination.routing import commands as ask
from coordination.routing.events import (
    Quote,
    RoutingBarrierProposed,
    RoutingCueFound,
    RoutingCueVoted,
    RoutingLaneAssigned,
    RoutingReasonClassified,
    RoutingReasonCorrected,
    RoutingTriggerFound,
    RoutingTriggerMissed,
)
from coordination.routing.lanes import wanted
from coordination.routing.overriding import override_lane
from coordination.routing.refusals import FoundAlready, NoSuchCue, NoSuchFamily, NoSuchReason
from coordination.routing.state import EMPTY, Assigned, Barrier, Cue, Reason, Routing, Trigger, evolve

SAME_WORDS = 2.0  # seconds by which the times of two hearings of one sound differ, at the most
SURER = 0.05  # a reason that is only so much surer is no news


def decide(state: Routing, command: ask.Command) -> Sequence[Event]:
    """What follows from a command."""
    rule: Callable[[Routing, Any], Sequence[Event]] = RULES[type(command)]
    return rule(state, command)


def record_found(state: Routing, command: ask.RecordFound) -> list[Event]:
    fresh: list[Event] = []
    for found in command.found:
        if not _known(state, found):
            fresh.append(found)
            state = evolve(state, found)
    return fresh


def _known(state: Routing, found: ask.Finding) -> bool:
    match found:
        case RoutingTriggerFound():
            return any(_covers(one, found) for one in state.triggers)
        case RoutingCueFound():
            return any(one.kind == found.cue_kind and _overlap(one, found) for one in state.cues)
        case RoutingBarrierProposed():
            return any(one.kind == found.barrier_kind and _overlap(one, found) for one in state.barriers)


def _covers(known: Trigger, found: RoutingTriggerFound) -> bool:
    """The same words, heard again, unless they are more urgent now than they were taken to be."""
    as_strict = known.tier == "now" or found.tier == "review"
    return known.family == found.family and as_strict and _overlap(known, found)


def _overlap(
    known: Trigger | Cue | Barrier,
    found: RoutingTriggerFound | RoutingTriggerMissed | RoutingCueFound | RoutingBarrierProposed,
) -> bool:
    return found.start <= known.end + SAME_WORDS and known.start <= found.end + SAME_WORDS


def classify(state: Routing, command: ask.Classify) -> list[Event]:
    before, now = state.reason, command.classified
    if command.lasts:
        return _while_it_lasts(before, now)
    if before is None:
        return [now]
    same = before.reason == now.reason and abs(before.probability - now.probability) < SURER
    return [] if before.corrected or same else [now]


def _while_it_lasts(before: Reason | None, now: RoutingReasonClassified) -> list[Event]:
    """Only another answer, and only a sure one: that it is unclear is said when all was heard."""
    stands = before is not None and (before.corrected or before.reason == now.reason)
    return [] if stands or now.reason == UNCLEAR else [now]


def assign_lane(state: Routing, command: ask.AssignLane) -> list[Event]:
    """S4: a looser lane than the one that stands is never assigned; what new words add to it is on record."""
    asked, stands = wanted(state, command.around, command.map), state.lane
    if asked is None:
        return []
    if stands is None:
        return [_assigned(asked, asked.why)]
    news = [code for code in asked.why if code not in stands.why and not code.startswith("reason:")]
    if asked.rank > stands.rank or (asked.rank == stands.rank and stands.by is None):
        why = _together(asked.why, stands.why)
        return [] if _same(asked, stands) and not news else [_assigned(asked, why)]
    if not news or stands.by is not None:
        return []
    return [_assigned(stands, _together(stands.why, tuple(news)))]


def _together(first: tuple[str, ...], then: tuple[str, ...]) -> tuple[str, ...]:
    """All codes; of reasons only the newest, and that there is none only while there is none."""
    others = [code for code in then if not _of_reason(code) or code in first]
    kept = others if any(_of_reason(code) for code in first) else then
    return tuple(dict.fromkeys((*first, *kept)))


def _of_reason(code: str) -> bool:
    return code == "no_reason" or code.startswith("reason:")


def _same(asked: Assigned, stands: Assigned) -> bool:
    return (asked.rank, asked.queue, asked.duty, asked.reason, asked.script) == (
        stands.rank,
        stands.queue,
        stands.duty,
        stands.reason,
        stands.script,
    )


def _assigned(lane: Assigned, why: tuple[str, ...]) -> RoutingLaneAssigned:
    return RoutingLaneAssigned(
        lane=lane.lane,
        urgency=lane.urgency,
        clinical=lane.clinical,
        queue=lane.queue,
        duty=lane.duty,
        backup_duty=lane.backup_duty,
        reason=lane.reason,
        why=why,
        script=lane.script,
    )


def mark_missed(state: Routing, command: ask.MarkMissed) -> list[Event]:
    if command.family not in command.map.categories:
        raise NoSuchFamily
    if any(one.id == command.trigger for one in state.triggers):
        return []
    missed = RoutingTriggerMissed(
        trigger=command.trigger,
        family=command.family,
        tier=command.tier,
        segment=command.segment,
        first=command.first,
        last=command.last,
        start=command.start,
        end=command.end,
        by=command.by,
        content=Quote(text=command.words),
    )
    for known in state.triggers:
        as_strict = known.tier == "now" or command.tier == "review"
        inside = known.start < command.end and command.start < known.end
        if known.family == command.family and as_strict and inside:
            raise FoundAlready
    return [missed]


def correct_reason(state: Routing, command: ask.CorrectReason) -> list[Event]:
    if command.reason not in command.map.reasons:
        raise NoSuchReason
    before = state.reason
    if before is not None and before.corrected and before.reason == command.reason:
        return []
    was = before.reason if before is not None else ""
    return [RoutingReasonCorrected(reason=command.reason, before=was, by=command.by)]


def vote_cue(state: Routing, command: ask.VoteCue) -> list[Event]:
    cue = next((one for one in state.cues if one.id == command.cue), None)
    if cue is None:
        raise NoSuchCue
    if cue.votes.get(command.by) == command.useful:
        return []
    return [RoutingCueVoted(cue=command.cue, useful=command.useful, by=command.by)]


RULES: dict[type[ask.Command], Callable[[Routing, Any], Sequence[Event]]] = {
    ask.RecordFound: record_found,
    ask.Classify: classify,
    ask.AssignLane: assign_lane,
    ask.MarkMissed: mark_missed,
    ask.CorrectReason: correct_reason,
    ask.OverrideLane: override_lane,
    ask.VoteCue: vote_cue,
}

ROUTING: Decider[Routing] = Decider(kind="routing", initial=EMPTY, evolve=evolve, decide=decide)
