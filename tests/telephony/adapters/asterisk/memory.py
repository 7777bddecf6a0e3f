"""The way into the log, in memory: the same decisions, without a database."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from datetime import UTC, datetime
from functools import reduce
from uuid import UUID

from coordination.log.errors import Refused
from telephony.adapters.asterisk.teller import Teller
from telephony.calls.commands import AnswerConsent, Command, RecordFact
from telephony.calls.decisions import CALL
from telephony.calls.events import PURPOSES, CallFact
from telephony.calls.state import NOTHING, Call
from telephony.pages.commands import Command as PageCommand
from telephony.pages.decisions import PAGE
from telephony.pages.state import NOTHING as NO_PAGE
from telephony.pages.state import Page


class MemoryTeller(Teller):
    """`calls` by Asterisk's names. While it is `away` nothing is answered, as with a database that hangs."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: dict[str, Call] = {}
        self.pages: dict[UUID, Page] = {}
        self.urgent: set[str] = set()
        self.away = False
        self._one = threading.Lock()

    def tell(self, call: str, *said: CallFact | Command) -> "Future[Call]":
        done: Future[Call] = Future()
        if self.away:
            return done
        try:
            with self._one:
                for one in said:
                    command = RecordFact(fact=one) if isinstance(one, CallFact) else one
                    before = self.calls.get(call, NOTHING)
                    self.calls[call] = reduce(CALL.evolve, CALL.decide(before, command), before)
            done.set_result(self.calls.get(call, NOTHING))
        except Refused as refusal:
            done.set_exception(refusal)
        return done

    def take_back(self, call: str, how: str, at: datetime) -> "Future[Call]":
        if self.calls.get(call, NOTHING).consent("recording") != "given":
            return self.look(call)
        return self.tell(call, AnswerConsent(answers=dict.fromkeys(PURPOSES, False), how=how, at=at))

    def note(self, page: UUID, command_of: Callable[[datetime], PageCommand]) -> "Future[Page]":
        done: Future[Page] = Future()
        if self.away:
            return done
        with self._one:
            before = self.pages.get(page, NO_PAGE)
            facts = PAGE.decide(before, command_of(datetime.now(UTC)))
            self.pages[page] = reduce(PAGE.evolve, facts, before)
        done.set_result(self.pages[page])
        return done

    def look(self, call: str) -> "Future[Call]":
        return self.tell(call)

    def look_urgent(self, call: str) -> "Future[bool]":
        done: Future[bool] = Future()
        if not self.away:
            done.set_result(call in self.urgent)
        return done
