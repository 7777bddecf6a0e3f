"""What the log knows of a call that is handed over."""

from uuid import UUID

from coordination.escalations.alarms import ESCALATION
from coordination.escalations.of_call import escalations_of
from coordination.escalations.state import Open
from coordination.handoffs.record import Known
from coordination.identity.decisions import IDENTITY
from coordination.log.decider import state_of
from coordination.log.stream import load, load_held
from coordination.policy.published import policy
from coordination.routing.decisions import ROUTING
from coordination.routing.events import RoutingTriggerFound, RoutingTriggerMissed
from coordination.routing.standing import SHADOW
from telephony.calls.state import call_of
from transcription.transcripts.decisions import TRANSCRIPT
from transcription.transcripts.superseding import shown


def known_of(call_id: UUID) -> Known | None:
    """None while the call is in no lane that a person has: nothing is handed over."""
    seen = [one for one in load(f"routing/{call_id}").logged if one.mode != SHADOW]
    lane = state_of(ROUTING, [one.event for one in seen]).lane
    if lane is None or lane.lane == "automatic":
        return None
    call = call_of(load_held(f"call/{call_id}").events)
    allowed = call.consent("transcription") == "given"
    queue = policy().handoff_map.queue(lane.queue)
    transcript = state_of(TRANSCRIPT, load(f"transcript/{call_id}").events if allowed else ())
    return Known(
        call_id=call_id,
        call=call,
        lane=lane,
        found=[
            one.event
            for one in seen
            if allowed and isinstance(one.event, RoutingTriggerFound | RoutingTriggerMissed)
        ],
        heard=shown(transcript),
        patient=next(iter(state_of(IDENTITY, load(f"identity/{call_id}").events).patients), None),
        to=queue.people if queue is not None else "",
        escalated=any(isinstance(state_of(ESCALATION, one.events), Open) for one in escalations_of(call_id)),
    )
