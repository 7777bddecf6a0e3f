"""Facts on their way into the log, on threads of their own: no caller waits for the database (S12)."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from typing import TypeVar
from uuid import UUID

import structlog
from django.db import close_old_connections, connection

from coordination.log.errors import Refused, StreamForgotten
from coordination.log.faults import is_passing
from telephony.adapters.asterisk.names import SOURCE
from telephony.calls.commands import AnswerConsent, Command, NoteGap, RecordFact
from telephony.calls.events import PURPOSES, CallFact
from telephony.calls.state import NOTHING, Call
from telephony.calls.telling import call_id, call_now, tell
from telephony.calls.urgent import is_urgent
from telephony.pages.commands import Command as PageCommand
from telephony.pages.state import Page
from telephony.pages.telling import tell_page

THREADS = 4
MOST_WAITING = 10_000  # facts of an hour of a busy clinic; past that they are lost and the gap is noted
FIRST_PAUSE, LONGEST_PAUSE = 0.2, 5.0  # seconds between tries while the database is away

T = TypeVar("T")

log = structlog.get_logger()


class Lost(Exception):
    """This fact was not taken down: too many wait, or the process ends."""


class Teller:
    """`tell` returns at once. A call is a set of facts, so their order does not matter."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="telling")
        self._stop = threading.Event()
        self._waiting = 0
        self._lock = threading.Lock()
        self.lost = False

    def tell(self, call: str, *said: CallFact | Command) -> "Future[Call]":
        """Take down, in this order, what is said of the call of that name; the call as it stands then.

        The future raises Refused, StreamForgotten and Lost; what came before the refused one stands.
        """
        commands = [RecordFact(fact=one) if isinstance(one, CallFact) else one for one in said]

        def take_down() -> Call:
            state = NOTHING
            for command in commands:
                state = tell(call_id(SOURCE, call), command, source=SOURCE, at=_at(command)).state
            return state

        return self._submit(take_down)

    def take_back(self, call: str, how: str, at: datetime) -> "Future[Call]":
        """The caller says no after a yes (S13). Where no yes stands the key meant something else."""

        def take_down() -> Call:
            before = call_now(call_id(SOURCE, call))
            if before.consent("recording") != "given":
                return before
            no = AnswerConsent(answers=dict.fromkeys(PURPOSES, False), how=how, at=at)
            return tell(call_id(SOURCE, call), no, source=SOURCE, at=at).state

        return self._submit(take_down)

    def note(self, page: UUID, command_of: Callable[[datetime], PageCommand]) -> "Future[Page]":
        """Take down what becomes of a page; the page as it stands then."""
        return self._submit(lambda: tell_page(page, command_of, source=SOURCE).state)

    def look(self, call: str) -> "Future[Call]":
        """What is known of the call."""
        return self._submit(lambda: call_now(call_id(SOURCE, call)))

    def look_urgent(self, call: str) -> "Future[bool]":
        """Whether somebody must answer at once for what was said in the call."""
        return self._submit(lambda: is_urgent(call_id(SOURCE, call)))

    def _submit(self, work: Callable[[], T]) -> "Future[T]":
        with self._lock:
            if self._waiting >= MOST_WAITING:
                self.lost = True
                refused: Future[T] = Future()
                refused.set_exception(Lost())
                return refused
            self._waiting += 1
        return self._threads.submit(self._until_done, work)

    def _until_done(self, work: Callable[[], T]) -> T:
        """Again and again while the database is away."""
        pause = FIRST_PAUSE
        try:
            while True:
                try:
                    return work()
                except (Refused, StreamForgotten):
                    raise
                except Exception as error:
                    if not is_passing(error):
                        log.error("fact not taken down", why=type(error).__name__)
                        raise
                    connection.close()
                    if self._stop.wait(pause):
                        raise Lost from None
                    pause = min(pause * 2, LONGEST_PAUSE)
        finally:
            close_old_connections()
            with self._lock:
                self._waiting -= 1

    def close(self) -> None:
        """What waits is still taken down, unless the database is away."""
        self._stop.set()
        self._threads.shutdown(wait=True)


def _at(command: Command) -> datetime:
    if isinstance(command, RecordFact):
        return command.fact.at
    return command.from_ if isinstance(command, NoteGap) else command.at
