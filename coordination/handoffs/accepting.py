"""A person takes a call over."""

from datetime import datetime
from uuid import UUID

from msgspec.structs import replace

from audit.access import door
from coordination.handoffs.commands import Accept
from coordination.handoffs.decisions import HANDOFF
from coordination.handoffs.ids import stream_of
from coordination.handoffs.items import handoff_of
from coordination.http.endpoints import Done, Told
from coordination.log.decider import state_of
from coordination.log.event import Context
from coordination.log.execute import execute
from coordination.log.stream import load
from telephony.calls.state import call_of


def accept(told: Told, id_: UUID) -> Done:
    """From now on she answers for it; the handoff after it."""
    stream = stream_of(id_)
    loaded = load(stream)
    record = state_of(HANDOFF, loaded.events).record
    if record is None:
        raise door.NotShown
    mode = loaded.logged[0].mode  # what a person does in practice is practice (S14)

    def command(now: datetime) -> Accept:
        by, name = f"person/{told.person.pk}", told.person.display_name
        return Accept(now=now, by=by, name=name, via="person")

    def context(now: datetime) -> Context:
        return replace(told.context(now, correlation=record.call), mode=mode)

    outcome = execute(HANDOFF, stream, command, context, expected=told.expected)
    after = replace(outcome.loaded, logged=outcome.logged, version=outcome.version)
    call = call_of(load(f"call/{record.call}").events)
    return Done(stream=stream, version=outcome.version, item=handoff_of(after, call))
