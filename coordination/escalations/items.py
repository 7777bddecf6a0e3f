"""Rows as the API shows them."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from coordination.escalations.clocks import State
from coordination.escalations.events import Mode, UnreachableDecision, Urgency
from coordination.escalations.ladder import At
from coordination.escalations.moment import Moment
from coordination.escalations.projections import words_of
from coordination.escalations.row import EscalationRow
from coordination.escalations.shapes import (
    AlarmName,
    CallbackTry,
    CallerTold,
    Escalation,
    EscalationEvent,
    EscalationNotice,
    EscalationScript,
    EscalationStep,
    EscalationWhole,
    EscalationWords,
    Judgment,
    NextAlarm,
    UnreachableDecided,
)
from coordination.escalations.staffing import moment_at
from coordination.http.colleagues import PersonBrief
from coordination.http.since import actor_names, doer_of, summary_of
from coordination.log.event import Logged
from coordination.people.models import Person
from coordination.policy.published import policy


def items_of(rows: Sequence[EscalationRow], now: datetime) -> list[Escalation]:
    """The rows of a list, at a moment."""
    if not rows:
        return []
    at = moment_at(now)
    names = actor_names({name for row in rows for name in _people(row)})
    return [Escalation(**_columns(row, at, names)) for row in rows]


def whole_of(row: EscalationRow, logged: Iterable[Logged], now: datetime) -> EscalationWhole:
    """One escalation, with everything that happened to it."""
    events = list(logged)
    names = actor_names({*_people(row), *(one.actor for one in events)})
    history = [
        EscalationEvent(
            position=one.position,
            type=one.type,
            at=one.recorded_at,
            actor=doer_of(one, names),
            summary=summary_of(one),
        )
        for one in events
    ]
    return EscalationWhole(**_columns(row, moment_at(now), names), history=history)


def _people(row: EscalationRow) -> set[str]:
    said = {one["by"] for one in [*words_of(row), *row.told, *row.tries]}
    return {by for by in (*said, row.raised_by) if by.startswith(("person/", "phone:"))}


def _columns(row: EscalationRow, at: Moment, names: dict[str, str]) -> dict[str, Any]:
    if row.call is None or row.raised_at is None:
        raise LookupError(f"escalation {row.pk} has not been raised")
    return {
        "id": row.pk,
        "version": row.version,
        "call": row.call,
        "category": row.category,
        "family": row.family,
        "urgency": cast("Urgency", row.urgency),
        "clinical": row.clinical,
        "mode": cast("Mode", row.mode),
        "queue": row.queue,
        "state": cast("State", row.state),
        "words": [_words(one, names) for one in words_of(row)],
        "duty": row.duty,
        "backup": row.backup_duty,
        "owner": _owner(row.owner, row.owner_name),
        "answering": row.answering,
        "step": cast("At", row.step),
        "round": row.round,
        "ladder": [_step(one, at) for one in row.ladder],
        "notified": [_notice(one) for one in row.notified],
        "next_alarm": _next_alarm(row, at.now),
        "script": _script(row),
        "told": [_told(one, names) for one in row.told],
        "raised_at": row.raised_at,
        "raised_by": names.get(row.raised_by, "") if row.raised_by else "",
        "acknowledged_by": row.acknowledged_by or None,
        "acknowledged_at": row.acknowledged_at,
        "reached_at": row.reached_at,
        "dropped_at": row.dropped_at,
        "tries": [
            CallbackTry(
                at=datetime.fromisoformat(one["at"]), outcome=one["outcome"], by=names.get(one["by"], "")
            )
            for one in row.tries
        ],
        "decided": _decided(row),
        "judged": _judged(row),
        "resolved_at": row.resolved_at,
        "unanswered_at": row.unanswered_at,
        "passed_on_why": row.why,
        "late": row.late_seconds,
    }


def _owner(person: UUID | None, name: str) -> PersonBrief | None:
    if person is None:
        return None
    return PersonBrief(id=person, name=name, initials=Person(display_name=name).initials)


def _words(one: dict[str, Any], names: dict[str, str]) -> EscalationWords:
    segment = UUID(one["segment"]) if one["segment"] is not None else None
    return EscalationWords(
        text=one["text"],
        family=one["family"],
        why=one["why"],
        at=datetime.fromisoformat(one["at"]),
        by=names.get(one["by"], ""),
        segment=segment,
        channel=one["channel"],
        start=one["start"],
        end=one["end"],
    )


def _step(one: dict[str, Any], at: Moment) -> EscalationStep:
    people = [some.name for some in at.there.get(one["duty"], ())]
    if one["by_phone"] and at.telephone is not None and at.telephone.name not in people:
        people.append(at.telephone.name)
    return EscalationStep(**one, people=people)


def _notice(one: dict[str, Any]) -> EscalationNotice:
    shown = {name: value for name, value in one.items() if name not in {"person", "at"}}
    return EscalationNotice(**shown, at=datetime.fromisoformat(one["at"]))


def _next_alarm(row: EscalationRow, now: datetime) -> NextAlarm | None:
    """A clock that has stopped shows here at once, before any alarm has rung late."""
    if row.next_at is None:
        return None
    overdue = max(0, int((now - row.next_at).total_seconds()))
    return NextAlarm(what=cast("AlarmName", row.next_what), at=row.next_at, overdue=overdue)


def _script(row: EscalationRow) -> EscalationScript:
    """The words of today: a text that was published since is the one to say."""
    clinic = policy()
    prompt = clinic.prompt(row.script, row.language)
    within = clinic.escalation.ladder(cast("Urgency", row.urgency)).script_within
    return EscalationScript(
        name=prompt.name,
        version=prompt.version,
        language=prompt.language,
        text=prompt.text,
        say_by=row.raised_at + within if within is not None and row.raised_at is not None else None,
    )


def _told(one: dict[str, Any], names: dict[str, str]) -> CallerTold:
    at = datetime.fromisoformat(one["at"]) if one["at"] is not None else None
    return CallerTold(script=one["script"], version=one["version"], at=at, by=names.get(one["by"], one["by"]))


def _decided(row: EscalationRow) -> UnreachableDecided | None:
    if row.decided_at is None:
        return None
    decision = cast("UnreachableDecision", row.decision)
    return UnreachableDecided(decision=decision, at=row.decided_at, by=row.decided_by, note=row.decided_note)


def _judged(row: EscalationRow) -> Judgment | None:
    if row.judged_at is None:
        return None
    appropriate = row.judged == "confirmed"
    return Judgment(appropriate=appropriate, at=row.judged_at, by=row.judged_by, note=row.judged_note)
