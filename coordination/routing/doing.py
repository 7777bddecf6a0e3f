"""What people do with a call's routing: the command of a request, with what the call and its words add."""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from msgspec.structs import replace

from audit.access import door
from coordination.http.endpoints import Told
from coordination.log.decider import state_of
from coordination.log.event import Context
from coordination.log.execute import Outcome, execute
from coordination.log.stream import Loaded, load, load_held, load_many
from coordination.people.models import Role
from coordination.people.roles import duties_of
from coordination.policy.published import policy
from coordination.routing import commands as ask
from coordination.routing import shapes
from coordination.routing.decisions import ROUTING
from coordination.routing.found import found_id
from coordination.routing.lane_reactor import circumstances
from coordination.routing.state import Routing
from telephony.calls.state import Call, call_of
from telephony.calls.telling import stream_of
from transcription.transcripts.appending import require_transcription, transcript_of
from transcription.transcripts.correcting import joined
from transcription.transcripts.decisions import TRANSCRIPT
from transcription.transcripts.refusals import NoSuchSegment, NoSuchWords, WordsDestroyed


def routing_stream(call: UUID) -> str:
    return f"routing/{call}"


def run(told: Told, id_: UUID, command_of: Callable[[Call], ask.Command]) -> Outcome[Routing]:
    """One person's command on a call's routing, in the mode of the call (S14). NotShown for a call that was
    never heard of."""
    first = load(stream_of(id_))
    if not first.version:
        raise door.NotShown
    mode = first.logged[0].mode

    def context(now: datetime) -> Context:
        return replace(told.context(now, correlation=id_), mode=mode)

    def command(now: datetime) -> ask.Command:
        return command_of(call_of(load_held(stream_of(id_)).events))

    return execute(ROUTING, routing_stream(id_), command, context, expected=told.expected)


def who(told: Told) -> tuple[str, str, frozenset[str]]:
    """(by, role, duties) of whoever asks."""
    person = told.person
    duties = frozenset[str](duties_of(Role(person.role), person.granted_duties))
    return f"person/{person.pk}", told.role, duties


def mark_missed(told: Told, id_: UUID, body: shapes.MarkMissed) -> Outcome[Routing]:
    """The words are those that people see now; after the caller's no nobody works on them (S13)."""

    def command(call: Call) -> ask.Command:
        require_transcription(call)
        transcript = state_of(TRANSCRIPT, load(transcript_of(id_)).events)
        segment = transcript.segments.get(body.segment)
        if segment is None:
            raise NoSuchSegment
        if segment.destroyed:
            raise WordsDestroyed
        if not 0 <= body.first <= body.last < len(segment.words):
            raise NoSuchWords
        words = segment.words[body.first : body.last + 1]
        by, role, duties = who(told)
        place = (body.family, body.tier, body.segment, body.first, body.last)
        return ask.MarkMissed(
            by=by,
            role=role,
            duties=duties,
            trigger=found_id(id_, "missed", *place),
            family=body.family,
            tier=body.tier,
            segment=body.segment,
            first=body.first,
            last=body.last,
            start=words[0].start,
            end=words[-1].end,
            words=joined(words),
            map=policy().handoff_map,
        )

    return run(told, id_, command)


def correct_reason(told: Told, id_: UUID, body: shapes.CorrectReason) -> Outcome[Routing]:
    by, role, duties = who(told)
    command = ask.CorrectReason(by=by, role=role, duties=duties, reason=body.reason, map=policy().handoff_map)
    return run(told, id_, lambda call: command)


def override_lane(told: Told, id_: UUID, body: shapes.OverrideLane) -> Outcome[Routing]:
    by, role, duties = who(told)
    return run(
        told,
        id_,
        lambda call: ask.OverrideLane(
            by=by,
            role=role,
            duties=duties,
            lane=body.lane,
            queue=body.queue,
            why=body.why,
            around=circumstances(call),
            map=policy().handoff_map,
        ),
    )


def vote_cue(told: Told, id_: UUID, cue: UUID, body: shapes.VoteCue) -> Outcome[Routing]:
    by, role, duties = who(told)
    command = ask.VoteCue(by=by, role=role, duties=duties, cue=cue, useful=body.useful)
    return run(told, id_, lambda call: command)


def read(streams: Sequence[str]) -> dict[str, Loaded]:
    """What a person's own command came to: what is shown of it is recorded with the command."""
    return load_many(streams)
