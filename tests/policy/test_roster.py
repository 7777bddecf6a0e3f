"""Who is on duty and on call, by times worked out by hand. New York is UTC-5 in winter, UTC-4 in summer;
in 2026 clocks change on March 8 and November 1.
"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from coordination.policy.published import load_policy
from coordination.policy.reading import typed
from coordination.policy.roster import OnCall, Roster
from coordination.policy.roster_file import RosterFile
from tests.policy.shipped import SHIPPED

NEW_YORK = ZoneInfo("America/New_York")
THANKSGIVING = date(2026, 11, 26)
TEXT = """
shifts:
  nurse:
    - {days: [monday, tuesday, wednesday, thursday, friday], from: "8:00", until: "17:30", people: [dana]}
    - {days: [monday], from: "12:00", until: "14:00", people: [priya, dana]}
  supervisor:
    - {days: [saturday], from: "22:00", until: "6:00", people: [lena]}
exceptions:
  - {day: "2026-11-26", duty: nurse, shifts: [{from: "9:00", until: "12:00", people: [priya]}]}
  - {day: "2026-11-24", duty: nurse, shifts: []}
on_call:
  first_week: "2026-01-05"
  changes_over_at: "8:00"
  turns:
    - {person: dana, number: "+12025550155"}
    - {person: priya, number: "+12025550156"}
  swaps:
    - {from: "2026-11-27", until: "2026-11-28", person: lena, number: "+12025550157"}
  otherwise: {value: "+12025550109", source: a test, clinic must decide: yes}
"""
DANA = OnCall(person="dana", number="+12025550155")
PRIYA = OnCall(person="priya", number="+12025550156")
LENA = OnCall(person="lena", number="+12025550157")
SECOND = timedelta(seconds=1)


def roster_of(text: str, *closed: date) -> Roster:
    return Roster.of(
        typed({"roster.yaml": text.encode()}, "roster.yaml", RosterFile), NEW_YORK, frozenset(closed)
    )


ROSTER = roster_of(TEXT, THANKSGIVING, date(2026, 12, 25))


def utc(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "people"),
    [
        (utc(11, 23, 12, 59), ()),  # Monday 7:59
        (utc(11, 23, 13, 0), ("dana",)),  # Monday 8:00
        (utc(11, 23, 17, 0), ("dana", "priya")),  # Monday 12:00: each once
        (utc(11, 23, 19, 0), ("dana",)),  # Monday 14:00: its last minute is over
        (utc(11, 23, 22, 30), ()),  # Monday 17:30
        (utc(7, 6, 12, 0), ("dana",)),  # Monday 8:00 in summer
        (utc(11, 22, 15, 0), ()),  # a Sunday
    ],
)
def test_a_shift_holds_from_its_first_minute_to_before_its_last(
    at: datetime, people: tuple[str, ...]
) -> None:
    assert ROSTER.on_duty("nurse", at) == people


def test_no_weekly_shift_begins_on_a_closed_day() -> None:
    assert ROSTER.on_duty("nurse", utc(12, 25, 15)) == ()


def test_an_exception_says_who_comes_on_a_holiday_and_who_does_not_on_a_workday() -> None:
    assert ROSTER.on_duty("nurse", utc(11, 26, 14, 0)) == ("priya",), "Thanksgiving 9:00"
    assert ROSTER.on_duty("nurse", utc(11, 26, 17, 0)) == (), "Thanksgiving 12:00"
    assert ROSTER.on_duty("nurse", utc(11, 24, 15, 0)) == (), "the Tuesday without a nurse"


def test_a_shift_over_midnight_is_an_hour_shorter_when_clocks_go_forward() -> None:
    # Saturday March 7 22:00 is 3:00 UTC on the 8th; Sunday 6:00 is 10:00 UTC: seven hours.
    assert ROSTER.on_duty("supervisor", utc(3, 8, 3, 0)) == ("lena",)
    assert ROSTER.on_duty("supervisor", utc(3, 8, 9, 59)) == ("lena",)
    assert ROSTER.on_duty("supervisor", utc(3, 8, 10, 0)) == ()
    (night,) = ROSTER.turns_on("supervisor", date(2026, 3, 7))
    assert night.end - night.start == timedelta(hours=7)


def test_a_shift_over_midnight_is_an_hour_longer_when_clocks_go_back() -> None:
    # Saturday October 31 22:00 is 2:00 UTC on November 1; Sunday 6:00 is 11:00 UTC: nine hours.
    (night,) = ROSTER.turns_on("supervisor", date(2026, 10, 31))
    assert (night.start, night.end) == (utc(11, 1, 2), utc(11, 1, 11))
    assert ROSTER.on_duty("supervisor", utc(11, 1, 10, 59)) == ("lena",)


@pytest.mark.parametrize(
    ("at", "who"),
    [
        (utc(1, 5, 13, 0), DANA),  # the first change-over
        (utc(1, 12, 12, 59), DANA),
        (utc(1, 12, 13, 0), PRIYA),
        (utc(3, 9, 11, 59), DANA),  # Monday March 9, 7:59 in summer time: the eighth week goes on
        (utc(3, 9, 12, 0), PRIYA),  # 8:00
        (utc(1, 5, 12, 59), PRIYA),  # before the first week the turns go backward
        (datetime(2046, 1, 1, tzinfo=UTC), DANA),  # without end: 1042 weeks later
    ],
)
def test_s6_somebody_is_on_call_at_every_instant(at: datetime, who: OnCall) -> None:
    assert ROSTER.on_call(at) == who
    assert ROSTER.on_duty("on_call_clinician", at) == (who.person,)


def test_a_swap_holds_from_change_over_to_change_over() -> None:
    begins, ends = utc(11, 27, 13), utc(11, 28, 13)
    assert [ROSTER.on_call(at) for at in (begins - SECOND, begins, ends - SECOND, ends)] == [
        DANA,
        LENA,
        LENA,
        DANA,
    ]


def test_a_change_over_in_the_hour_that_comes_twice_happens_once() -> None:
    # Clocks show 1:30 at 5:30 and at 6:30 UTC on November 1; turns change at the first and stay changed.
    text = TEXT.replace('"2026-01-05"', '"2026-01-04"').replace(
        'changes_over_at: "8:00"', 'changes_over_at: "1:30"'
    )
    roster = roster_of(text)
    before, after = roster.on_call(utc(11, 1, 5, 29)), roster.on_call(utc(11, 1, 5, 30))
    assert before != after
    assert roster.on_call(utc(11, 1, 6, 10)) == after, "1:10 for the second time"


def test_s6_the_roster_that_ships_has_a_number_that_rings_and_leaves_every_duty_to_all_who_hold_it() -> None:
    roster = load_policy(SHIPPED).roster
    assert roster.on_call(utc(11, 26, 8)) == OnCall(person=None, number="+12025550109")
    assert not roster.covers("nurse")
    assert not roster.covers("on_call_clinician")
    assert roster.on_duty("nurse", utc(11, 23, 15)) == ()


def test_a_duty_is_covered_once_somebody_has_a_shift_or_a_turn() -> None:
    assert ROSTER.covers("nurse")
    assert ROSTER.covers("on_call_clinician")
    assert not ROSTER.covers("navigator")


def test_the_calendar_of_thanksgiving_week() -> None:
    turns = list(ROSTER.calendar(date(2026, 11, 23)))
    assert [(t.duty, t.start.day, t.people) for t in turns] == [
        ("nurse", 23, ("dana",)),
        ("nurse", 23, ("priya", "dana")),
        ("nurse", 25, ("dana",)),
        ("nurse", 26, ("priya",)),
        ("nurse", 27, ("dana",)),
        ("supervisor", 29, ("lena",)),  # Saturday 22:00 is Sunday 3:00 UTC
    ]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('from: "8:00", until: "17:30"', 'from: "8", until: "17:30"', "not a time of day"),
        ('from: "8:00", until: "17:30"', 'from: "24:00", until: "17:30"', "not a time of day"),
        ("people: [lena]", "people: []", "nobody's"),
        ("days: [monday]", "days: [monday, monday]", "each once"),
        ("days: [monday]", "days: [moonday]", "Invalid enum value 'moonday'"),
        ('day: "2026-11-24"', 'day: "2026-11-26"', "two exceptions on one day"),
        ('until: "2026-11-28"', 'until: "2026-11-27"', "ends before it begins"),
        ('"+12025550155"', '"555-0155"', "not a number"),
        ('"+12025550109"', '""', "not a number"),
    ],
)
def test_refuses_a_roster_that_makes_no_sense(old: str, new: str, sentence: str) -> None:
    assert old in TEXT
    with pytest.raises(Exception, match=sentence):
        roster_of(TEXT.replace(old, new, 1))
