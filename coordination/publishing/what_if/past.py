"""The calls of the last days as their streams tell them, newest first: what a draft is tried on."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from coordination.followups.events import FollowupOpened
from coordination.followups.row import FollowupRow
from coordination.log.decider import state_of
from coordination.log.event import Event, Forgotten
from coordination.log.stream import Loaded, load_many
from coordination.routing.decisions import ROUTING
from coordination.routing.events import Quote, RoutingTriggerFound, RoutingTriggerMissed
from coordination.routing.standing import PRACTICE, may_be_analyzed, queue_of
from coordination.routing.state import Routing
from telephony.calls.events import CallOffered
from telephony.calls.state import Call, call_of
from transcription.transcripts.decisions import TRANSCRIPT
from transcription.transcripts.state import Transcript

PAGE = 50  # calls read in one look at the log


class Past(msgspec.Struct, frozen=True, kw_only=True):
    """One call. `quotes` are the exact words of its triggers by their ids, where they were not destroyed;
    `kept`: triggers that no policy's words can lose: marked by a person, or heard only a second time;
    `opened`: the follow-ups that it left."""

    id: UUID
    at: datetime
    line: str
    queue: str
    call: Call
    analyzed: bool
    transcript: Transcript
    routing: Routing
    quotes: dict[UUID, str]
    kept: frozenset[UUID]
    opened: tuple[FollowupOpened, ...]


def past_calls(ids: Sequence[UUID]) -> Iterator[Past]:
    """These calls in this order, read some at a time, without practice and what was never offered."""
    for first in range(0, len(ids), PAGE):
        yield from _page(ids[first : first + PAGE])


def _page(ids: Sequence[UUID]) -> Iterator[Past]:
    followups = _followups(ids)
    kinds = ("call", "transcript", "routing")
    loaded = load_many(
        [f"{kind}/{id_}" for id_ in ids for kind in kinds]
        + [f"followup/{one}" for ones in followups.values() for one in ones]
    )
    for id_ in ids:
        called = loaded[f"call/{id_}"]
        call = call_of(called.events)
        if call.offered is None or called.logged[0].mode == PRACTICE:
            continue
        opened = [loaded[f"followup/{one}"] for one in followups.get(id_, ())]
        yield _past(id_, call.offered, call, loaded[f"transcript/{id_}"], loaded[f"routing/{id_}"], opened)


def _followups(ids: Sequence[UUID]) -> dict[UUID, list[UUID]]:
    """Of each call the follow-ups that began with it or that it joined."""
    found: dict[UUID, list[UUID]] = {}
    for pk, calls in FollowupRow.objects.filter(calls__overlap=list(ids)).values_list("pk", "calls"):
        for call in calls:
            found.setdefault(call, []).append(pk)
    return found


def _past(
    id_: UUID, offered: CallOffered, call: Call, heard: Loaded, routed: Loaded, opened: Sequence[Loaded]
) -> Past:
    return Past(
        id=id_,
        at=offered.at,
        line=offered.line,
        queue=queue_of(call),
        call=call,
        analyzed=may_be_analyzed(call),
        transcript=state_of(TRANSCRIPT, heard.events),
        routing=state_of(ROUTING, routed.events),
        quotes=_quotes(routed.events),
        kept=frozenset(_kept(routed.events)),
        opened=tuple(
            event
            for one in opened
            for event in one.events
            if isinstance(event, FollowupOpened) and event.call == id_
        ),
    )


def _quotes(events: Sequence[Event | Forgotten]) -> dict[UUID, str]:
    return {
        event.trigger: event.content.text
        for event in events
        if isinstance(event, RoutingTriggerFound | RoutingTriggerMissed) and isinstance(event.content, Quote)
    }


def _kept(events: Sequence[Event | Forgotten]) -> Iterator[UUID]:
    for event in events:
        if isinstance(event, RoutingTriggerMissed) or (
            isinstance(event, RoutingTriggerFound) and event.possible
        ):
            yield event.trigger
