"""/calls/{id}/routing: what the machine made of a call, and what people say to that."""

from uuid import UUID

from audit.access import door
from audit.access.accessor import Accessor
from coordination.http.endpoints import Asked, Command, Done, Query, Told, route
from coordination.http.problems import Slug, answers
from coordination.log.stream import Loaded
from coordination.people.roles import CARE, READERS
from coordination.routing import doing, shapes
from coordination.routing.doing import routing_stream
from coordination.routing.items import Looked, routing_of_call
from coordination.routing.refusals import NoSuchCue
from telephony.calls.telling import stream_of
from transcription.transcripts.appending import transcript_of

answers(NoSuchCue, Slug.NOT_FOUND)


def looked(id_: UUID, accessor: Accessor, found: dict[str, Loaded]) -> Looked:
    """The streams of a call, those that are not there yet as empty ones."""
    call = found.get(stream_of(id_))
    if call is None or not call.version:
        raise door.NotShown

    def of(stream: str) -> Loaded:
        return found.get(stream, Loaded(stream=stream, version=0, logged=[], now=call.now))

    return Looked(
        id=id_,
        call=call,
        transcript=of(transcript_of(id_)),
        routing=of(routing_stream(id_)),
        person=f"person/{accessor.person}",
    )


def streams(id_: UUID) -> list[str]:
    return [stream_of(id_), transcript_of(id_), routing_stream(id_)]


class GetCallRouting(Query):
    """Triggers, reason, lane, cues and barriers of a call, with what was heard of it and what was not."""

    operation = "call_routing"
    roles = READERS
    answer = shapes.CallRouting

    def find(self, asked: Asked, id: UUID) -> shapes.CallRouting:
        found = door.read_streams(asked.accessor, "routing", streams(id))
        return routing_of_call(looked(id, asked.accessor, found))


class RoutingCommand(Command):
    """A command that answers the call's routing after it, from the log."""

    roles = CARE
    answer = shapes.CallRouting

    def do(self, told: Told, id: UUID, **at: UUID) -> Done:
        self.act(told, id, **at)
        item = routing_of_call(looked(id, told.accessor, doing.read(streams(id))))
        return Done(stream=routing_stream(id), version=item.version, item=item)

    def act(self, told: Told, id_: UUID, **at: UUID) -> None:
        raise NotImplementedError


class MarkRoutingMissed(RoutingCommand):
    """Say that the machine missed words: they count from now on as if it had found them."""

    operation = "call_routing_mark_missed"
    body = shapes.MarkMissed

    def act(self, told: Told, id_: UUID, **at: UUID) -> None:
        doing.mark_missed(told, id_, told.body)


class CorrectRoutingReason(RoutingCommand):
    """Say what the call is about. It stands, whatever a machine makes of later words."""

    operation = "call_routing_correct_reason"
    body = shapes.CorrectReason

    def act(self, told: Told, id_: UUID, **at: UUID) -> None:
        doing.correct_reason(told, id_, told.body)


class OverrideRoutingLane(RoutingCommand):
    """Put the call into another lane, and say why. A clinical lane is only ever tightened."""

    operation = "call_routing_override_lane"
    body = shapes.OverrideLane

    def act(self, told: Told, id_: UUID, **at: UUID) -> None:
        doing.override_lane(told, id_, told.body)


class VoteRoutingCue(RoutingCommand):
    """Say whether a cue was useful. You may change your mind."""

    operation = "call_routing_vote_cue"
    body = shapes.VoteCue

    def act(self, told: Told, id_: UUID, **at: UUID) -> None:
        doing.vote_cue(told, id_, at["cue"], told.body)


routes = [
    route("calls/<uuid:id>/routing", GetCallRouting),
    route("calls/<uuid:id>/routing/mark_missed", MarkRoutingMissed),
    route("calls/<uuid:id>/routing/correct_reason", CorrectRoutingReason),
    route("calls/<uuid:id>/routing/override_lane", OverrideRoutingLane),
    route("calls/<uuid:id>/routing/cues/<uuid:cue>/vote", VoteRoutingCue),
]
