"""When a follow-up is due, whose it is, and when it is tried again."""

from datetime import datetime, timedelta
from typing import Literal

import msgspec

from coordination.policy.decided import Decided, FromFile
from coordination.policy.hours import Hours
from coordination.policy.span import Span


class Window(FromFile, frozen=True, kw_only=True):
    """How long there is, on which clock, and for whom if not for the plan's duty."""

    within: Span
    clock: Literal["open", "wall"]
    duty: str | None = None


class PlanEntry(FromFile, frozen=True, kw_only=True):
    """A plan of followups.yaml"""

    kind: str
    duty: str
    fallback: str
    attempts: str
    due_when_open: Decided[Window]
    due_when_closed: Decided[Window]


class AttemptsEntry(FromFile, frozen=True, kw_only=True):
    """An attempt plan of followups.yaml"""

    clock: Literal["open", "wall"]
    pauses: Decided[list[Span]]
    after_busy: Decided[Span]
    before_could_not_reach: Decided[int]

    def __post_init__(self) -> None:
        if not self.pauses.value:
            raise ValueError("pauses needs one at least: the next attempt must be due some time")
        if self.before_could_not_reach.value < 2:
            raise ValueError("before_could_not_reach is two attempts at least")


class Claims(FromFile, frozen=True, kw_only=True):
    """How long a claim, or an assignment, holds unless it is renewed."""

    lapse_after: Decided[Span]
    assigned_lapse_after: Decided[Span]


class FollowupsFile(FromFile, frozen=True, kw_only=True):
    """followups.yaml"""

    claims: Claims
    plans: dict[str, PlanEntry]
    attempt_plans: dict[str, AttemptsEntry]


class AttemptPlan(msgspec.Struct, frozen=True, kw_only=True):
    """Pauses between attempts on one clock; the last one repeats, so that there is always a next."""

    clock: str
    pauses: tuple[timedelta, ...]
    after_busy: timedelta
    before_could_not_reach: int

    def next_due(self, hours: Hours, at: datetime, failed_before: int, outcome: str) -> datetime:
        """When to try again after an attempt at `at`, when `failed_before` others had failed."""
        usual = self.pauses[min(failed_before, len(self.pauses) - 1)]
        pause = self.after_busy if outcome == "busy" else usual
        return hours.add_open_time(at, pause) if self.clock == "open" else at + pause


class FollowupPlan(msgspec.Struct, frozen=True, kw_only=True):
    """One way of becoming a follow-up. `due_open` and `due_closed` are (duty, length, clock)."""

    name: str
    kind: str
    duty: str
    fallback_duty: str
    due_open: tuple[str, timedelta, str]
    due_closed: tuple[str, timedelta, str]
    attempts: AttemptPlan
    claim_lapses_after: timedelta
    assignment_lapses_after: timedelta

    @property
    def duties(self) -> frozenset[str]:
        """Those who may be asked first, by day or by night."""
        return frozenset({self.duty, self.due_open[0], self.due_closed[0]})

    def due(self, hours: Hours, at: datetime) -> tuple[str, datetime]:
        """The duty that answers for work that began at `at`, and when it is due."""
        duty, length, clock = self.due_open if hours.open_at(at) else self.due_closed
        return duty, hours.add_open_time(at, length) if clock == "open" else at + length


def plans_of(file: FollowupsFile) -> dict[str, FollowupPlan]:
    """The plans by name, each with its attempt plan inside."""
    attempts = {
        name: AttemptPlan(
            clock=entry.clock,
            pauses=tuple(span.length for span in entry.pauses.value),
            after_busy=entry.after_busy.value.length,
            before_could_not_reach=entry.before_could_not_reach.value,
        )
        for name, entry in file.attempt_plans.items()
    }
    return {
        name: FollowupPlan(
            name=name,
            kind=entry.kind,
            duty=entry.duty,
            fallback_duty=entry.fallback,
            due_open=_window(entry.due_when_open.value, entry.duty),
            due_closed=_window(entry.due_when_closed.value, entry.duty),
            attempts=attempts[entry.attempts],
            claim_lapses_after=file.claims.lapse_after.value.length,
            assignment_lapses_after=file.claims.assigned_lapse_after.value.length,
        )
        for name, entry in file.plans.items()
    }


def _window(window: Window, duty: str) -> tuple[str, timedelta, str]:
    return window.duty or duty, window.within.length, window.clock
