"""Escalations as their banner and their page show them."""

import json
from typing import Any
from uuid import UUID

from coordination.escalations.clocks import next_alarm, state_of_row
from coordination.escalations.events import (
    EscalationAcknowledged,
    EscalationCallbackFailed,
    EscalationCallerReached,
    EscalationCallerTold,
    EscalationConfirmed,
    EscalationDismissed,
    EscalationLineDropped,
    EscalationNotified,
    EscalationPassedOn,
    EscalationRaised,
    EscalationResolved,
    EscalationUnanswered,
    EscalationUnreachableDecided,
    EscalationWordsAdded,
    Note,
    Place,
    Quote,
)
from coordination.escalations.row import EscalationRow
from coordination.log.event import Forgotten, Logged
from coordination.log.projection import Projection

escalations = Projection("escalations", EscalationRow, kinds=("escalation",))


@escalations.on(EscalationRaised)
def raised(row: EscalationRow, event: EscalationRaised, at: Logged) -> None:
    """Raised anew it begins anew, but keeps the words that it had."""
    _begin(row, event)
    row.mode, row.is_open = event.raised_in, event.raised_in != "shadow"
    row.call, row.category, row.family = event.call, event.category, event.family
    row.urgency, row.clinical = event.urgency, event.clinical
    row.duty, row.backup_duty, row.answering = event.duty, event.backup_duty, event.duty
    row.queue, row.line = event.queue, event.line
    row.script, row.script_version, row.language = event.script, event.script_version, event.language
    row.ladder = [
        {"step": one.step, "duty": one.duty, "seconds": one.seconds, "by_phone": one.by_phone}
        for one in event.ladder.steps
    ]
    row.told = [
        {"script": version.partition(".")[0], "version": version, "at": None, "by": ""}
        for version in event.told
    ]
    row.raised_at, row.raised_by, row.until = event.at, event.by or "", event.until
    _add_words(row, event)


def _begin(row: EscalationRow, event: EscalationRaised) -> None:
    row.step, row.round, row.why, row.late_seconds = "owner", 1, "", 0
    row.owner, row.owner_name, row.held = None, "", False
    row.acknowledged_at, row.acknowledged_by = None, ""
    row.reached_at = row.dropped_at = row.decided_at = row.judged_at = row.resolved_at = None
    row.unanswered_at = None
    row.decision = row.decided_by = row.judged = row.judged_by = ""
    row.decided_note = row.judged_note = None
    row.tries, row.notified = [], []
    row.reach_by = row.call_back_by = row.decide_by = row.settle_by = None


@escalations.on(EscalationWordsAdded)
def words_added(row: EscalationRow, event: EscalationWordsAdded, at: Logged) -> None:
    _add_words(row, event)


def _add_words(row: EscalationRow, event: EscalationRaised | EscalationWordsAdded) -> None:
    """As they came. What was destroyed is there without its text."""
    quote: Quote | Forgotten = event.content
    place: Place | None = event.place
    if place is None and not isinstance(quote, Quote):
        return
    said = {
        "text": quote.words if isinstance(quote, Quote) else None,
        "family": event.family,
        "why": event.why,
        "at": (event.heard_at or event.at).isoformat(),
        "by": event.by or "",
        "segment": str(place.segment) if place is not None else None,
        "channel": place.channel if place is not None else None,
        "start": place.start if place is not None else None,
        "end": place.end if place is not None else None,
    }
    row.words = json.dumps([*words_of(row), said], ensure_ascii=False)


def words_of(row: EscalationRow) -> list[dict[str, Any]]:
    """The words of a row, in the order in which they came."""
    return json.loads(row.words) if row.words else []


@escalations.on(EscalationNotified)
def notified(row: EscalationRow, event: EscalationNotified, at: Logged) -> None:
    """The last of each person and channel, and how often: a ladder without end repeats itself."""
    known = {(one["person"], one["channel"]): one for one in row.notified}
    before = known.pop((event.person, event.channel), {"times": 0})
    asked = 0 if event.channel == "phone" and event.outcome != "asked" else 1
    told = {
        "person": event.person,
        "name": event.name,
        "duty": event.duty,
        "channel": event.channel,
        "outcome": event.outcome,
        "why": event.why,
        "at": event.at.isoformat(),
        "times": before["times"] + asked,
    }
    row.notified = [*known.values(), told]


@escalations.on(EscalationAcknowledged)
def acknowledged(row: EscalationRow, event: EscalationAcknowledged, at: Logged) -> None:
    _held(row, event.by, event.name)
    row.acknowledged_at, row.acknowledged_by = event.at, event.name
    row.reach_by, row.call_back_by, row.decide_by = event.reach_by, event.call_back_by, event.decide_by
    row.settle_by = event.settle_by or row.settle_by


@escalations.on(EscalationPassedOn)
def passed_on(row: EscalationRow, event: EscalationPassedOn, at: Logged) -> None:
    row.owner, row.owner_name, row.held = None, "", False
    row.step, row.round, row.answering, row.why = event.to, event.round, event.duty, event.why
    row.late_seconds = max(row.late_seconds, event.late_seconds)
    if row.settle_by is not None:
        row.settle_by = event.until
    else:
        row.until = event.until
        row.reach_by = row.call_back_by = row.decide_by = None


@escalations.on(EscalationUnanswered)
def unanswered(row: EscalationRow, event: EscalationUnanswered, at: Logged) -> None:
    row.unanswered_at = event.at


@escalations.on(EscalationCallerTold)
def caller_told(row: EscalationRow, event: EscalationCallerTold, at: Logged) -> None:
    said = {"script": event.script, "version": event.version, "at": event.at.isoformat(), "by": event.by}
    row.told = [*row.told, said]


@escalations.on(EscalationLineDropped)
def line_dropped(row: EscalationRow, event: EscalationLineDropped, at: Logged) -> None:
    row.dropped_at, row.call_back_by = event.at, event.call_back_by


@escalations.on(EscalationCallbackFailed)
def callback_failed(row: EscalationRow, event: EscalationCallbackFailed, at: Logged) -> None:
    row.tries = [*row.tries, {"at": event.at.isoformat(), "outcome": event.outcome, "by": event.by}]
    row.call_back_by, row.decide_by = event.call_back_by, event.decide_by


@escalations.on(EscalationUnreachableDecided)
def unreachable_decided(row: EscalationRow, event: EscalationUnreachableDecided, at: Logged) -> None:
    row.decision, row.decided_at, row.decided_by = event.decision, event.at, event.name
    row.decided_note = event.content.text if isinstance(event.content, Note) else None
    row.decide_by, row.call_back_by = None, event.call_back_by
    if event.settle_by is not None:
        _settles(row, event.settle_by)


@escalations.on(EscalationCallerReached)
def caller_reached(row: EscalationRow, event: EscalationCallerReached, at: Logged) -> None:
    _held(row, event.by, event.name)
    row.reached_at = event.at
    _settles(row, event.settle_by)


@escalations.on(EscalationConfirmed)
def confirmed(row: EscalationRow, event: EscalationConfirmed, at: Logged) -> None:
    _judged(row, "confirmed", event)


@escalations.on(EscalationDismissed)
def dismissed(row: EscalationRow, event: EscalationDismissed, at: Logged) -> None:
    _judged(row, "dismissed", event)
    _settles(row, event.settle_by)


@escalations.on(EscalationResolved)
def resolved(row: EscalationRow, event: EscalationResolved, at: Logged) -> None:
    row.is_open, row.resolved_at = False, event.at


@escalations.derive
def derive(row: EscalationRow) -> None:
    row.state = state_of_row(row)
    row.next_what, row.next_at = next_alarm(row)


def _held(row: EscalationRow, by: str, name: str) -> None:
    kind, _, id_ = by.partition("/")
    row.owner = UUID(id_) if kind == "person" else None
    row.owner_name, row.held = name, True


def _settles(row: EscalationRow, settle_by: Any) -> None:
    row.settle_by = settle_by
    row.reach_by = row.call_back_by = row.decide_by = None


def _judged(row: EscalationRow, judged: str, event: EscalationConfirmed | EscalationDismissed) -> None:
    row.judged, row.judged_at, row.judged_by = judged, event.at, event.name
    row.judged_note = event.content.text if isinstance(event.content, Note) else None
