"""`GET /calls/{id}/timeline`: replay a call, event by event."""

from uuid import UUID

from audit.access import door
from audit.access.projections import lookers
from audit.timeline.items import Looker, Timeline, items_of
from audit.timeline.reading import events_of, hashes_of, streams_of
from audit.timeline.sittings import sittings
from audit.timeline.state import state_as_of
from coordination.http.endpoints import Asked, Query, route
from coordination.http.shapes import Parameters
from coordination.http.since import actor_names
from coordination.people.roles import READERS
from coordination.publishing.rights import may_publish
from telephony.calls.items import item_of
from telephony.calls.row import CallRow


class TimelineParameters(Parameters):
    """`as_of`: a position of the log; the state shown is the one right after it. Without it, the last."""

    as_of: int | None = None


class GetTimeline(Query):
    """A call's events whole and in order, the state as of one of them, and who looked at it."""

    operation = "call_timeline"
    roles = READERS
    answer = Timeline
    parameters = TimelineParameters
    projections = ("calls", "followups", "escalations")

    def find(self, asked: Asked, id: UUID) -> Timeline:
        row = door.read_one(asked.accessor, "call", CallRow, id)
        streams = streams_of(asked.accessor, id)
        # What was only computed is for who may change how far it has come.
        events = events_of(asked.accessor, streams, computed=may_publish(asked.person, "rollout"))
        last = max((e.position or 0 for e in events), default=0)
        as_of = last if asked.parameters.as_of is None else asked.parameters.as_of
        everything = asked.parameters.as_of is None
        seen = [e for e in events if everything or (e.position is not None and e.position <= as_of)]
        looked = sittings(lookers([id]))
        names = actor_names({looker.actor for looker in looked})
        return Timeline(
            call=item_of(row),
            items=items_of(events, hashes_of(streams), row.offered_at or row.first_at),
            state=state_as_of(seen, id),
            lookers=[
                Looker(name=names[one.actor], role=one.role, purpose=one.purpose, at=one.at) for one in looked
            ],
            as_of=as_of,
            length_seconds=row.seconds,
        )


routes = [route("calls/<uuid:id>/timeline", GetTimeline)]
