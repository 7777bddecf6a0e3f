"""Rows as the API shows them."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, cast
from uuid import UUID
from zoneinfo import ZoneInfo

from audit.access.accessor import Accessor
from coordination.followups.events import Ending
from coordination.followups.patients import Patients, patients_of_rows
from coordination.followups.row import FollowupRow
from coordination.followups.shapes import (
    Age,
    Attempt,
    CloseProposed,
    Followup,
    FollowupLine,
    FollowupWords,
    HistoryItem,
    Promise,
    State,
    Why,
    WorklistRow,
)
from coordination.followups.urgent import marked, urgent_calls
from coordination.followups.why import bucket, group, label, reason
from coordination.http.colleagues import PersonBrief
from coordination.http.since import actor_names, summary_of
from coordination.log.event import Logged
from coordination.people.models import Person
from coordination.policy.published import policy


def items_of(accessor: Accessor, rows: Sequence[FollowupRow], now: datetime) -> list[WorklistRow]:
    """The rows of a list, at a moment; their patients are on record as seen."""
    names = actor_names({tried["by"] for row in rows for tried in row.attempts})
    patients = patients_of_rows(accessor, rows)
    return [WorklistRow(**_columns(row, now, names), **_patient(patients[row.pk])) for row in rows]


def followup_of(accessor: Accessor, row: FollowupRow, logged: Iterable[Logged], now: datetime) -> Followup:
    """One follow-up, with everything that happened to it; its patients are on record as seen."""
    events = list(logged)
    marked([row], urgent_calls())
    patients = patients_of_rows(accessor, [row])[row.pk]
    names = actor_names({tried["by"] for tried in row.attempts} | {one.actor for one in events})
    history = [
        HistoryItem(
            position=one.position,
            type=one.type,
            at=one.recorded_at,
            actor=names[one.actor],
            summary=summary_of(one),
        )
        for one in events
    ]
    columns = _columns(row, now, names)
    return Followup(**columns, **_patient(patients), history=history, words=_words(row))


def _columns(row: FollowupRow, now: datetime, names: dict[str, str]) -> dict[str, Any]:
    """S5 lets no row be without due and opened; a row that is not there yet is not shown."""
    due, opened = row.due, row.opened
    if due is None or opened is None:
        raise LookupError(f"follow-up {row.pk} has not been opened")
    zone = ZoneInfo(policy().clinic.zone)
    waited = max(0, int((now - opened).total_seconds()))
    claimed = row.claimed_until is not None and row.claimed_until > now
    return {
        "id": row.pk,
        "version": row.version,
        "kind": row.kind,
        "call": row.call,
        "calls": len(row.calls),
        "number": row.number,
        "withheld": row.withheld,
        "owner": owner_of(row.owner, row.owner_name) if claimed else None,
        "duty": row.duty,
        "due": due,
        "fallback": row.fallback_duty,
        "opened": opened,
        "why": Why(group=group(row, now, zone), label=label(row, now, zone), reason=reason(row, zone)),
        "age": Age(seconds=waited, bucket=bucket(waited)),
        "state": state_at(row, now),
        "claimed_until": row.claimed_until if claimed else None,
        "snoozed_until": row.snoozed_until if state_at(row, now) == "snoozed" else None,
        "breached": row.is_open and due <= now,
        "promised": _promise(row),
        "attempts": [_attempt(tried, names) for tried in row.attempts],
        "next_attempt": row.next_attempt,
        "dialed": row.dialed,
        "close_proposed": _proposal(row),
        "heard": row.heard,
        "outcome": cast("Ending", row.outcome) if row.outcome else None,
        "line": line_of(row.line),
    }


def _patient(patients: Patients) -> dict[str, Any]:
    return {"patient": patients.only, "patients": len(patients.ids), "patient_name": patients.name}


def state_at(row: FollowupRow, now: datetime) -> State:
    """A claim, or a snooze, whose time is over is none: no alarm needs to have rung."""
    if not row.is_open:
        return "closed"
    if row.claimed_until is not None and row.claimed_until > now:
        return "claimed"
    return "snoozed" if row.snoozed_until is not None and row.snoozed_until > now else "open"


def owner_of(person: UUID | None, name: str) -> PersonBrief | None:
    if person is None:
        return None
    return PersonBrief(id=person, name=name, initials=Person(display_name=name).initials)


def line_of(line: str) -> FollowupLine:
    """By the policy's name for it; a line that the policy does not know is shown as it came."""
    known = policy().lines.get(line)
    if known is None:
        return FollowupLine(name=line or "unknown", number=line)
    return FollowupLine(name=known.name, number=known.number)


def _words(row: FollowupRow) -> list[FollowupWords]:
    return [
        FollowupWords(
            call=one.call,
            family=one.family,
            tier=one.tier,
            found=one.found,
            segment=one.segment,
            start=one.start,
            end=one.end,
            words=one.words,
        )
        for one in row.noted_words
    ]


def _promise(row: FollowupRow) -> Promise | None:
    if row.promised_for is None:
        return None
    return Promise(by=row.promised_by, what=row.promised_what, for_when=row.promised_for)


def _attempt(tried: dict[str, Any], names: dict[str, str]) -> Attempt:
    return Attempt(
        at=datetime.fromisoformat(tried["at"]),
        channel=tried["channel"],
        outcome=tried["outcome"],
        by=names.get(tried["by"], "a former colleague"),
    )


def _proposal(row: FollowupRow) -> CloseProposed | None:
    return CloseProposed(why=row.proposed_why, call=row.proposed_call) if row.proposed_why else None
