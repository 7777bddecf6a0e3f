"""Duties that the clinic's documents hand work to, and that nobody holds, in sentences. Pure.

Until a roster covers a duty it is everybody's who holds it; held by nobody, it is an empty room (S6).
"""

from collections.abc import Collection, Iterator, Mapping

from coordination.policy.published import Policy
from coordination.policy.roster import ON_CALL_DUTY

SUPERVISOR = "supervisor"
LADDER = (ON_CALL_DUTY, SUPERVISOR)  # the steps of every ladder after owner and backup
NAMES = {"handoff_map": "the handoff map", "escalation": "the ladder", "followups": "the plans of follow-ups"}


def unheld(policy: Policy, people: Mapping[str, Collection[str]]) -> Iterator[str]:
    """A sentence for each duty that a document hands work to and that no open account holds."""
    held = {duty for duties in people.values() for duty in duties}
    asked = asked_by(policy)
    for duty in sorted(set().union(*asked.values()) - held):
        names = " and ".join(NAMES[name] for name, duties in asked.items() if duty in duties)
        yield f"Nobody holds the duty {duty.replace('_', ' ')}, to which {names} would hand work (S6)."


def asked_by(policy: Policy) -> dict[str, set[str]]:
    """The duties that each document hands work to."""
    map_ = policy.handoff_map
    of_map = {
        duty for one in map_.categories.values() for duty in (one.duty, one.backup_duty, one.closed_duty)
    }
    rules = (*map_.reasons.values(), *map_.barriers.values())
    of_map |= {duty for one in rules for duty in (one.duty, one.backup_duty)}
    of_map |= {one.duty for one in map_.queues.values()}
    of_plans = {duty for one in policy.plans.values() for duty in (*one.duties, one.fallback_duty)}
    return {"handoff_map": of_map, "escalation": set(LADDER), "followups": of_plans}
