"""An escalation that asks for a message puts one on the worker's list."""

from coordination.escalations.events import EscalationNotified
from coordination.escalations.notifying.row import WaitingMessage
from coordination.log.append import Entry
from coordination.log.event import Logged
from coordination.log.reactor import opened_id, reactor

REACTOR = "escalation_messages"


@reactor(REACTOR, kinds=("escalation",), version="1", on=(EscalationNotified,))
def ask_for_message(cause: Logged) -> list[Entry]:
    """Once for each that was asked for. Practice sends none (S14)."""
    asked = cause.event
    if not isinstance(asked, EscalationNotified) or asked.channel not in ("push", "sms"):
        return []
    if cause.mode == "live" and asked.outcome == "asked":
        WaitingMessage.objects.get_or_create(
            id=opened_id(REACTOR, cause.event_id),
            defaults={
                "channel": asked.channel,
                "escalation": cause.stream_id,
                "step": asked.step,
                "round": asked.round,
                "person": asked.person or "",
                "name": asked.name,
                "asked_at": asked.at,
                "not_before": asked.at,
            },
        )
    return []
