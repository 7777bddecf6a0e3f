"""The people, times and facts that the tests of follow-ups speak of."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from coordination.followups.commands import Caller, Terms
from coordination.followups.events import (
    FollowupClaimed,
    FollowupClosed,
    FollowupOpened,
)

NOON = datetime(2026, 11, 23, 17, tzinfo=UTC)  # Monday 12:00 in New York
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
ANA = "person/00000000-0000-4000-8000-00000000000a"
BEN = "person/00000000-0000-4000-8000-00000000000b"
SUE = "person/00000000-0000-4000-8000-00000000000c"  # a supervisor
CALL = UUID("00000000-0000-4000-8000-000000000001")
NEXT_CALL = UUID("00000000-0000-4000-8000-000000000002")
ATTEMPT = UUID("00000000-0000-4000-8000-0000000000f1")
NUMBER = "+12025550143"
CALLER = Caller(number=NUMBER, number_hash="aa", withheld=False, line="main")
TERMS = Terms(due=NOON + HOUR, duty="navigator", fallback_duty="supervisor")
NIGHT = Terms(due=NOON + 30 * MINUTE, duty="nurse", fallback_duty="supervisor")


def at(minutes: float) -> datetime:
    """Minutes after noon."""
    return NOON + timedelta(minutes=minutes)


OPENED = FollowupOpened(
    followup_kind="callback",
    call=CALL,
    number=NUMBER,
    number_hash="aa",
    withheld=False,
    line="main",
    series=0,
    since=NOON,
    plan="callback",
    due=NOON + HOUR,
    duty="navigator",
    fallback_duty="supervisor",
    why="abandoned",
    heard=True,
)
CLAIMED = FollowupClaimed(by=ANA, name="Ana Quintero", at=NOON, until=at(15))
CLOSED = FollowupClosed(outcome="reached", by=ANA)
