"""Which streams a call's timeline holds, and their events in the log's order."""

from collections.abc import Iterable
from uuid import UUID

from audit.access import door
from audit.access.accessor import Accessor
from coordination.followups.row import FollowupRow
from coordination.log.event import Logged
from coordination.log.leaf import leaf_hash
from coordination.log.missing import events_after

OWN_KINDS = ("call", "transcript", "identity", "routing", "record")


def streams_of(accessor: Accessor, call: UUID) -> list[str]:
    """The call's own streams, and the follow-up that it opened or joined."""
    joined = door.read(
        accessor,
        "timeline",
        FollowupRow,
        lambda rows: rows.filter(calls__contains=[call]).order_by("opened", "id"),
    )
    return [f"{kind}/{call}" for kind in OWN_KINDS] + [f"followup/{row.id}" for row in joined]


def events_of(accessor: Accessor, streams: list[str]) -> list[Logged]:
    """All of them by position; an event that the relay has not numbered yet comes last, by its time."""
    loaded = door.read_streams(accessor, "timeline", streams)
    events = (logged for stream in loaded.values() for logged in stream.logged)
    return sorted(events, key=lambda e: (e.position is None, e.position or 0, e.recorded_at, e.version))


def hashes_of(streams: Iterable[str]) -> dict[UUID, str]:
    """The leaf hash of each stored event, by its id."""
    places = [(stream, 0) for stream in streams]
    hashes: dict[UUID, str] = {}
    while page := events_after(places):
        hashes |= {sealed.event_id: leaf_hash(sealed).hex() for sealed in page}
        reached = {sealed.stream: sealed.version for sealed in page}
        places = [(stream, reached.get(stream, version)) for stream, version in places]
    return hashes
