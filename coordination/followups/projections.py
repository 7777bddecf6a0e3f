"""Follow-ups as the worklist shows them."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from coordination.followups.events import (
    FollowupAssigned,
    FollowupAttemptRecorded,
    FollowupBreached,
    FollowupCallerLearned,
    FollowupClaimed,
    FollowupClosed,
    FollowupCloseProposed,
    FollowupDialed,
    FollowupDueChanged,
    FollowupLapsed,
    FollowupMerged,
    FollowupOpened,
    FollowupPromised,
    FollowupReleased,
    FollowupRenewed,
    FollowupReopened,
    FollowupSnoozed,
    FollowupSnoozeEnded,
    FollowupWordsNoted,
    Note,
    Quote,
)
from coordination.followups.ordering import CALMEST, hour_of, risk
from coordination.followups.row import FollowupRow, NotedWords
from coordination.log.event import Logged
from coordination.log.projection import Projection

followups = Projection("followups", FollowupRow, kinds=("followup",))


@followups.on(FollowupOpened)
def opened(row: FollowupRow, event: FollowupOpened, at: Logged) -> None:
    row.is_open, row.mode = True, at.mode
    row.kind, row.plan, row.why, row.heard = event.followup_kind, event.plan, event.why, event.heard
    row.opened, row.series = event.since, event.series
    row.call, row.calls = event.call, [] if event.call is None else [event.call]
    _caller(row, event)
    _terms(row, event)


@followups.on(FollowupMerged)
def merged(row: FollowupRow, event: FollowupMerged, at: Logged) -> None:
    if event.call not in row.calls:
        row.calls = [*row.calls, event.call]
    row.call = row.call or event.call
    row.heard = row.heard and event.heard
    if event.why == "voicemail":
        row.why = event.why


@followups.on(FollowupWordsNoted)
def words_noted(row: FollowupRow, event: FollowupWordsNoted, at: Logged) -> None:
    words = NotedWords(
        call=event.call,
        trigger=event.trigger,
        family=event.family,
        tier=event.tier,
        found=event.found,
        segment=event.segment,
        start=event.start,
        end=event.end,
        words=event.content.text if isinstance(event.content, Quote) else None,
    )
    row.noted = msgspec.json.encode([*row.noted_words, words]).decode()


@followups.on(FollowupCallerLearned)
def caller_learned(row: FollowupRow, event: FollowupCallerLearned, at: Logged) -> None:
    _caller(row, event)


@followups.on(FollowupPromised)
def promised(row: FollowupRow, event: FollowupPromised, at: Logged) -> None:
    row.promised_by, row.promised_for, row.due = event.name, event.for_when, event.due
    row.promised_what = event.content.text if isinstance(event.content, Note) else None
    row.next_attempt = None


@followups.on(FollowupClaimed)
def claimed(row: FollowupRow, event: FollowupClaimed, at: Logged) -> None:
    _held(row, event.by, event.name, event.at, event.until)


@followups.on(FollowupAssigned)
def assigned(row: FollowupRow, event: FollowupAssigned, at: Logged) -> None:
    _held(row, event.to, event.name, event.at, event.until)


@followups.on(FollowupRenewed)
def renewed(row: FollowupRow, event: FollowupRenewed, at: Logged) -> None:
    row.claimed_until = event.until


@followups.on(FollowupLapsed)
def lapsed(row: FollowupRow, event: FollowupLapsed, at: Logged) -> None:
    _free(row)


@followups.on(FollowupReleased)
def released(row: FollowupRow, event: FollowupReleased, at: Logged) -> None:
    _free(row)


@followups.on(FollowupAttemptRecorded)
def attempt_recorded(row: FollowupRow, event: FollowupAttemptRecorded, at: Logged) -> None:
    tried = {
        "at": event.at.isoformat(),
        "channel": event.channel,
        "outcome": event.outcome,
        "by": event.by,
    }
    row.attempts = [*row.attempts, tried]
    row.next_attempt = event.next_due
    if event.next_due is None:
        row.contacted = True
        return
    row.in_vain += 1
    row.due = event.next_due


@followups.on(FollowupDialed)
def dialed(row: FollowupRow, event: FollowupDialed, at: Logged) -> None:
    row.dialed = event.call


@followups.on(FollowupDueChanged)
def due_changed(row: FollowupRow, event: FollowupDueChanged, at: Logged) -> None:
    _terms(row, event)


@followups.on(FollowupBreached)
def breached(row: FollowupRow, event: FollowupBreached, at: Logged) -> None:
    row.duty, row.snoozed_until = event.now_duty, None


@followups.on(FollowupSnoozed)
def snoozed(row: FollowupRow, event: FollowupSnoozed, at: Logged) -> None:
    _free(row)
    row.snoozed_until = event.until


@followups.on(FollowupSnoozeEnded)
def snooze_ended(row: FollowupRow, event: FollowupSnoozeEnded, at: Logged) -> None:
    row.snoozed_until = None


@followups.on(FollowupCloseProposed)
def close_proposed(row: FollowupRow, event: FollowupCloseProposed, at: Logged) -> None:
    row.proposed_why, row.proposed_call = event.why, event.call


@followups.on(FollowupClosed)
def closed(row: FollowupRow, event: FollowupClosed, at: Logged) -> None:
    _free(row)
    row.is_open, row.outcome = False, event.outcome
    row.snoozed_until = row.next_attempt = None


@followups.on(FollowupReopened)
def reopened(row: FollowupRow, event: FollowupReopened, at: Logged) -> None:
    row.is_open, row.outcome = True, ""
    row.in_vain, row.contacted = 0, False
    row.proposed_why, row.proposed_call = "", None
    row.due, row.duty, row.fallback_duty = event.due, event.duty, event.fallback_duty


@followups.derive
def derive(row: FollowupRow) -> None:
    row.review_rank = 0 if row.kind == "review" else 1
    row.due_hour = hour_of(row.due) if row.due is not None else None
    row.calm = CALMEST - risk(in_vain=row.in_vain)


def _caller(row: FollowupRow, event: FollowupOpened | FollowupCallerLearned) -> None:
    row.number, row.number_hash = event.number, event.number_hash
    row.withheld, row.line = event.withheld, event.line


def _terms(row: FollowupRow, event: Any) -> None:
    row.due, row.duty, row.fallback_duty = event.due, event.duty, event.fallback_duty


def _held(row: FollowupRow, by: str, name: str, at: datetime, until: datetime) -> None:
    row.owner, row.owner_name = UUID(by.partition("/")[2]), name
    row.claimed_at, row.claimed_until = at, until
    row.snoozed_until = None


def _free(row: FollowupRow) -> None:
    row.owner, row.owner_name = None, ""
    row.claimed_at = row.claimed_until = None
