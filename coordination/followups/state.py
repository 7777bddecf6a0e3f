"""A follow-up is not there yet, open, or closed. evolve folds its events; pure."""

from datetime import datetime
from uuid import UUID

import msgspec
from msgspec.structs import replace

from coordination.followups.events import (
    Ending,
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
)
from coordination.log.event import Event


class Holding(msgspec.Struct, frozen=True, kw_only=True):
    """A claim: whose, since when, until when."""

    by: str
    name: str
    at: datetime
    until: datetime


class Empty(msgspec.Struct, frozen=True):
    """Nothing was opened."""


class Open(msgspec.Struct, frozen=True, kw_only=True):
    """Work to do. Duty, due time and fallback cannot be absent (S5)."""

    kind: str
    due: datetime
    duty: str
    fallback_duty: str
    plan: str
    number_hash: str
    series: int
    since: datetime
    caller_known: bool
    calls: frozenset[UUID]
    messages: frozenset[UUID]
    heard: bool
    claim: Holding | None = None
    snoozed_until: datetime | None = None
    breached: bool = False
    promises: frozenset[tuple[str, datetime]] = frozenset()
    attempts: frozenset[UUID] = frozenset()
    dialed: frozenset[UUID] = frozenset()
    in_vain: int = 0
    proposed_by: frozenset[UUID] = frozenset()
    words: frozenset[UUID] = frozenset()

    def holder(self, now: datetime) -> Holding | None:
        """The claim in force: one whose time is over is none, whether or not its alarm has rung."""
        return self.claim if self.claim is not None and now < self.claim.until else None

    def covers(self, call: UUID, *, message: bool) -> bool:
        """Whether what this call left to do is part of this work already."""
        return call in self.messages if message else call in self.calls


class Closed(msgspec.Struct, frozen=True, kw_only=True):
    """Done. `was` is what it was when it was closed."""

    was: Open
    outcome: Ending


State = Empty | Open | Closed
EMPTY = Empty()


def evolve(state: State, event: Event) -> State:
    """The state after one more event. What does not fit is passed over: the log is what it is."""
    match state, event:
        case Empty(), FollowupOpened():
            return _opened(event)
        case Closed(), FollowupReopened():
            return replace(
                state.was,
                due=event.due,
                duty=event.duty,
                fallback_duty=event.fallback_duty,
                breached=False,
                in_vain=0,
                proposed_by=frozenset(),
            )
        case Open(), FollowupClosed():
            return Closed(was=replace(state, claim=None, snoozed_until=None), outcome=event.outcome)
        case Open(), _:
            return _evolve_open(state, event)
        case _:
            return state


def _opened(event: FollowupOpened) -> Open:
    calls = frozenset() if event.call is None else frozenset({event.call})
    return Open(
        kind=event.followup_kind,
        due=event.due,
        duty=event.duty,
        fallback_duty=event.fallback_duty,
        plan=event.plan,
        number_hash=event.number_hash,
        series=event.series,
        since=event.since,
        caller_known=bool(event.line),
        calls=calls,
        messages=calls if event.why == "voicemail" else frozenset(),
        heard=event.heard,
    )


def _evolve_open(state: Open, event: Event) -> Open:  # noqa: C901, PLR0911, PLR0912 - one arm an event
    match event:
        case FollowupMerged():
            messages = {event.call} if event.why == "voicemail" else set()
            return replace(
                state,
                calls=state.calls | {event.call},
                messages=state.messages | messages,
                heard=state.heard and event.heard,
            )
        case FollowupWordsNoted():
            return replace(state, words=state.words | {event.trigger})
        case FollowupCallerLearned():
            return replace(state, number_hash=event.number_hash, caller_known=True)
        case FollowupPromised():
            promises = state.promises | {(event.by, event.for_when)}
            return _due(replace(state, promises=promises), event.due)
        case FollowupClaimed():
            claim = Holding(by=event.by, name=event.name, at=event.at, until=event.until)
            return replace(state, claim=claim, snoozed_until=None)
        case FollowupAssigned():
            claim = Holding(by=event.to, name=event.name, at=event.at, until=event.until)
            return replace(state, claim=claim, snoozed_until=None)
        case FollowupRenewed():
            return replace(
                state, claim=None if state.claim is None else replace(state.claim, until=event.until)
            )
        case FollowupLapsed() | FollowupReleased():
            return replace(state, claim=None)
        case FollowupAttemptRecorded():
            tried = replace(state, attempts=state.attempts | {event.attempt})
            if event.next_due is None:
                return tried
            return _due(replace(tried, in_vain=state.in_vain + 1), event.next_due)
        case FollowupDialed():
            return replace(state, dialed=state.dialed | {event.call})
        case FollowupDueChanged():
            moved = _due(state, event.due)
            return replace(moved, duty=event.duty, fallback_duty=event.fallback_duty)
        case FollowupBreached():
            return replace(state, breached=True, duty=event.now_duty, snoozed_until=None)
        case FollowupSnoozed():
            return replace(state, snoozed_until=event.until, claim=None)
        case FollowupSnoozeEnded():
            return replace(state, snoozed_until=None)
        case FollowupCloseProposed():
            return replace(state, proposed_by=state.proposed_by | {event.call})
        case _:
            return state


def _due(state: Open, due: datetime) -> Open:
    """A due time that moved is not breached yet."""
    return state if due == state.due else replace(state, due=due, breached=False)
