"""What an accepted proposal becomes: a follow-up, with the calls that it rests on."""

from datetime import datetime
from uuid import UUID

from coordination.followups.commands import Command, Join, Open
from coordination.followups.entries import entry_of
from coordination.followups.known_caller import caller_of
from coordination.followups.one_a_number import CALLBACK, Whose, candidates
from coordination.followups.terms import terms_of
from coordination.log.append import Entry
from coordination.log.reactor import opened_id
from coordination.log.stream import load
from coordination.policy.plans import FollowupPlan
from coordination.policy.published import policy
from coordination.policy.repeated_contact import Proposed
from coordination.proposals.decisions import Proposal
from telephony.calls.state import call_of

PLANS: dict[Proposed, str] = {
    "supervisor_callback": "supervisor_callback",
    "navigator": "navigator_callback",
    "interpreter": "interpreter_callback",
}


def work_of(proposal: UUID, state: Proposal, mode: str, now: datetime) -> Entry:
    """The follow-up of a proposal. A navigator's is the callback of that number, the open one if there is
    (ADR-0007); a supervisor's or an interpreter's is work of its own."""
    if state.made is None:
        raise LookupError(f"proposal {proposal} was not made")
    plan = policy().followup(PLANS[state.made.what])
    *earlier, latest = [one.call for one in state.made.calls]
    caller = caller_of(call_of(load(f"call/{latest}").events))
    if plan.kind == CALLBACK:
        found = candidates(Whose(mode=mode, number_hash=caller.number_hash, call=latest))
        if found.open:
            return entry_of(found.open[0].loaded, [_join(call, plan, now) for call in (*earlier, latest)])
        loaded, series = found.next.loaded, found.next.series
    else:
        loaded, series = load(f"followup/{opened_id('proposals', proposal)}"), 0
    begun = Open(
        kind=plan.kind,
        call=latest,
        caller=caller,
        series=series,
        since=now,
        plan=plan.name,
        terms=terms_of(plan, now),
        why="repeated_contact",
        heard=True,
    )
    asked: list[Command] = [begun, *(_join(call, plan, now) for call in earlier)]
    return entry_of(loaded, asked)


def _join(call: UUID, plan: FollowupPlan, now: datetime) -> Join:
    return Join(call=call, at=now, why="repeated_contact", heard=True, terms=terms_of(plan, now))
