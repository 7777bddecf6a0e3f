"""Which errors pass by themselves: the work is done again, and no event is to blame."""

import psycopg
from django import db

from coordination.log.errors import ConcurrencyError

_LOST_RACES = (psycopg.errors.DeadlockDetected, psycopg.errors.SerializationFailure)
_PASSING = (
    ConcurrencyError,
    db.OperationalError,
    db.InterfaceError,
    psycopg.OperationalError,
    psycopg.InterfaceError,
)


def is_lost_race(error: BaseException) -> bool:
    """Another writer was faster, or waited for us as we for it: decide again at once."""
    return isinstance(error, (ConcurrencyError, *_LOST_RACES)) or isinstance(error.__cause__, _LOST_RACES)


def is_passing(error: BaseException) -> bool:
    """Lost connections, deadlocks, serialization failures, lost races."""
    return isinstance(error, _PASSING)
