"""Whether a call is to be moved to its queue in the phone system, now. Pure.

Only a human-only call that lasts is moved, where the clinic has signed for that. Who waits, is on hold or
talks to a machine is moved at once. Whom a person has on the line is not torn away from her, unless the
clinic decided so: then the call is moved when somebody of its queue has taken it.
"""

from coordination.handoffs.record import has_a_person
from coordination.policy.handoff_map import HandoffMap
from coordination.routing.events import Lane
from telephony.calls.events import CallQueued
from telephony.calls.state import Call


def to_be_moved(lane: Lane, queue: str, call: Call, map_: HandoffMap, *, taken: bool) -> bool:
    """`taken`: somebody of the queue answers for the call by now."""
    if lane != "human_only" or map_.queue(queue) is None or not lasts(call):
        return False
    if is_there(call, queue):
        return False
    return not has_a_person(call) or taken or map_.moves_from_a_person == "at_once"


def lasts(call: Call) -> bool:
    """Whether there is a caller on the line who can be moved: not one who talks to a voicemail."""
    return call.offered is not None and call.phase in {"offered", "queued", "answered", "held"}


def is_there(call: Call, queue: str) -> bool:
    """Whether the phone system has the call in that queue already, and nobody took it from there."""
    queued = call.of(CallQueued)
    return bool(queued) and queued[-1].queue == queue and call.phase in {"queued", "answered"}
