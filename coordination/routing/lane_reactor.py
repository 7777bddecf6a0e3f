"""Whatever becomes known of a call, its lane is looked at again, and only becomes stricter (S4)."""

from coordination.log.append import Entry
from coordination.log.decider import state_of
from coordination.log.event import Logged
from coordination.log.reactor import reactor
from coordination.log.stream import load, load_held
from coordination.policy.published import policy
from coordination.routing.commands import AssignLane
from coordination.routing.decisions import ROUTING
from coordination.routing.entries import entry_of
from coordination.routing.events import (
    RoutingBarrierProposed,
    RoutingReasonClassified,
    RoutingReasonCorrected,
    RoutingTriggerFound,
    RoutingTriggerMissed,
)
from coordination.routing.lanes import Circumstances
from coordination.routing.standing import counting, may_be_analyzed, mode_of
from telephony.calls.events import CallEnded, CallProtectionSet, CallVoicemailLeft
from telephony.calls.state import Call, call_of
from transcription.transcripts.events import TranscriptNotHeard, TranscriptPassCompleted


@reactor(
    "routing_lanes",
    kinds=("routing", "call", "transcript"),
    version="1",
    on=(
        RoutingTriggerFound,
        RoutingTriggerMissed,
        RoutingBarrierProposed,
        RoutingReasonClassified,
        RoutingReasonCorrected,
        CallEnded,
        CallProtectionSet,
        CallVoicemailLeft,
        TranscriptNotHeard,
        TranscriptPassCompleted,
    ),
)
def routing_lanes(cause: Logged) -> list[Entry]:
    """What the map makes of everything that is known by now."""
    call = call_of(load_held(f"call/{cause.stream_id}").events)
    if not may_be_analyzed(call):
        return []
    mode = mode_of(cause, policy().rollout, "routing", call)
    if mode is None:
        return []
    loaded = load(f"routing/{cause.stream_id}")
    state = state_of(ROUTING, counting(loaded.logged, mode))
    command = AssignLane(around=circumstances(call, cause), map=policy().handoff_map)
    return [entry_of("routing_lanes", cause, loaded, ROUTING.decide(state, command), mode)]


def circumstances(call: Call, cause: Logged | None = None) -> Circumstances:
    """What else counts; that something was not heard stays among the lane's reasons once it was said."""
    return Circumstances(
        not_heard=cause is not None and _not_heard(cause),
        protected=call.protected,
        over=call.ended_at is not None,
    )


def _not_heard(cause: Logged) -> bool:
    match cause.event:
        case TranscriptNotHeard():
            return True
        case TranscriptPassCompleted(language=language, segments=segments):
            return segments > 0 and language not in policy().triggers.words
        case _:
            return False
