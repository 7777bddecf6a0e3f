"""Which streams a call's timeline holds, and their events in the log's order."""

from collections.abc import Iterable
from uuid import UUID

from audit.access import door
from audit.access.accessor import Accessor
from coordination.escalations.row import EscalationRow
from coordination.followups.row import FollowupRow
from coordination.handoffs.ids import streams_of as handoffs_of
from coordination.log.event import Logged
from coordination.log.leaf import leaf_hash
from coordination.log.missing import events_after
from coordination.routing.standing import SHADOW

OWN_KINDS = ("call", "transcript", "identity", "routing", "record")


def streams_of(accessor: Accessor, call: UUID) -> list[str]:
    """The call's own streams, its escalations and handoffs, and the follow-ups that it opened or joined."""
    raised = door.read(
        accessor,
        "timeline",
        EscalationRow,
        lambda rows: rows.filter(call=call).order_by("raised_at", "id"),
    )
    joined = door.read(
        accessor,
        "timeline",
        FollowupRow,
        lambda rows: rows.filter(calls__contains=[call]).order_by("opened", "id"),
    )
    routed = door.read_streams(accessor, "timeline", [f"routing/{call}"])
    lanes = [event for loaded in routed.values() for event in loaded.events]
    return [
        *(f"{kind}/{call}" for kind in OWN_KINDS),
        *(f"escalation/{row.id}" for row in raised),
        *handoffs_of(call, lanes),
        *(f"followup/{row.id}" for row in joined),
    ]


def events_of(accessor: Accessor, streams: list[str], *, computed: bool) -> list[Logged]:
    """All of them by position; an event that the relay has not numbered yet comes last, by its time.

    `computed`: with what was only computed in the shadow, which is for who tunes it and for nobody else.
    """
    loaded = door.read_streams(accessor, "timeline", streams)
    events = (logged for stream in loaded.values() for logged in stream.logged)
    shown = (logged for logged in events if computed or logged.mode != SHADOW)
    return sorted(shown, key=lambda e: (e.position is None, e.position or 0, e.recorded_at, e.version))


def hashes_of(streams: Iterable[str]) -> dict[UUID, str]:
    """The leaf hash of each stored event, by its id."""
    places = [(stream, 0) for stream in streams]
    hashes: dict[UUID, str] = {}
    while page := events_after(places):
        hashes |= {sealed.event_id: leaf_hash(sealed).hex() for sealed in page}
        reached = {sealed.stream: sealed.version for sealed in page}
        places = [(stream, reached.get(stream, version)) for stream, version in places]
    return hashes
