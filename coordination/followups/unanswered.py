"""An escalation that nobody answered is an incident, with an owner and a due time of its own (S6).

While one of it is open there is no other; the ladder itself goes on.
"""

from uuid import UUID

from coordination.escalations.events import EscalationRaised, EscalationUnanswered
from coordination.followups.commands import Open
from coordination.followups.decisions import FOLLOWUP
from coordination.followups.entries import entry_of
from coordination.followups.known_caller import caller_of
from coordination.followups.state import Closed, Empty, State
from coordination.followups.terms import terms_of
from coordination.log.append import Entry
from coordination.log.decider import state_of
from coordination.log.event import Logged
from coordination.log.reactor import opened_id, reactor
from coordination.log.stream import Loaded, load
from coordination.policy.published import policy
from telephony.calls.state import call_of


@reactor("unanswered", kinds=("escalation",), version="1", on=(EscalationUnanswered,))
def unanswered(cause: Logged) -> list[Entry]:
    """Whoever works on the open one has this in it; where there is none, the next."""
    raised = next((one for one in load(cause.stream).events if isinstance(one, EscalationRaised)), None)
    loaded, state = _latest(cause.stream_id)
    if raised is None or not isinstance(state, Empty):
        return []
    plan = policy().followup("unanswered")
    begun = Open(
        kind=plan.kind,
        call=raised.call,
        caller=caller_of(call_of(load(f"call/{raised.call}").events)),
        series=0,
        since=cause.recorded_at,
        plan=plan.name,
        terms=terms_of(plan, cause.recorded_at),
        why="unanswered",
        heard=True,
    )
    return [entry_of(loaded, [begun])]


def _latest(escalation: UUID) -> tuple[Loaded, State]:
    """The escalation's open incident, or the place of the next."""
    number = 0
    while True:
        loaded = load(f"followup/{opened_id(f'unanswered/{number}', escalation)}")
        state = state_of(FOLLOWUP, loaded.events)
        if not isinstance(state, Closed):
            return loaded, state
        number += 1
