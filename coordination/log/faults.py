"""Which errors pass by themselves: the work is done again, and no event is to blame."""

import psycopg
from django import db

from coordination.log.errors import ConcurrencyError

_PASSING = (
    ConcurrencyError,
    db.OperationalError,
    db.InterfaceError,
    psycopg.OperationalError,
    psycopg.InterfaceError,
)


def is_passing(error: BaseException) -> bool:
    """Lost connections, deadlocks, serialization failures, lost races."""
    return isinstance(error, _PASSING)
