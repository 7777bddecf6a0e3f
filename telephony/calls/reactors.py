"""What follows from a call's own facts: by its line and its queue it is specially protected, for good."""

from coordination.log.append import Entry
from coordination.log.event import Logged
from coordination.log.execute import decided
from coordination.log.reactor import reactor
from coordination.log.stream import load
from coordination.policy.published import policy
from telephony.calls.commands import SetProtection
from telephony.calls.decisions import CALL
from telephony.calls.events import CallOffered, CallQueued


@reactor("line_protection", kinds=("call",), on=(CallOffered,))
def line_protection(cause: Logged) -> list[Entry]:
    """By the line that was dialed, from its first ring."""
    offered = cause.event
    line = policy().lines.get(offered.line) if isinstance(offered, CallOffered) else None
    if line is None or line.protection is None or not isinstance(offered, CallOffered):
        return []
    protect = SetProtection(protection=line.protection.value, by="line", at=offered.at)
    return [decided(CALL, load(cause.stream), protect)]


@reactor("queue_protection", kinds=("call",), on=(CallQueued,))
def queue_protection(cause: Logged) -> list[Entry]:
    """By the queue that the phone system put it into, whoever it is moved to afterwards."""
    queued = cause.event
    if not isinstance(queued, CallQueued):
        return []
    protection = policy().protected.queues.get(queued.queue)
    if protection is None:
        return []
    return [decided(CALL, load(cause.stream), SetProtection(protection=protection, by="queue", at=queued.at))]
