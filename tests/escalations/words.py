"""Words of a caller, as routing finds them."""

from typing import Any
from uuid import UUID, uuid4

from coordination.log.append import Entry, append
from coordination.log.event import Context, Event
from coordination.log.stream import load, now
from coordination.routing.events import Quote, RoutingTriggerFound

WORDS = "like a pressure on my chest"


def trigger(family: str = "chest_pain", start: float = 36.0, **more: Any) -> RoutingTriggerFound:
    """Words of the caller, found by the machine."""
    segment = uuid4()
    usual: dict[str, Any] = {
        "trigger": uuid4(),
        "family": family,
        "tier": "now",
        "why": "affirmed",
        "segment": segment,
        "last_segment": segment,
        "first": 3,
        "last": 8,
        "start": start,
        "end": start + 2.5,
        "channel": "caller",
        "speaker": "caller",
        "language": "en",
        "heard_in": "live",
        "content": Quote(text=WORDS),
    }
    return RoutingTriggerFound(**(usual | more))


def hear(call: UUID, *found: Event, mode: str = "live") -> None:
    """Store what routing found in a call's words."""
    stream = f"routing/{call}"
    context = Context(
        actor="system:routing@1",
        role="system",
        clinic="riverbend",
        occurred_at=now(),
        correlation=call,
        mode=mode,
    )
    append([Entry(stream=stream, expected=load(stream).version, events=list(found))], context)
