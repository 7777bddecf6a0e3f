"""What the API does with escalations: the command of a request, with the clinic at that moment in it."""

from collections.abc import Callable
from datetime import datetime
from typing import TypedDict
from uuid import UUID

import msgspec
from django.db import transaction
from msgspec.structs import replace

from coordination.escalations import commands as ask
from coordination.escalations import shapes
from coordination.escalations.alarms import ESCALATION
from coordination.escalations.entries import entry_of
from coordination.escalations.ids import escalation_id, stream_of
from coordination.escalations.line import dropped, language_of_line
from coordination.escalations.moment import Moment
from coordination.escalations.projections import escalations
from coordination.escalations.raising import mode_of, raise_for
from coordination.escalations.refusals import IsResolved, NoSuchEscalation, TakenByAnother
from coordination.escalations.row import EscalationRow
from coordination.escalations.staffing import moment_at
from coordination.escalations.state import Empty, Shadowed
from coordination.http.endpoints import Told
from coordination.http.problems import Problem, Slug
from coordination.http.since import what_happened
from coordination.log.append import append
from coordination.log.decider import state_of
from coordination.log.errors import ConcurrencyError
from coordination.log.event import Context, Logged
from coordination.log.execute import TRIES, execute
from coordination.log.identifiers import keyed_id
from coordination.log.projection import projected
from coordination.log.stream import load, load_held
from coordination.people.models import Role
from coordination.people.roles import CLINICAL, duties_of
from coordination.policy.published import policy
from telephony.calls.state import call_of


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """An escalation after a command: its row as the read model will have it, and its history."""

    stream: str
    row: EscalationRow
    logged: list[Logged]
    now: datetime


class Who(TypedDict):
    """The fields that every person's command has."""

    at: Moment
    by: str
    name: str
    duties: frozenset[str]
    clinical: bool


def who(told: Told, at: Moment) -> Who:
    """The one who asks, and what she may answer for."""
    role = Role(told.person.role)
    return Who(
        at=at,
        by=f"person/{told.person.pk}",
        name=told.person.display_name,
        duties=frozenset(duties_of(role, told.person.granted_duties)),
        clinical=role in CLINICAL,
    )


def run(
    told: Told, id_: UUID, command_of: Callable[[Moment], ask.Command], *, expected: int | None = None
) -> Result:
    """One command on one escalation, in the mode that it was raised in."""
    stream = stream_of(id_)
    known = load(stream)
    if isinstance(state_of(ESCALATION, known.events), Empty | Shadowed):
        raise NoSuchEscalation
    mode = known.logged[0].mode

    def context(now: datetime) -> Context:
        return replace(told.context(now), mode=mode)

    outcome = execute(ESCALATION, stream, lambda now: command_of(moment_at(now)), context, expected=expected)
    return result_of(stream, outcome.logged, outcome.loaded.now)


def result_of(stream: str, logged: list[Logged], now: datetime) -> Result:
    """Fold what the log has now: the read model may not have seen it yet."""
    return Result(stream=stream, row=projected(escalations, logged), logged=logged, now=now)


def acknowledge(told: Told, id_: UUID) -> Result:
    """Only a person overtakes a person: words that joined since she looked, or a step of the ladder, hold up
    nobody who presses the key (ADR-0017)."""
    try:
        return run(told, id_, lambda at: ask.Acknowledge(**who(told, at)))
    except (TakenByAnother, IsResolved) as refusal:
        stream = stream_of(id_)
        overtaken = ConcurrencyError(stream, told.expected, load(stream).version)
        if told.expected is None or overtaken.actual == told.expected:
            raise
        since = what_happened(overtaken).items
        raise Problem(Slug.STALE_VERSION, str(refusal), since=since) from refusal


def record_try(told: Told, id_: UUID, body: shapes.RecordTry) -> Result:
    """The Idempotency-Key is the try's own: sent again, it is no second one."""
    attempt = keyed_id("escalation_try", stream_of(id_), str(told.person.pk), told.key)
    return run(told, id_, lambda at: ask.RecordTry(attempt=attempt, outcome=body.outcome, **who(told, at)))


def raise_by_person(told: Told, body: shapes.RaiseEscalation) -> Result:
    """A person asks for a handoff of a call. 422 for a call or a category that is not known."""
    clinic = policy()
    if body.category not in clinic.handoff_map.categories:
        raise Problem(Slug.UNPROCESSABLE, errors={"category": ["The handoff map has no such category."]})
    for attempt in range(1, TRIES + 1):
        try:
            with transaction.atomic():
                return _raise_once(told, body)
        except ConcurrencyError:
            if attempt == TRIES:
                raise
    raise AssertionError("unreachable")


def _raise_once(told: Told, body: shapes.RaiseEscalation) -> Result:
    held = load_held(f"call/{body.call}")
    call = call_of(held.events)
    if call.offered is None:
        raise Problem(Slug.UNPROCESSABLE, errors={"call": ["There is no such call."]})
    mode = mode_of(held.logged[0].mode)
    loaded = load(stream_of(escalation_id(body.call, body.category, mode)))
    at = moment_at(loaded.now)
    words = ask.Words(
        text=body.words or None,
        family=body.category,
        why="by_person",
        heard_at=None,
        by=f"person/{told.person.pk}",
        place=None,
    )
    asked = raise_for(
        body.call,
        call,
        body.category,
        words,
        mode=mode,
        language=body.language or language_of_line(call),
        at=at,
    )
    context = replace(told.context(at.now, correlation=body.call), mode=mode)
    appended = append([entry_of(loaded, [asked, *dropped(call, at)])], context)
    return result_of(loaded.stream, [*loaded.logged, *appended], at.now)
