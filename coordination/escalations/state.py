"""An escalation is not there yet, only computed (shadow), open, or resolved. evolve folds events; pure."""

from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec
from msgspec.structs import replace

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
    Place,
)
from coordination.escalations.ladder import At
from coordination.log.event import Event

Judged = Literal["confirmed", "dismissed"]


class Empty(msgspec.Struct, frozen=True):
    """Nothing was raised."""


class Shadowed(msgspec.Struct, frozen=True):
    """Raised in shadow: on record, shown to nobody, and without a clock."""


class Holder(msgspec.Struct, frozen=True, kw_only=True):
    """Who answers for it: a person, since when."""

    by: str
    name: str
    at: datetime


class Open(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody must answer for it. `answering` is the duty that is asked now; a `holder` answers in person.

    Of the times, `until` counts while nobody holds it, `reach_by` while somebody does and the caller was not
    reached, `settle_by` once nothing is left but to judge and resolve it.
    """

    raised: EscalationRaised
    step: At
    round: int
    answering: str
    until: datetime
    holder: Holder | None = None
    reach_by: datetime | None = None
    call_back_by: datetime | None = None
    decide_by: datetime | None = None
    settle_by: datetime | None = None
    dropped: bool = False
    reached: bool = False
    decided: bool = False
    judged: Judged | None = None
    noted: bool = False
    attempts: frozenset[UUID] = frozenset()
    in_vain: int = 0
    notified: frozenset[str] = frozenset()
    unrung: frozenset[tuple[str, int]] = frozenset()
    written: frozenset[tuple[str, str, str, int]] = frozenset()
    said: frozenset[tuple[str, datetime]] = frozenset()
    places: tuple[tuple[str, Place], ...] = ()
    unanswered: bool = False

    @property
    def is_quiet(self) -> bool:
        """Nobody waits on the line for anybody: it is only to be judged and resolved."""
        return self.reached or self.decided or self.judged == "dismissed"

    @property
    def unreachable(self) -> bool:
        """All tries of the policy were in vain."""
        return self.in_vain >= self.raised.ladder.tries

    def alarms(self) -> dict[str, datetime]:
        """What comes due by itself: always something (S6, S10)."""
        if self.is_quiet:
            return {"settle": self.settle_by or self.until}
        due = {"step": self.until} if self.holder is None else {}
        if self.holder is not None and self.reach_by is not None:
            due["reach"] = self.reach_by
        if self.call_back_by is not None:
            due["call_back"] = self.call_back_by
        if self.decide_by is not None:
            due["decide"] = self.decide_by
        return due


class Resolved(msgspec.Struct, frozen=True, kw_only=True):
    """A person ended it. `was` is what it was then."""

    was: Open


State = Empty | Shadowed | Open | Resolved
EMPTY = Empty()


def raised_of(state: State) -> EscalationRaised | None:
    """What was raised last, whether it is open or not; None of what nobody was to see."""
    match state:
        case Open(raised=raised) | Resolved(was=Open(raised=raised)):
            return raised
        case _:
            return None


def evolve(state: State, event: Event) -> State:
    """The state after one more event. What does not fit is passed over: the log is what it is."""
    match state, event:
        case Open(), EscalationResolved():
            return Resolved(was=state)
        case Resolved(), EscalationConfirmed():
            return replace(state, was=_evolve_open(state.was, event))
        case ((Open() | Resolved()), EscalationRaised()):
            return _raised(event, before=state if isinstance(state, Open) else state.was)
        case _, EscalationRaised():
            return Shadowed() if event.raised_in == "shadow" else _raised(event)
        case Open(), _:
            return _evolve_open(state, event)
        case _:
            return state


def _raised(event: EscalationRaised, before: Open | None = None) -> Open:
    known = before.places if before is not None else ()
    return Open(
        raised=event,
        step="owner",
        round=1,
        answering=event.duty,
        until=event.until,
        places=_with_place(known, event.family, event.place),
    )


def _with_place(
    known: tuple[tuple[str, Place], ...], family: str, place: Place | None
) -> tuple[tuple[str, Place], ...]:
    return known if place is None else (*known, (family, place))


def _evolve_open(state: Open, event: Event) -> Open:  # noqa: C901, PLR0911, PLR0912 - one arm an event
    match event:
        case EscalationWordsAdded():
            return replace(state, places=_with_place(state.places, event.family, event.place))
        case EscalationNotified():
            return _notified(state, event)
        case EscalationAcknowledged():
            return replace(
                state,
                holder=Holder(by=event.by, name=event.name, at=event.at),
                reach_by=event.reach_by,
                call_back_by=event.call_back_by,
                decide_by=event.decide_by,
                settle_by=event.settle_by or state.settle_by,
            )
        case EscalationPassedOn():
            return _passed_on(state, event)
        case EscalationUnanswered():
            return replace(state, unanswered=True)
        case EscalationCallerTold():
            return replace(state, said=state.said | {(event.version, event.at)})
        case EscalationLineDropped():
            return replace(state, dropped=True, call_back_by=event.call_back_by)
        case EscalationCallbackFailed():
            return replace(
                state,
                attempts=state.attempts | {event.attempt},
                in_vain=state.in_vain + 1,
                call_back_by=event.call_back_by,
                decide_by=event.decide_by,
            )
        case EscalationUnreachableDecided():
            return _decided(state, event)
        case EscalationCallerReached():
            held = Holder(by=event.by, name=event.name, at=event.at)
            return _quiet(replace(state, holder=held, reached=True), event.settle_by)
        case EscalationConfirmed():
            return replace(state, judged="confirmed", noted=event.noted)
        case EscalationDismissed():
            return _quiet(replace(state, judged="dismissed", noted=event.noted), event.settle_by)
        case _:
            return state


def _notified(state: Open, event: EscalationNotified) -> Open:
    if event.channel == "screen" and event.outcome == "delivered" and event.person is not None:
        return replace(state, notified=state.notified | {event.person})
    if event.channel == "phone" and event.outcome == "failed":
        return replace(state, unrung=state.unrung | {(event.step, event.round)})
    if event.channel in ("push", "sms") and event.outcome != "asked":
        sent = (event.channel, event.person or "", event.step, event.round)
        return replace(state, written=state.written | {sent})
    return state


def _passed_on(state: Open, event: EscalationPassedOn) -> Open:
    if state.is_quiet:
        return replace(state, step=event.to, answering=event.duty, holder=None, settle_by=event.until)
    return replace(
        state,
        step=event.to,
        round=event.round,
        answering=event.duty,
        until=event.until,
        holder=None,
        reach_by=None,
        call_back_by=None,
        decide_by=None,
    )


def _decided(state: Open, event: EscalationUnreachableDecided) -> Open:
    if event.settle_by is not None:
        return _quiet(replace(state, decided=True), event.settle_by)
    return replace(state, in_vain=0, decide_by=None, call_back_by=event.call_back_by)


def _quiet(state: Open, settle_by: datetime) -> Open:
    return replace(state, settle_by=settle_by, reach_by=None, call_back_by=None, decide_by=None)
