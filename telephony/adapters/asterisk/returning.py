"""Connected, or connected again: what happened while nobody listened is worked out from what is there now."""

from datetime import datetime
from uuid import UUID

from coordination.log.stream import now
from telephony.adapters.asterisk.names import SOURCE
from telephony.adapters.missed import Found, note_outage, take_missed
from telephony.adapters.port import PbxAdapter
from telephony.calls.commands import RecordFact
from telephony.calls.events import CallEnded
from telephony.calls.row import CallRow
from telephony.calls.telling import call_id, call_now, tell
from telephony.doors.phone_systems import came_back, seen

EVENTS = f"{SOURCE}/events"
"""Under this name stands when we last listened; under SOURCE when Asterisk was last asked (reconciling)."""


def listening(moment: datetime) -> None:
    """All that happened up to now was heard."""
    came_back(EVENTS, moment)


def catch_up(adapter: PbxAdapter, up: frozenset[str], began: datetime) -> Found:
    """Take down what is there now, note the gap of every call that ran, end those that are no more.

    `up` are the channels at `began`, when we were listening again already: what is not among them has ended,
    and nobody knows when. Its end is a guess that says so; whom nobody had answered is called back.
    """
    before = seen(EVENTS)
    since = before.seen_at if before is not None else began
    running = list(CallRow.objects.exclude(state="ended").filter(source=SOURCE))
    found = take_missed(adapter, since)
    if before is not None:
        note_outage(running, since, began)
    alive = {call_id(SOURCE, name) for name in up}
    for row in running:
        if row.id not in alive and row.first_at is not None and row.first_at < began:
            _end(row.id, began)
    listening(now())
    return found


def _end(call: UUID, at: datetime) -> None:
    if call_now(call).ended_at is None:
        end = CallEnded(at=at, estimated=True, reason="completed", answer_told=False)
        tell(call, RecordFact(fact=end), source=SOURCE, at=at)
