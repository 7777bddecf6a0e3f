"""/calls/{id}/handoffs, and taking a call over."""

from datetime import datetime
from uuid import UUID

from msgspec.structs import replace

from audit.access import door
from coordination.handoffs import shapes
from coordination.handoffs.commands import Accept
from coordination.handoffs.decisions import HANDOFF
from coordination.handoffs.ids import stream_of, streams_of
from coordination.handoffs.items import handoff_of
from coordination.http.endpoints import Asked, Command, Done, Query, Told, route
from coordination.log.decider import state_of
from coordination.log.event import Context
from coordination.log.execute import execute
from coordination.log.stream import load
from coordination.people.roles import CARE, READERS
from telephony.calls.state import call_of


class ListCallHandoffs(Query):
    """The handoffs of a call: what was heard, what was tried, what the caller was told, whose it is."""

    operation = "call_handoffs"
    roles = READERS
    answer = shapes.HandoffPage

    def find(self, asked: Asked, id: UUID) -> shapes.HandoffPage:
        call = load(f"call/{id}")
        if not call.version:
            raise door.NotShown
        streams = streams_of(id, load(f"routing/{id}").events)
        found = door.read_streams(asked.accessor, "handoff", streams)
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
        stream = stream_of(id)
        loaded = load(stream)
        record = state_of(HANDOFF, loaded.events).record
        if record is None:
            raise door.NotShown
        mode = loaded.logged[0].mode  # what a person does in practice is practice (S14)

        def accept(now: datetime) -> Accept:
            by, name = f"person/{told.person.pk}", told.person.display_name
            return Accept(now=now, by=by, name=name, via="person")

        def context(now: datetime) -> Context:
            return replace(told.context(now, correlation=record.call), mode=mode)

        outcome = execute(HANDOFF, stream, accept, context, expected=told.expected)
        after = replace(outcome.loaded, logged=outcome.logged, version=outcome.version)
        call = call_of(load(f"call/{record.call}").events)
        return Done(stream=stream, version=outcome.version, item=handoff_of(after, call))


routes = [
    route("calls/<uuid:id>/handoffs", ListCallHandoffs),
    route("handoffs/<uuid:id>/accept", AcceptHandoff),
]
