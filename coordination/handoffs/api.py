"""/calls/{id}/handoffs, and taking a call over."""

from uuid import UUID

from audit.access import door
from coordination.handoffs import shapes
from coordination.handoffs.accepting import accept
from coordination.handoffs.ids import streams_of
from coordination.handoffs.items import handoff_of
from coordination.http.endpoints import Asked, Command, Done, Query, Told, route
from coordination.people.roles import CARE, READERS
from telephony.calls.state import call_of


class ListCallHandoffs(Query):
    """The handoffs of a call: what was heard, what was tried, what the caller was told, whose it is."""

    operation = "call_handoffs"
    roles = READERS
    answer = shapes.HandoffPage

    def find(self, asked: Asked, id: UUID) -> shapes.HandoffPage:
        read = door.read_streams(asked.accessor, "call", [f"call/{id}", f"routing/{id}"])
        call, routed = read.get(f"call/{id}"), read.get(f"routing/{id}")
        if call is None:
            raise door.NotShown
        streams = streams_of(id, routed.events if routed is not None else [])
        found = door.read_streams(asked.accessor, "handoff", streams) if streams else {}
        known = call_of(call.events)
        items = [handoff_of(found[stream], known) for stream in streams if stream in found]
        return shapes.HandoffPage(items=items, next=None)


class AcceptHandoff(Command):
    """Take the call over: from now on you answer for it."""

    operation = "handoff_accept"
    roles = CARE
    answer = shapes.Handoff
    if_match = True

    def do(self, told: Told, id: UUID) -> Done:
        return accept(told, id)


routes = [
    route("calls/<uuid:id>/handoffs", ListCallHandoffs),
    route("handoffs/<uuid:id>/accept", AcceptHandoff),
]
