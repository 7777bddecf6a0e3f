"""A call that could not be moved to its queue is somebody's at once: nobody may believe that the caller is
where they belong (S12)."""

from coordination.followups.commands import Open
from coordination.followups.decisions import FOLLOWUP
from coordination.followups.entries import entry_of
from coordination.followups.known_caller import caller_of
from coordination.followups.state import Empty
from coordination.followups.terms import terms_of
from coordination.handoffs.decisions import HANDOFF
from coordination.handoffs.events import HandoffMoveFailed
from coordination.log.append import Entry
from coordination.log.decider import state_of
from coordination.log.event import Logged
from coordination.log.reactor import opened_id, reactor
from coordination.log.stream import load
from coordination.policy.published import policy
from telephony.calls.state import call_of

PLAN = "not_moved"
OVER = "call_over"


@reactor("unmoved", kinds=("handoff",), version="1", on=(HandoffMoveFailed,))
def unmoved(cause: Logged) -> list[Entry]:
    """One for each handoff. A caller who hung up first has left what every such call leaves: no fault."""
    failed, record = cause.event, state_of(HANDOFF, load(cause.stream).events).record
    if not isinstance(failed, HandoffMoveFailed) or failed.why == OVER or record is None:
        return []
    loaded = load(f"followup/{opened_id('unmoved', cause.stream_id)}")
    if not isinstance(state_of(FOLLOWUP, loaded.events), Empty):
        return []
    plan = policy().followup(PLAN)
    begun = Open(
        kind=plan.kind,
        call=record.call,
        caller=caller_of(call_of(load(f"call/{record.call}").events)),
        series=0,
        since=cause.recorded_at,
        plan=plan.name,
        terms=terms_of(plan, cause.recorded_at),
        why="not_moved",
        heard=True,
    )
    return [entry_of(loaded, [begun])]
