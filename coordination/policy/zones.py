"""The clinic's wall clock, its time zone taken exactly: both changes of the clock included."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def at_wall_time(day: date, wall: time, zone: ZoneInfo) -> datetime:
    """The instant, in UTC, at which the clinic's clock shows `wall` on `day`.

    A time that the clock skips counts by the offset before the change; one that it shows twice is
    the first.
    """
    return datetime.combine(day, wall, tzinfo=zone).astimezone(UTC)


def local_day(at: datetime, zone: ZoneInfo) -> date:
    """The clinic's calendar day at an instant."""
    return at.astimezone(zone).date()


def days_from(day: date, count: int) -> Iterator[date]:
    """`count` days, beginning with `day`."""
    return (day + timedelta(days=offset) for offset in range(count))
