"""What the API does with follow-ups: the command of a request, with what the policy adds to it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypedDict
from uuid import UUID

import msgspec

from coordination.followups import commands as ask
from coordination.followups import shapes
from coordination.followups.decisions import FOLLOWUP
from coordination.followups.one_a_number import Whose, candidates
from coordination.followups.projections import followups
from coordination.followups.refusals import AnotherIsOpen
from coordination.followups.row import FollowupRow
from coordination.followups.state import Closed, Open, State
from coordination.followups.terms import terms_of
from coordination.http.endpoints import Told
from coordination.http.problems import Problem, Slug
from coordination.log.decider import state_of
from coordination.log.event import Logged
from coordination.log.execute import execute
from coordination.log.identifiers import keyed_id
from coordination.log.projection import projected
from coordination.log.stream import load
from coordination.people.models import Person, Role
from coordination.people.roles import CARE, duties_of
from coordination.policy.plans import FollowupPlan
from coordination.policy.published import policy


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """A follow-up after a command: its row as the read model will have it, and its history."""

    stream: str
    version: int
    row: FollowupRow
    logged: list[Logged]
    now: datetime


class Who(TypedDict):
    """The fields that every person's command has."""

    by: str
    name: str
    supervisor: bool
    now: datetime


def who(told: Told, now: datetime) -> Who:
    """The one who asks, and when."""
    name = told.person.display_name
    return Who(by=f"person/{told.person.pk}", name=name, supervisor=told.role == Role.SUPERVISOR, now=now)


def run(told: Told, id_: UUID, command_of: Callable[[datetime], ask.Command]) -> Result:
    """One command on one follow-up."""
    stream = f"followup/{id_}"
    outcome = execute(FOLLOWUP, stream, command_of, told.context, expected=told.expected)
    return result_of(stream, outcome.logged, outcome.loaded.now)


def result_of(stream: str, logged: list[Logged], now: datetime) -> Result:
    """Fold what the log has now: the read model may not have seen it yet."""
    row = projected(followups, logged)
    return Result(stream=stream, version=row.version, row=row, logged=logged, now=now)


def claim_holds() -> timedelta:
    return policy().followup("callback").claim_lapses_after


def assignment_holds() -> timedelta:
    return policy().followup("callback").assignment_lapses_after


def colleague(id_: UUID) -> Person:
    """Somebody who can be given work: an open account of a role that works on follow-ups."""
    found = Person.objects.filter(pk=id_, is_active=True, role__in=CARE).first()
    if found is None:
        raise Problem(Slug.UNPROCESSABLE, errors={"to": ["Choose a colleague who works on follow-ups."]})
    return found


def plan_of(state: State) -> FollowupPlan:
    """The plan that counts now: a message that nobody has heard has its own."""
    was = state.was if isinstance(state, Closed) else state
    if not isinstance(was, Open):
        return policy().followup("callback")
    return policy().plans.get(was.plan if was.heard else "voicemail") or policy().followup("callback")


def current(stream: str) -> State:
    return state_of(FOLLOWUP, load(stream).events)


def record_attempt(told: Told, id_: UUID, body: shapes.RecordAttempt) -> Result:
    """Record a try. The Idempotency-Key is the try's own: sent again, it is no second one."""
    stream = f"followup/{id_}"

    def command(now: datetime) -> ask.Command:
        state = current(stream)
        in_vain = state.in_vain if isinstance(state, Open) else 0
        plan = plan_of(state).attempts
        return ask.RecordAttempt(
            attempt=keyed_id("attempt", stream, str(told.person.pk), told.key),
            channel=body.channel,
            outcome=body.outcome,
            next_due=plan.next_due(policy().hours, now, in_vain, body.outcome),
            note=body.note,
            **who(told, now),
        )

    return run(told, id_, command)


def close(told: Told, id_: UUID, body: shapes.CloseWith) -> Result:
    """End it; how many attempts "could not reach" needs is the plan's to say."""

    def command(now: datetime) -> ask.Command:
        plan = plan_of(current(f"followup/{id_}"))
        return ask.Close(
            outcome=body.outcome,
            attempts_needed=plan.attempts.before_could_not_reach,
            owning=plan.duties,
            duties=frozenset[str](duties_of(Role(told.person.role), told.person.granted_duties)),
            **who(told, now),
        )

    return run(told, id_, command)


def reopen(told: Told, id_: UUID, body: shapes.ReopenWhy) -> Result:
    """Begin it again, due as if it had come in now, unless its number has another open."""
    stream = f"followup/{id_}"

    def command(now: datetime) -> ask.Command:
        state = current(stream)
        if isinstance(state, Closed):
            refuse_two(state, stream)
        return ask.Reopen(terms=terms_of(plan_of(state), now), why=body.why, **who(told, now))

    return run(told, id_, command)


def refuse_two(state: Closed, stream: str) -> None:
    """ADR-0007: one open callback a number."""
    key = state.was.number_hash
    whose = Whose(mode=load(stream).logged[0].mode, number_hash=key, call=None)
    if key and any(other.loaded.stream != stream for other in candidates(whose).open):
        raise AnotherIsOpen
