"""Whether somebody must answer at once for what was said in a call: asked before a voicemail is offered."""

from uuid import UUID

from coordination.escalations.alarms import ESCALATION
from coordination.escalations.of_call import escalations_of
from coordination.escalations.state import Open
from coordination.log.decider import state_of


def has_open_emergency(call: UUID) -> bool:
    """Raised as an emergency, not resolved, and not dismissed by whoever judges it."""
    states = [state_of(ESCALATION, loaded.events) for loaded in escalations_of(call)]
    return any(
        isinstance(one, Open) and one.raised.urgency == "emergency" and one.judged != "dismissed"
        for one in states
    )
