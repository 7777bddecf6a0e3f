"""Wakes the relay after a commit, debounced: one NOTIFY a process however many writers.

NOTIFY inside the writers' own transactions takes a database-wide lock at commit, which halves the
throughput of eight writers; so a thread with a connection of its own rings, at most every 30 ms: a
relay that was woken looks every 10 to 25 ms by itself for so long.
A lost ring costs latency only: the relay also polls.
"""

import os
import threading
from typing import Any

import psycopg

from coordination.log.session import connect

CHANNEL = "ringback_log"
PAUSE_SECONDS = 0.03

_rung = threading.Event()
_start = threading.Lock()
_ringer: threading.Thread | None = None


def ring() -> None:
    """Say that the outbox has something. Never blocks on the database."""
    _ensure_ringer()
    _rung.set()


def _begin_anew() -> None:
    """A forked child has no ringer, and locks that may be held by threads that it does not have."""
    global _ringer, _rung, _start
    _ringer, _rung, _start = None, threading.Event(), threading.Lock()


os.register_at_fork(after_in_child=_begin_anew)


def _ensure_ringer() -> None:
    global _ringer  # noqa: PLW0603 - one thread a process
    if _ringer is not None and _ringer.is_alive():
        return
    with _start:
        if _ringer is None or not _ringer.is_alive():
            _ringer = threading.Thread(target=_run, name="log-bell", daemon=True)
            _ringer.start()


def _run() -> None:
    pause = threading.Event()
    notifier: psycopg.Connection[tuple[Any, ...]] | None = None
    while True:
        _rung.wait()
        _rung.clear()
        try:
            if notifier is None or notifier.closed:
                notifier = connect(holds_a_lock=False)
                # A NOTIFY commits like a write: without this every ring would wait for the disk.
                notifier.execute("SET synchronous_commit = off")
            notifier.execute(f"NOTIFY {CHANNEL}".encode())
        except psycopg.Error:
            notifier = None
        pause.wait(PAUSE_SECONDS)
