"""A person puts a call into another lane. Pure.

Anybody who works on calls may tighten. A clinical lane is loosened by nobody for a single call, only by
publishing a handoff map; another one by whoever holds the duty that answers for it, or a supervisor, and
never by the front desk (S4).
"""

from coordination.log.event import Event
from coordination.policy.handoff_map import UNCLEAR, HandoffMap, Queue
from coordination.routing import commands as ask
from coordination.routing.events import Lane, Reason, RoutingLaneOverridden
from coordination.routing.refusals import (
    ClinicalLane,
    NoSuchQueue,
    NotItsDuty,
    NotUnderstood,
    OnlyTightens,
)
from coordination.routing.state import Routing
from coordination.routing.strictness import lane_rank

DOUBTS = ("not_heard", "protected", "no_reason", f"reason:{UNCLEAR}")


def override_lane(state: Routing, command: ask.OverrideLane) -> list[Event]:
    before: Lane = state.lane.lane if state.lane is not None else "assisted"
    if lane_rank(command.lane) < lane_rank(before):
        _may_loosen(state, command)
    queue = _queue(state, command, before)
    if state.lane is not None and (command.lane, queue.name) == (before, state.lane.queue):
        return []
    return [
        RoutingLaneOverridden(
            lane=command.lane,
            queue=queue.name,
            duty=queue.duty,
            backup_duty=_backup(queue, command.map),
            before=before,
            by=command.by,
            role=command.role,
            content=Reason(text=command.why),
        )
    ]


def _may_loosen(state: Routing, command: ask.OverrideLane) -> None:
    if command.role == "front_desk":
        raise OnlyTightens
    if state.lane is not None and state.lane.clinical:
        raise ClinicalLane
    if command.lane == "automatic" and _in_doubt(state, command):
        raise NotUnderstood
    if state.lane is not None and state.lane.duty not in command.duties:
        raise NotItsDuty(f"This lane is the {state.lane.duty.replace('_', ' ')}'s to loosen.")


def _in_doubt(state: Routing, command: ask.OverrideLane) -> bool:
    if command.around.not_heard or command.around.protected or state.lane is None:
        return True
    return any(code in DOUBTS for code in state.lane.why)


def _queue(state: Routing, command: ask.OverrideLane, before: Lane) -> Queue:
    """The one asked for. A clinical call leaves its queue only for another one of clinicians."""
    map_ = command.map
    lane = state.lane
    usual = map_.reason(state.reason.reason if state.reason is not None else UNCLEAR).queue
    name = command.queue or (lane.queue if lane is not None else usual)
    queue = map_.queue(name)
    if queue is None:
        raise NoSuchQueue
    moved = lane is not None and name != lane.queue
    if moved and lane is not None and lane.clinical and queue.duty not in clinicians(map_):
        raise ClinicalLane
    return queue


def clinicians(map_: HandoffMap) -> frozenset[str]:
    """The duties that own clinical categories."""
    return frozenset(
        duty
        for category in map_.categories.values()
        if category.clinical
        for duty in (category.duty, category.closed_duty)
    )


def _backup(queue: Queue, map_: HandoffMap) -> str:
    """Whoever stands behind this duty in the map; another one than the duty, always (S6)."""
    categories = [(one.duty, one.backup_duty) for one in map_.categories.values()]
    reasons = [(one.duty, one.backup_duty) for one in map_.reasons.values()]
    found = next((backup for duty, backup in [*categories, *reasons] if duty == queue.duty), "supervisor")
    return found if found != queue.duty else "medical_director"
