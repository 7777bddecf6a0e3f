"""A call that our own code could not work on becomes a person's work.

The engine parks the stream and says so (`quarantine.parked`). Without this, a fault in a reactor would
be a missed call that nobody is told of. One follow-up for each parked stream, however often it is parked.
"""

from uuid import UUID

from coordination.followups.commands import Caller, Open
from coordination.followups.decisions import FOLLOWUP
from coordination.followups.entries import entry_of
from coordination.followups.state import Empty
from coordination.followups.terms import terms_of
from coordination.log.append import Entry
from coordination.log.decider import state_of
from coordination.log.event import Logged
from coordination.log.events import QuarantineParked
from coordination.log.reactor import REACTORS, opened_id, reactor
from coordination.log.stream import load
from coordination.policy.published import policy

NOBODY = Caller(number=None, number_hash="", withheld=False, line="")


@reactor("incidents", kinds=("quarantine",), version="1", on=(QuarantineParked,))
def incidents(cause: Logged) -> list[Entry]:
    """A stream parked in a reactor: what should have followed from it did not. A read model that is
    behind shows so on its screens, and is mended without anybody's call being lost."""
    parked = cause.event
    if not isinstance(parked, QuarantineParked) or parked.consumer not in REACTORS:
        return []
    loaded = load(f"followup/{opened_id('incidents', cause.stream_id)}")
    if not isinstance(state_of(FOLLOWUP, loaded.events), Empty):
        return []
    kind, _, name = parked.stream.partition("/")
    plan = policy().followup("incident")
    begun = Open(
        kind=plan.kind,
        call=UUID(name) if kind == "call" else None,
        caller=NOBODY,
        series=0,
        since=cause.recorded_at,
        plan=plan.name,
        terms=terms_of(plan, cause.recorded_at),
        why="parked",
        heard=True,
    )
    return [entry_of(loaded, [begun])]
