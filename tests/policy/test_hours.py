"""Opening hours, by times worked out by hand. The clinic: New York, Monday to Friday 8:00 to 17:30.

New York is UTC-5 in winter, UTC-4 in summer; in 2026 clocks change on March 8 and November 1.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from coordination.policy.hours import Hours, Week, spans_of
from coordination.policy.published import load_policy
from tests.policy.shipped import SHIPPED

NEW_YORK = ZoneInfo("America/New_York")
HOURS = load_policy(SHIPPED).hours
HOUR = timedelta(hours=1)


def wall(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    """What the clinic's clock shows, in 2026."""
    return datetime(2026, month, day, hour, minute, tzinfo=NEW_YORK)


def utc(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "is_open"),
    [
        (utc(11, 23, 12, 59), False),  # Monday 7:59
        (utc(11, 23, 13, 0), True),  # Monday 8:00
        (utc(11, 23, 22, 29), True),  # Monday 17:29
        (utc(11, 23, 22, 30), False),  # Monday 17:30
        (utc(11, 21, 15, 0), False),  # a Saturday
        (utc(11, 26, 15, 0), False),  # Thanksgiving
        (utc(7, 1, 12, 0), True),  # Wednesday 8:00 in summer
        (utc(11, 24, 4, 0), False),  # Monday 23:00: in UTC it is Tuesday
    ],
)
def test_open_from_the_opening_minute_to_before_the_closing_one(at: datetime, is_open: bool) -> None:
    assert HOURS.open_at(at) is is_open


def test_an_hour_within_the_day() -> None:
    assert HOURS.add_open_time(utc(11, 23, 15), HOUR) == utc(11, 23, 16)


def test_what_does_not_fit_goes_on_at_the_next_opening() -> None:
    assert HOURS.add_open_time(wall(11, 23, 17, 0), HOUR) == utc(11, 24, 13, 30)  # Tuesday 8:30


def test_exactly_to_closing_ends_at_closing() -> None:
    assert HOURS.add_open_time(wall(11, 23, 17, 0), timedelta(minutes=30)) == utc(11, 23, 22, 30)


def test_thanksgiving_and_the_weekend_do_not_count() -> None:
    # Wednesday 17:00 and ten hours: half an hour, nothing on Thursday, 9.5 hours of Friday.
    assert HOURS.add_open_time(wall(11, 25, 17, 0), 10 * HOUR) == utc(11, 27, 22, 30)
    # One minute more is Monday 8:01.
    assert HOURS.add_open_time(wall(11, 25, 17, 0), timedelta(hours=10, minutes=1)) == utc(11, 30, 13, 1)


def test_over_the_weekend_on_which_clocks_go_forward() -> None:
    # Friday March 6 17:00 is 22:00 UTC; Monday March 9 8:30 is 12:30 UTC.
    assert HOURS.add_open_time(utc(3, 6, 22), HOUR) == utc(3, 9, 12, 30)
    assert HOURS.next_open(utc(3, 6, 22, 30)) == utc(3, 9, 12)


def test_over_the_weekend_on_which_clocks_go_back() -> None:
    # Friday October 30 17:00 is 21:00 UTC; Monday November 2 8:30 is 13:30 UTC.
    assert HOURS.add_open_time(utc(10, 30, 21), HOUR) == utc(11, 2, 13, 30)
    assert HOURS.next_open(utc(10, 30, 21, 30)) == utc(11, 2, 13)


def hours_on_sunday(start: time, end: time) -> Hours:
    closed: list[tuple[tuple[time, time], ...]] = [()] * 6
    return Hours(zone=NEW_YORK, week=(*closed, ((start, end),)), closed={})


def test_open_while_clocks_go_forward_is_an_hour_shorter() -> None:
    # Sunday March 8, 1:00 to 5:00: 6:00 to 9:00 UTC, three hours.
    night = hours_on_sunday(time(1), time(5))
    assert night.opened_on(date(2026, 3, 8)) == [(utc(3, 8, 6), utc(3, 8, 9))]
    assert night.add_open_time(utc(3, 8, 6), 3 * HOUR) == utc(3, 8, 9)
    assert night.add_open_time(utc(3, 8, 6), 4 * HOUR) == utc(3, 15, 6)  # the next Sunday, 2:00


def test_open_while_clocks_go_back_is_an_hour_longer() -> None:
    # Sunday November 1, 0:00 to 5:00: 4:00 to 10:00 UTC, six hours.
    night = hours_on_sunday(time(0), time(5))
    assert night.add_open_time(utc(11, 1, 4), 6 * HOUR) == utc(11, 1, 10)


def test_an_opening_that_the_clock_skips_counts_by_the_offset_before() -> None:
    # 2:30 on March 8 does not exist; by UTC-5 it is 7:30 UTC, when clocks show 3:30.
    assert hours_on_sunday(time(2, 30), time(5)).next_open(utc(3, 8, 0)) == utc(3, 8, 7, 30)


def test_next_open_is_now_while_open() -> None:
    assert HOURS.next_open(utc(11, 23, 15)) == utc(11, 23, 15)


def test_next_open_on_the_evening_before_thanksgiving_is_friday() -> None:
    assert HOURS.next_open(wall(11, 25, 18)) == utc(11, 27, 13)


def test_open_until() -> None:
    assert HOURS.open_until(utc(11, 23, 15)) == utc(11, 23, 22, 30)
    assert HOURS.open_until(utc(11, 26, 15)) is None


def test_next_closed_day_counts_today_and_skips_weekends() -> None:
    assert HOURS.next_closed_day(utc(11, 23, 15)) == date(2026, 11, 26)
    assert HOURS.next_closed_day(utc(11, 26, 15)) == date(2026, 11, 26)
    assert HOURS.next_closed_day(utc(11, 27, 15)) == date(2026, 12, 25)
    assert HOURS.next_closed_day(datetime(2030, 1, 1, tzinfo=UTC)) is None


def test_lunch_is_not_open() -> None:
    lunch = Hours(zone=NEW_YORK, week=(((time(8), time(12)), (time(13), time(17))),) * 7, closed={})
    assert not lunch.open_at(wall(11, 23, 12))
    assert lunch.add_open_time(wall(11, 23, 11, 30), HOUR) == utc(11, 23, 18, 30)  # 13:30


@pytest.mark.parametrize("texts", [["8-17"], ["17:00-8:00"], ["8:00-12:00", "11:00-13:00"]])
def test_refuses_opening_times_that_make_no_sense(texts: list[str]) -> None:
    with pytest.raises(ValueError, match=r"opening time|ends before"):
        spans_of(texts)


def test_refuses_a_clinic_that_never_opens() -> None:
    never: list[str] = []
    with pytest.raises(ValueError, match="never opens"):
        Week(
            monday=never,
            tuesday=never,
            wednesday=never,
            thursday=never,
            friday=never,
            saturday=never,
            sunday=never,
        )


def test_more_open_time_than_there_is_says_so() -> None:
    with pytest.raises(OverflowError):
        HOURS.add_open_time(utc(11, 23, 15), timedelta(days=365))
