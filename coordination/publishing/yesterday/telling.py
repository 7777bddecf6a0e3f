"""Yesterday's calls, told today: mode *catch-up*, which rings nobody and reaches no metric (vocabulary).

Each call comes whole, in one transaction with the work that it left and that work's end: nobody's worklist
ever shows it open, and no clock of it ever runs. The rest follows as from any call: its reason, its lane.
"""

from collections import deque
from datetime import datetime, timedelta
from typing import Final
from uuid import NAMESPACE_OID, uuid5

from django.conf import settings
from django.db import transaction

from coordination.followups.commands import Close, RecordAttempt
from coordination.followups.decisions import FOLLOWUP
from coordination.followups.entries import entry_of
from coordination.followups.events import FollowupOpened
from coordination.followups.state import Open
from coordination.log.append import append
from coordination.log.decider import state_of
from coordination.log.deciding import deciding
from coordination.log.event import Context, Logged
from coordination.log.reacting import context_of
from coordination.log.reactor import REACTORS
from coordination.log.stream import load, now
from coordination.people.models import Person, Role
from coordination.people.roles import duties_of
from coordination.policy.published import policy
from coordination.policy.taking_up import take_up
from coordination.policy.zones import local_day
from coordination.publishing.yesterday.stories import PastCall, calls_of
from telephony.calls.telling import stream_of, tell_all
from telephony.simulator.signed_call import SOURCE
from transcription.transcripts.appending import append_segments, transcript_of

CATCH_UP: Final = "catch-up"
LEAVE_WORK: Final = ("callbacks", "routing_words", "reviews")  # the reactors by which a call leaves work
DONE_AFTER = timedelta(minutes=25)  # somebody of the clinic had called back by then


class NoDemo(Exception):
    """Only a demo has a yesterday that is invented."""


def tell_yesterday() -> int:
    """The calls of the clinic's yesterday that are not told yet; how many. Again on the same day: none.
    Raises NoDemo where the demo's people are not seated."""
    if not Person.objects.filter(demo=True).exists():
        raise NoDemo
    take_up()
    at, zone = now(), policy().hours.zone
    day = local_day(at, zone) - timedelta(days=1)
    return sum(_told(call) for call in calls_of(day, zone, policy()))


def _told(call: PastCall) -> bool:
    with transaction.atomic():
        if load(stream_of(call.id)).version:
            return False
        tell_all(call.reports, source=SOURCE, mode=CATCH_UP)
        if call.words:
            append_segments(call.id, call.words)
        for stream in _work_left_by(call):
            _done(stream, call.ended_at + DONE_AFTER)
    return True


def _work_left_by(call: PastCall) -> list[str]:
    """What the call's facts make somebody's work, opened as it always is: the follow-ups' streams."""
    facts = deque([*load(stream_of(call.id)).logged, *load(transcript_of(call.id)).logged])
    opened: dict[str, None] = {}
    while facts:
        fact = facts.popleft()
        if isinstance(fact.event, FollowupOpened):
            opened[fact.stream] = None
        facts.extend(_what_follows(fact))
    return list(opened)


def _what_follows(fact: Logged) -> list[Logged]:
    followed: list[Logged] = []
    for name in LEAVE_WORK:
        reactor = REACTORS[name]
        if reactor.on is not None and isinstance(fact.event, reactor.on):
            with deciding() as version:
                followed += append(reactor.react(fact), context_of(reactor, fact, version))
    return followed


def _done(stream: str, at: datetime) -> None:
    """A nurse has looked, or a navigator has called back."""
    loaded = load(stream)
    state = state_of(FOLLOWUP, loaded.events)
    if not isinstance(state, Open):
        return
    person = Person.objects.get(username="dana" if state.duty != "navigator" else "ana", demo=True)
    by, name = f"person/{person.pk}", person.display_name
    reached = RecordAttempt(
        attempt=uuid5(NAMESPACE_OID, stream),
        channel="phone",
        outcome="reached",
        next_due=at,
        by=by,
        name=name,
        now=at,
    )
    duties = frozenset[str](duties_of(Role(person.role), person.granted_duties))
    close = Close(outcome="reached", attempts_needed=0, by=by, name=name, now=at, duties=duties)
    context = Context(
        actor=by,
        role=person.role,
        clinic=settings.RINGBACK_CLINIC,
        occurred_at=at,
        mode=CATCH_UP,
        policy=policy().version,
    )
    append([entry_of(loaded, [reached, close])], context)
