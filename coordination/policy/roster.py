"""Who is on duty when: weekly shifts by duty, exceptions by day, turns of the on-call.

    roster.on_duty("nurse", at)   # ("dana", "priya"): sign-in names
    roster.on_call(at).number     # "+12025550155": there always is one (S6)

Times are the wall clock of the clinic's zone, both changes of the clock included. A duty without any
shift is not covered by the roster: everybody who holds it answers for it.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec

from coordination.policy.hours import WEEKDAYS
from coordination.policy.roster_file import Hourly, OnCallFile, RosterFile, Shift, Swap, wall_time
from coordination.policy.zones import at_wall_time, days_from, local_day

ON_CALL_DUTY = "on_call_clinician"
WEEK = timedelta(days=7)
DAY = timedelta(days=1)


class OnCall(msgspec.Struct, frozen=True, kw_only=True):
    """Whose turn it is and the number that rings. No person: the number of whoever answers otherwise."""

    person: str | None
    number: str


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """People who are on one duty from an instant to an instant, the last one not included. UTC."""

    duty: str
    start: datetime
    end: datetime
    people: tuple[str, ...]

    def holds_at(self, at: datetime) -> bool:
        return self.start <= at < self.end


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """A shift by the wall clock; one that ends at or before its start ends on the next day."""

    start: time
    end: time
    people: tuple[str, ...]

    def on(self, duty: str, day: date, zone: ZoneInfo) -> Turn:
        last = day if self.end > self.start else day + DAY
        return Turn(
            duty=duty,
            start=at_wall_time(day, self.start, zone),
            end=at_wall_time(last, self.end, zone),
            people=self.people,
        )


class OnCallTurns(msgspec.Struct, frozen=True, kw_only=True):
    """A rotation of whole weeks without end, with swaps; `otherwise` rings where nobody has a turn."""

    zone: ZoneInfo
    first_week: date
    at: time
    turns: tuple[OnCall, ...]
    swaps: tuple[Swap, ...]
    otherwise: str

    def on_call(self, at: datetime) -> OnCall:
        for swap in self.swaps:
            if self._changes_over(swap.from_) <= at < self._changes_over(swap.until):
                return OnCall(person=swap.person, number=swap.number)
        if not self.turns:
            return OnCall(person=None, number=self.otherwise)
        return self.turns[self._week(at) % len(self.turns)]

    def _week(self, at: datetime) -> int:
        """How many weeks after the first one an instant is; those before it count backward."""
        week = (local_day(at, self.zone) - self.first_week) // WEEK
        return week if self._changes_over(self.first_week + week * WEEK) <= at else week - 1

    def _changes_over(self, day: date) -> datetime:
        return at_wall_time(day, self.at, self.zone)


class Roster(msgspec.Struct, frozen=True, kw_only=True):
    """Who is on duty. On a closed day (hours.yaml) no weekly shift begins; an exception says who comes."""

    zone: ZoneInfo
    closed: frozenset[date]
    weekly: dict[str, tuple[tuple[Span, ...], ...]]
    exceptions: dict[tuple[str, date], tuple[Span, ...]]
    on_calls: OnCallTurns

    @classmethod
    def of(cls, file: RosterFile, zone: ZoneInfo, closed: frozenset[date]) -> "Roster":
        return cls(
            zone=zone,
            closed=closed,
            weekly={duty: _weekly(file, duty) for duty in file.shifts},
            exceptions=_exceptions(file),
            on_calls=_turns(file.on_call, zone),
        )

    def covers(self, duty: str) -> bool:
        """Whether the roster says who has this duty; else it is everybody who holds it."""
        if duty == ON_CALL_DUTY and self.on_calls.turns:
            return True
        return any(any(day) for day in self.weekly.get(duty, ()))

    def on_duty(self, duty: str, at: datetime) -> tuple[str, ...]:
        """Sign-in names of those on a duty at an instant, each once, in the order of the roster."""
        today = local_day(at, self.zone)
        turns = [turn for day in (today - DAY, today) for turn in self.turns_on(duty, day)]
        people = [name for turn in turns if turn.holds_at(at) for name in turn.people]
        if duty == ON_CALL_DUTY:
            person = self.on_call(at).person
            people += [person] if person is not None else []
        return tuple(dict.fromkeys(people))

    def on_call(self, at: datetime) -> OnCall:
        """Who is on call, with the number to ring: always one."""
        return self.on_calls.on_call(at)

    def turns_on(self, duty: str, day: date) -> list[Turn]:
        """The shifts of a duty that begin on one of the clinic's calendar days."""
        spans = self.exceptions.get((duty, day))
        if spans is None:
            spans = () if day in self.closed or duty not in self.weekly else self.weekly[duty][day.weekday()]
        return [span.on(duty, day, self.zone) for span in spans]

    def calendar(self, first: date, days: int = 7) -> Iterator[Turn]:
        """Every shift that begins on one of `days` days, duty by duty."""
        for duty in sorted({*self.weekly, *(duty for duty, _ in self.exceptions)}):
            for day in days_from(first, days):
                yield from self.turns_on(duty, day)


def _weekly(file: RosterFile, duty: str) -> tuple[tuple[Span, ...], ...]:
    return tuple(
        tuple(_span(shift) for shift in file.shifts[duty] if weekday in shift.days) for weekday in WEEKDAYS
    )


def _exceptions(file: RosterFile) -> dict[tuple[str, date], tuple[Span, ...]]:
    return {(entry.duty, entry.day): tuple(map(_span, entry.shifts)) for entry in file.exceptions}


def _span(hourly: Hourly | Shift) -> Span:
    return Span(start=wall_time(hourly.from_), end=wall_time(hourly.until), people=tuple(hourly.people))


def _turns(file: OnCallFile, zone: ZoneInfo) -> OnCallTurns:
    return OnCallTurns(
        zone=zone,
        first_week=file.first_week,
        at=wall_time(file.changes_over_at),
        turns=tuple(OnCall(person=turn.person, number=turn.number) for turn in file.turns),
        swaps=tuple(file.swaps),
        otherwise=file.otherwise.value,
    )
