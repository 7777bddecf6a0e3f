"""Opening hours: pure arithmetic in the clinic's zone, over holidays and changes of the clock.

Instants come in aware and go out in UTC. Open time runs in elapsed time: an hour is sixty minutes
on the day of a clock change, too.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec

from coordination.policy.decided import Decided, FromFile
from coordination.policy.zones import at_wall_time, days_from, local_day

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
HORIZON_DAYS = (
    400  # Longer than any run of closed days: beyond it the files are wrong, not the clinic closed.
)


class ClosedDay(FromFile, frozen=True, kw_only=True):
    """A day on which nobody answers, whatever its weekday."""

    day: date
    name: str


class Week(FromFile, frozen=True, kw_only=True):
    """Opening times by weekday, each `8:00-17:30`."""

    monday: list[str]
    tuesday: list[str]
    wednesday: list[str]
    thursday: list[str]
    friday: list[str]
    saturday: list[str]
    sunday: list[str]

    def __post_init__(self) -> None:
        spans = [span for day in WEEKDAYS for span in spans_of(getattr(self, day))]
        if not spans:
            raise ValueError("the clinic never opens: work would never be due")


class HoursFile(FromFile, frozen=True, kw_only=True):
    """hours.yaml"""

    week: Week
    closed_days: Decided[list[ClosedDay]]


def spans_of(texts: list[str]) -> list[tuple[time, time]]:
    """`["8:00-12:00", "13:00-17:30"]` as times, which must follow each other."""
    spans: list[tuple[time, time]] = []
    for text in texts:
        match = re.fullmatch(r"(\d{1,2}):(\d\d)-(\d{1,2}):(\d\d)", text)
        if match is None:
            raise ValueError(f"{text!r} is not an opening time: write for example `8:00-17:30`")
        start, end = time(int(match[1]), int(match[2])), time(int(match[3]), int(match[4]))
        if start >= end or (spans and start < spans[-1][1]):
            raise ValueError(f"{text!r} ends before it begins, or overlaps the one before it")
        spans.append((start, end))
    return spans


class Hours(msgspec.Struct, frozen=True, kw_only=True):
    """When the clinic is open."""

    zone: ZoneInfo
    week: tuple[tuple[tuple[time, time], ...], ...]
    closed: dict[date, str]

    @classmethod
    def of(cls, file: HoursFile, zone: str) -> "Hours":
        return cls(
            zone=ZoneInfo(zone),
            week=tuple(tuple(spans_of(getattr(file.week, name))) for name in WEEKDAYS),
            closed={entry.day: entry.name for entry in file.closed_days.value},
        )

    def opened_on(self, day: date) -> list[tuple[datetime, datetime]]:
        """The instants between which the clinic is open on one of its calendar days."""
        if day in self.closed:
            return []
        spans = self.week[day.weekday()]
        return [(at_wall_time(day, a, self.zone), at_wall_time(day, b, self.zone)) for a, b in spans]

    def _ahead(self, at: datetime) -> Iterator[tuple[datetime, datetime]]:
        """What is left of the open spans from `at` on, one by one."""
        at = at.astimezone(UTC)
        for day in days_from(local_day(at, self.zone), HORIZON_DAYS):
            for start, end in self.opened_on(day):
                if end > at:
                    yield max(start, at), end

    def open_at(self, at: datetime) -> bool:
        """Opening minute included, closing minute not."""
        return any(start <= at < end for start, end in self.opened_on(local_day(at, self.zone)))

    def open_until(self, at: datetime) -> datetime | None:
        """When the clinic closes, if it is open at `at`."""
        return next((end for a, end in self.opened_on(local_day(at, self.zone)) if a <= at < end), None)

    def next_open(self, at: datetime) -> datetime:
        """`at` itself when the clinic is open then, else the next opening."""
        return next(self._ahead(at))[0]

    def add_open_time(self, at: datetime, length: timedelta) -> datetime:
        """The instant at which `length` of open time has passed since `at`; at most a year of days ahead."""
        left = length
        for start, end in self._ahead(at):
            if left <= end - start:
                return start + left
            left -= end - start
        raise OverflowError(f"{length} of open time is more than {HORIZON_DAYS} days hold")

    def next_closed_day(self, at: datetime) -> date | None:
        """The next holiday, today included, that falls on a day on which the clinic would open."""
        today = local_day(at, self.zone)
        return min((day for day in self.closed if day >= today and self.week[day.weekday()]), default=None)
