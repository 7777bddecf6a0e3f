"""Every assisted or human-only handoff leaves its record, and the call goes to its queue."""

from datetime import datetime, timedelta
from uuid import UUID

from coordination.escalations.alarms import ESCALATION
from coordination.escalations.events import EscalationAcknowledged
from coordination.escalations.state import Open
from coordination.handoffs.commands import Accept, AskMove, Command, Prepare
from coordination.handoffs.entries import entry_of
from coordination.handoffs.ids import handoff_id, stream_of
from coordination.handoffs.knowing import known_of
from coordination.handoffs.moves import to_be_moved
from coordination.handoffs.record import Known, record_of
from coordination.identity.events import IdentityPatientConfirmed, IdentityPatientWithdrawn
from coordination.log.append import Entry
from coordination.log.decider import state_of
from coordination.log.event import Logged
from coordination.log.reactor import reactor
from coordination.log.stream import load
from coordination.policy.published import policy
from coordination.routing.events import RoutingLaneAssigned, RoutingLaneOverridden
from coordination.routing.standing import SHADOW, queue_of
from telephony.calls.events import CallEnded, CallRouted, CallRouteFailed, CallScriptSpoken, CallVoicemailLeft

LIVE = "live"
KNOWN_BY = timedelta(seconds=20)  # a phone system answers an order within 10, or it is away


@reactor(
    "handoffs",
    kinds=("routing", "call", "identity"),
    version="1",
    on=(
        RoutingLaneAssigned,
        RoutingLaneOverridden,
        CallScriptSpoken,
        CallVoicemailLeft,
        CallRouted,
        CallRouteFailed,
        CallEnded,
        IdentityPatientConfirmed,
        IdentityPatientWithdrawn,
    ),
)
def handoffs(cause: Logged) -> list[Entry]:
    """The record of the lane that the call is in, as far as it is known now. Of what was only computed there
    is none; nor is one begun by what happens to a call that was never handed over."""
    if cause.mode == SHADOW:
        return []
    known = known_of(cause.stream_id)
    if known is None:
        return []
    loaded = load(stream_of(handoff_id(known.call_id, known.lane.queue)))
    asked: list[Command] = [Prepare(record=record_of(known, loaded.now))]
    asked += _moves(known, cause, loaded.now, taken=False)
    return [entry_of(loaded, asked)]


@reactor("take_handoffs", kinds=("escalation",), version="1", on=(EscalationAcknowledged,))
def take_handoffs(cause: Logged) -> list[Entry]:
    """Who answers for the escalation has the call: it may now be moved to her."""
    taken = cause.event
    escalation = state_of(ESCALATION, load(cause.stream).events)
    if not isinstance(taken, EscalationAcknowledged) or not isinstance(escalation, Open):
        return []
    call: UUID = escalation.raised.call
    known = known_of(call)
    if known is None or known.lane.queue != escalation.raised.queue:
        return []
    loaded = load(stream_of(handoff_id(call, known.lane.queue)))
    record = Prepare(record=record_of(known, loaded.now))
    accept = Accept(now=taken.at, by=taken.by, name=taken.name, via="escalation")
    return [entry_of(loaded, [record, accept, *_moves(known, cause, loaded.now, taken=True)])]


def _moves(known: Known, cause: Logged, now: datetime, *, taken: bool) -> list[Command]:
    """S14: a practice call is moved nowhere."""
    acts = policy().rollout.acts("routing", queue_of(known.call))
    map_, lane = policy().handoff_map, known.lane
    if cause.mode != LIVE or not acts:
        return []
    if not to_be_moved(lane.lane, lane.queue, known.call, map_, taken=taken):
        return []
    return [AskMove(now=now, to=known.to, until=now + KNOWN_BY)]
