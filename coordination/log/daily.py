"""Upkeep once a day, beside the clock: what tidies up after failures and hurries nobody."""

import threading
from collections.abc import Callable

import structlog
from django.db import connection

from coordination.log.database import rows

FIRST_SECONDS = 10 * 60.0  # a start is busy with what was missed
DAY_SECONDS = 24 * 3600.0
AGAIN_SECONDS = 3600.0  # after a failure

logger = structlog.get_logger(__name__)


def daily(name: str, work: Callable[[], None]) -> Callable[[threading.Event], None]:
    """The work as a loop for `beside_the_clock`: every process of a deployment does it once a day, never two
    at the same time, so it must bear to be done again. A failure is logged and tried again in an hour."""

    def loop(stop: threading.Event) -> None:
        pause = FIRST_SECONDS
        while not stop.wait(pause):
            try:
                _alone(name, work)
                pause = DAY_SECONDS
            except Exception as error:  # noqa: BLE001 - the next time tries again
                logger.warning("upkeep_failed", work=name, error=type(error).__name__)
                pause = AGAIN_SECONDS
            connection.close()

    return loop


def _alone(name: str, work: Callable[[], None]) -> None:
    """Unless another process is at it now."""
    lock = f"ringback/daily/{name}"
    ((ours,),) = rows("SELECT pg_try_advisory_lock(hashtextextended(%s, 7))", [lock])
    if not ours:
        return
    try:
        work()
    finally:
        rows("SELECT pg_advisory_unlock(hashtextextended(%s, 7))", [lock])
