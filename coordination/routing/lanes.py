"""Which lane a call belongs into, by the handoff map and what is known of it. Pure.

    wanted(state, Circumstances(not_heard=True), policy().handoff_map)

Every trigger, the reason and every doubt asks for a lane; the strictest one wins, and all of them are its
`why`. What is unknown, unclear, not heard or without a rule is assisted at the least. It says what the
evidence wants; that a machine never loosens what stands is decided in decisions.py (S4).
"""

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from coordination.policy.handoff_map import UNCLEAR, HandoffMap, ReasonRule
from coordination.routing.events import Lane
from coordination.routing.state import Assigned, Routing, Trigger
from coordination.routing.strictness import LANES, lane_rank


class Circumstances(msgspec.Struct, frozen=True, kw_only=True):
    """What else counts: something was not heard, the call is specially protected, or it is over."""

    not_heard: bool = False
    protected: bool = False
    over: bool = False


def wanted(state: Routing, around: Circumstances, map_: HandoffMap) -> Assigned | None:
    """The lane that the evidence asks for; None while there is none. What a person settled asks no more."""
    asking = [one for one in _asking(state, around, map_) if one.why[0] not in state.settled]
    if not asking:
        return None
    strictest = max(asking, key=lambda one: one.rank)
    codes = [one.why[0] for one in sorted(asking, key=lambda one: one.rank, reverse=True)]
    return replace(strictest, why=tuple(dict.fromkeys(codes)))


def _asking(state: Routing, around: Circumstances, map_: HandoffMap) -> Iterator[Assigned]:
    reason = state.reason.reason if state.reason is not None else ""
    rule = map_.reason(reason or UNCLEAR)
    for trigger in state.triggers:
        yield _by_trigger(trigger, rule, reason, map_)
    # Before the reason: of two that ask for as much, whoever helps with what is in the way has the call.
    for barrier in state.barriers:
        helps = map_.barriers.get(barrier.kind)
        if helps is not None:
            yield _by_rule(helps, helps.lane, f"barrier:{barrier.kind}", reason, clinical=helps.clinical)
    if reason:
        yield _by_rule(rule, rule.lane, f"reason:{reason}", reason, clinical=rule.clinical)
    elif around.over:
        yield _in_doubt(rule, "no_reason", reason)
    if around.not_heard:
        yield _in_doubt(rule, "not_heard", reason)
    if around.protected:
        yield _in_doubt(rule, "protected", reason)


def _by_trigger(trigger: Trigger, rule: ReasonRule, reason: str, map_: HandoffMap) -> Assigned:
    category = map_.category(trigger.family)
    if trigger.tier == "review":
        # Its own follow-up has it looked at; until then no machine goes on with the call alone.
        return _in_doubt(rule, f"review:{trigger.family}", reason, clinical=category.clinical)
    return Assigned(
        lane=category.lane,
        urgency=category.urgency,
        clinical=category.clinical,
        queue=category.queue,
        duty=category.duty,
        backup_duty=category.backup_duty,
        reason=reason,
        why=(f"trigger:{trigger.family}",),
        script=category.script,
    )


def _in_doubt(rule: ReasonRule, code: str, reason: str, *, clinical: bool = False) -> Assigned:
    """With whoever the reason leads to, and a person decides."""
    lane = LANES[max(lane_rank(rule.lane), lane_rank("assisted"))]
    return _by_rule(rule, lane, code, reason, clinical=clinical or rule.clinical)


def _by_rule(rule: ReasonRule, lane: Lane, code: str, reason: str, *, clinical: bool) -> Assigned:
    return Assigned(
        lane=lane,
        urgency="usual",
        clinical=clinical,
        queue=rule.queue,
        duty=rule.duty,
        backup_duty=rule.backup_duty,
        reason=reason,
        why=(code,),
        script=None,
    )
