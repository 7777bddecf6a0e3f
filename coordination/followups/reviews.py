"""Words that wake nobody are looked at by a person within their time (S10).

One follow-up of kind review for a call: further words join it and can only make it due sooner. What comes
after it was closed opens the next.
"""

from datetime import datetime
from uuid import UUID

from coordination.followups.commands import Command, NoteWords, Open, Terms
from coordination.followups.decisions import FOLLOWUP
from coordination.followups.entries import entry_of
from coordination.followups.known_caller import caller_of
from coordination.followups.state import Closed, Empty, State
from coordination.followups.terms import terms_of
from coordination.log.append import Entry
from coordination.log.decider import state_of
from coordination.log.event import Logged
from coordination.log.reactor import opened_id, reactor
from coordination.log.stream import Loaded, load
from coordination.policy.published import policy
from coordination.routing.events import Quote, RoutingTriggerFound
from telephony.calls.state import call_of

SHADOW = "shadow"


@reactor("reviews", kinds=("routing",), version="1", on=(RoutingTriggerFound,))
def reviews(cause: Logged) -> list[Entry]:
    """Its clock begins when the words stood in the log. What is computed in the shadow opens nothing."""
    found = cause.event
    if not isinstance(found, RoutingTriggerFound) or found.tier != "review" or cause.mode == SHADOW:
        return []
    loaded, state = _latest(cause.stream_id, found.trigger)
    plan = policy().followup(policy().handoff_map.category(found.family).review)
    terms = terms_of(plan, cause.recorded_at)
    asked: list[Command] = [_note(cause.stream_id, found, terms)]
    if isinstance(state, Empty):
        asked.insert(0, _opened(cause.stream_id, cause.recorded_at, plan.name, terms))
    return [] if isinstance(state, Closed) else [entry_of(loaded, asked)]


def _latest(call: UUID, trigger: UUID) -> tuple[Loaded, State]:
    """The call's open review, or the place of the next; the closed one in which these words were seen."""
    number = 0
    while True:
        id_ = opened_id(f"reviews/{number}", call)
        loaded = load(f"followup/{id_}")
        state = state_of(FOLLOWUP, loaded.events)
        if not isinstance(state, Closed) or trigger in state.was.words:
            return loaded, state
        number += 1


def _opened(call_id: UUID, at: datetime, plan: str, terms: Terms) -> Open:
    call = call_of(load(f"call/{call_id}").events)
    return Open(
        kind=policy().followup(plan).kind,
        call=call_id,
        caller=caller_of(call),
        series=0,
        since=at,
        plan=plan,
        terms=terms,
        why="words",
        heard=True,
    )


def _note(call: UUID, found: RoutingTriggerFound, terms: Terms) -> NoteWords:
    return NoteWords(
        call=call,
        trigger=found.trigger,
        family=found.family,
        tier=found.tier,
        found=found.why,
        segment=found.segment,
        start=found.start,
        end=found.end,
        words=found.content.text if isinstance(found.content, Quote) else "",
        terms=terms,
    )
