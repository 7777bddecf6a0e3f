"""Which handoff a call's queue has. Pure."""

from collections.abc import Iterable
from uuid import UUID, uuid5

from coordination.log.event import Event, Forgotten
from coordination.routing.events import RoutingLaneAssigned, RoutingLaneOverridden

_NAMESPACE = UUID("b0c9d6f0-5d2e-4d1c-8b57-0b1a4e9c7d21")  # of handoffs' ids, ours alone


def handoff_id(call: UUID, queue: str) -> UUID:
    """One for each call and queue."""
    return uuid5(_NAMESPACE, f"{call}/{queue}")


def stream_of(handoff: UUID) -> str:
    return f"handoff/{handoff}"


def streams_of(call: UUID, routing: Iterable[Event | Forgotten]) -> list[str]:
    """The handoffs that a call may have, by the lanes that it was in, in their order."""
    queues = (one.queue for one in routing if isinstance(one, RoutingLaneAssigned | RoutingLaneOverridden))
    return [stream_of(handoff_id(call, queue)) for queue in dict.fromkeys(queues)]
