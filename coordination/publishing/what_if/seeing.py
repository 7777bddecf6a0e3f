"""What a policy makes of a call that is over: its lane, and who must have done what by when. Pure.

The words are looked for again only where the policies differ in their words; else what was found then counts.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from uuid import UUID

import msgspec
from msgspec.structs import replace

from coordination.policy.published import Policy
from coordination.publishing.what_if.past import Past
from coordination.routing.commands import RecordFound
from coordination.routing.decisions import ROUTING
from coordination.routing.events import Quote, RoutingTriggerFound
from coordination.routing.found import triggers_of
from coordination.routing.hearing import paused
from coordination.routing.lane_reactor import circumstances
from coordination.routing.lanes import wanted
from coordination.routing.state import Assigned, Routing, Trigger
from coordination.routing.triggers.families import Families
from coordination.routing.triggers.finding import find
from coordination.routing.window import window
from transcription.transcripts.superseding import shown


class Obligation(msgspec.Struct, frozen=True, kw_only=True):
    """A duty that must have acted by a time. `quote`: the words that it is for, empty without any."""

    duty: str
    due: datetime
    quote: str = ""


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """`obligations` by what they are: `escalation:chest_pain`, `review:legal`, `followup:callback`."""

    lane: Assigned | None
    obligations: Mapping[str, Obligation]


def seen(past: Past, policy: Policy, families: Families | None) -> Seen:
    """The call under this policy. `families` None: the words that were found then."""
    found = Words(routing=past.routing, quotes=past.quotes) if families is None else _again(past, families)
    routing = found.routing
    if not past.analyzed or not policy.rollout.shows("triggers", past.queue):
        routing = replace(routing, triggers=())
    return Seen(
        lane=_lane(past, policy, routing),
        obligations=_soonest(
            [
                *_of_triggers(past, policy, routing.triggers, found.quotes),
                *_of_followups(past, policy),
            ]
        ),
    )


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """A call's routing by the words of one policy, and their quotes by the triggers' ids."""

    routing: Routing
    quotes: Mapping[UUID, str]


def _again(past: Past, families: Families) -> Words:
    """With the words that these families find, beside what no families lose."""
    kept = tuple(one for one in past.routing.triggers if one.id in past.kept)
    state = replace(past.routing, triggers=kept)
    fresh = _found(past, families) if past.analyzed else []
    for event in ROUTING.decide(state, RecordFound(found=fresh)):
        state = ROUTING.evolve(state, event)
    quotes = {one.trigger: one.content.text for one in fresh if isinstance(one.content, Quote)}
    return Words(routing=state, quotes={**past.quotes, **quotes})


def _found(past: Past, families: Families) -> list[RoutingTriggerFound]:
    silent = paused(past.call)
    fresh: list[RoutingTriggerFound] = []
    for segment in shown(past.transcript):
        if segment.words:
            heard = window(past.transcript, segment, silent)
            found = find(heard, families, segment.heard.segment)
            fresh += triggers_of(past.id, found, heard, segment.heard.heard_in)
    return fresh


def _lane(past: Past, policy: Policy, routing: Routing) -> Assigned | None:
    if not past.analyzed or not policy.rollout.shows("routing", past.queue):
        return None
    around = replace(circumstances(past.call), not_heard=bool(past.transcript.gaps))
    return wanted(routing, around, policy.handoff_map)


def _of_triggers(
    past: Past, policy: Policy, triggers: Iterable[Trigger], quotes: Mapping[UUID, str]
) -> Iterator[tuple[str, Obligation]]:
    triggers = list(triggers)
    urgent = {one.family for one in triggers if one.tier == "now"}
    for one in triggers:
        category = policy.handoff_map.category(one.family)
        at, quote = past.at + timedelta(seconds=one.start), quotes.get(one.id, "")
        if one.tier == "now":
            owner, due = category.owner(policy.hours, at), category.due(policy.hours, at)
            yield f"escalation:{one.family}", Obligation(duty=owner, due=due, quote=quote)
        elif one.family not in urgent:
            duty, due = policy.plans[category.review].due(policy.hours, at)
            yield f"review:{one.family}", Obligation(duty=duty, due=due, quote=quote)


def _of_followups(past: Past, policy: Policy) -> Iterator[tuple[str, Obligation]]:
    """Those that a plan made due; what was promised is due when it was promised, and reviews are above."""
    for opened in past.opened:
        plan = policy.plans.get(opened.plan)
        if plan is not None and opened.why not in ("promised", "words"):
            duty, due = plan.due(policy.hours, opened.since)
            yield f"followup:{opened.plan}", Obligation(duty=duty, due=due)


def _soonest(owed: Iterable[tuple[str, Obligation]]) -> dict[str, Obligation]:
    found: dict[str, Obligation] = {}
    for key, one in owed:
        if key not in found or one.due < found[key].due:
            found[key] = one
    return found
