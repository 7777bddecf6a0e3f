"""roster.yaml as it is written."""

import re
from datetime import date, time
from typing import Literal

from coordination.policy.clinic import E164
from coordination.policy.decided import Decided, FromFile

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
FROM = {"from_": "from"}


def wall_time(text: str) -> time:
    """`8:00` as a time; ValueError says how to write one."""
    match = re.fullmatch(r"(\d{1,2}):(\d\d)", text)
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        raise ValueError(f"{text!r} is not a time of day: write for example `8:00` or `17:30`")
    return time(int(match[1]), int(match[2]))


class Hourly(FromFile, frozen=True, kw_only=True, rename=FROM):
    """From when until when, and who. Until at or before from is the next morning."""

    from_: str
    until: str
    people: list[str]

    def __post_init__(self) -> None:
        for text in (self.from_, self.until):
            wall_time(text)
        if not self.people:
            raise ValueError("a shift without people is nobody's: leave it out")


class Shift(FromFile, frozen=True, kw_only=True, rename=FROM):
    """The same hours on some days of every week."""

    days: list[Weekday]
    from_: str
    until: str
    people: list[str]

    def __post_init__(self) -> None:
        Hourly(from_=self.from_, until=self.until, people=self.people)
        if not self.days or len(set(self.days)) < len(self.days):
            raise ValueError("a shift names its days, each once")


class DayException(FromFile, frozen=True, kw_only=True):
    """One day on which one duty has these shifts and not the weekly ones; none: nobody comes."""

    day: date
    duty: str
    shifts: list[Hourly]


class OnCallTurn(FromFile, frozen=True, kw_only=True):
    """Somebody's week on call, and the number that rings."""

    person: str
    number: str

    def __post_init__(self) -> None:
        e164(self.number)


class Swap(FromFile, frozen=True, kw_only=True, rename=FROM):
    """Somebody else is on call from the change-over of one day to that of another."""

    from_: date
    until: date
    person: str
    number: str

    def __post_init__(self) -> None:
        e164(self.number)
        if self.from_ >= self.until:
            raise ValueError(f"a swap from {self.from_} until {self.until} ends before it begins")


class OnCallFile(FromFile, frozen=True, kw_only=True):
    """Turns of a week each, one after another without end, from the change-over on `first_week`."""

    first_week: date
    changes_over_at: str
    turns: list[OnCallTurn]
    swaps: list[Swap]
    otherwise: Decided[str]

    def __post_init__(self) -> None:
        wall_time(self.changes_over_at)
        e164(self.otherwise.value)


class RosterFile(FromFile, frozen=True, kw_only=True):
    """roster.yaml"""

    shifts: dict[str, list[Shift]]
    exceptions: list[DayException]
    on_call: OnCallFile

    def __post_init__(self) -> None:
        seen = [(entry.duty, entry.day) for entry in self.exceptions]
        if len(set(seen)) < len(seen):
            raise ValueError("a duty has two exceptions on one day: write them as one")


def e164(number: str) -> None:
    """ValueError unless it is a telephone number as +12025550100."""
    if not re.fullmatch(E164, number):
        raise ValueError(f"{number!r} is not a number as +12025550100")
