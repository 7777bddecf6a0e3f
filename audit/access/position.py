"""How far the log was numbered at the moment of a reading."""

from coordination.log.database import rows


def latest_position() -> int:
    """The newest position; 0 in an empty log."""
    found = rows("SELECT position FROM log_position ORDER BY position DESC LIMIT 1")
    return int(found[0][0]) if found else 0
