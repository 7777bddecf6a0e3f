"""Alarms: due times that a stream's state asks for.

`alarms(state) -> {name: due}` of a decider is pure; whoever appends replaces the stream's alarm rows
in the same transaction, so that what is due always follows from what is stored. `clock.py` fires them.
"""

from datetime import datetime

from coordination.log.database import execute, rows
from coordination.log.decider import DECIDERS


def has_alarms(kind: str) -> bool:
    decider = DECIDERS.get(kind)
    return decider is not None and decider.alarms is not None


def replace_alarms(stream: str, alarms: dict[str, datetime]) -> None:
    """The stream's alarms are now exactly these. An unchanged one keeps its failures and back-off."""
    names, dues = list(alarms), list(alarms.values())
    execute(
        "WITH gone AS (DELETE FROM log_alarm WHERE stream = %s AND name <> ALL(%s::text[]))"
        " INSERT INTO log_alarm AS a (stream, name, due, fire_at)"
        " SELECT %s, name, due, due FROM unnest(%s::text[], %s::timestamptz[]) AS n (name, due)"
        " ON CONFLICT (stream, name) DO UPDATE"
        " SET due = excluded.due, fire_at = excluded.due, failures = 0, error = ''"
        " WHERE a.due <> excluded.due",
        [stream, names, stream, names, dues],
    )


def streams_with(kind: str, name: str) -> list[str]:
    """The streams of a kind that ask for this alarm, the first due first. It is what their states say, stored
    in the same transaction: a worker finds here what waits for it, whatever becomes of read models."""
    found = rows(
        "SELECT stream FROM log_alarm WHERE stream LIKE %s AND name = %s ORDER BY due, stream",
        [f"{kind}/%", name],
    )
    return [stream for (stream,) in found]
