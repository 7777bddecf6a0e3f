"""A connection of one's own that holds an advisory lock: whoever has it is the one that runs.

Its settings end the session when its process hangs or its host vanishes, so that a standby takes over
within seconds; with PostgreSQL's defaults a vanished host would keep the lock for two hours.
"""

from typing import Any

import psycopg
from django.db import connection

IDLE_SECONDS = 10  # of a holder that polls at least four times a second
SETTINGS = {
    "idle_session_timeout": f"{IDLE_SECONDS}s",
    "idle_in_transaction_session_timeout": f"{IDLE_SECONDS}s",
    "tcp_keepalives_idle": "5",
    "tcp_keepalives_interval": "2",
    "tcp_keepalives_count": "3",
    "tcp_user_timeout": "10s",
}


def connect(*, holds_a_lock: bool = True) -> "psycopg.Connection[tuple[Any, ...]]":
    """A new autocommit connection to the same database, prepared statements from first use."""
    parameters = connection.get_connection_params()
    for name in ("cursor_factory", "context", "prepare_threshold"):
        parameters.pop(name, None)
    opened: psycopg.Connection[tuple[Any, ...]] = psycopg.connect(
        **parameters, autocommit=True, prepare_threshold=0
    )
    if holds_a_lock:
        for name, value in SETTINGS.items():
            opened.execute("SELECT set_config(%s, %s, false)", [name, value])
    return opened


def try_lock(held_by: "psycopg.Connection[tuple[Any, ...]]", name: str) -> bool:
    """Take the lock of this name for the session's life, or False when somebody has it."""
    row = held_by.execute(
        "SELECT pg_try_advisory_lock(hashtextextended(%s, 8))", [f"ringback/{name}"]
    ).fetchone()
    return bool(row and row[0])
