"""`manage.py asterisk`: connected for as long as it runs, and caught up after every time it was not."""

import threading
from datetime import UTC, datetime

import msgspec
import structlog
from django.db import connection

from coordination.log.errors import Refused
from coordination.log.stream import now
from telephony.adapters.asterisk import names
from telephony.adapters.asterisk.adapter import AsteriskAdapter
from telephony.adapters.asterisk.connection import Away, Connection, connected
from telephony.adapters.asterisk.desk import Desk, Issue
from telephony.adapters.asterisk.recordings import Recordings
from telephony.adapters.asterisk.returning import catch_up, listening
from telephony.adapters.asterisk.shapes import EVENTS, Channel, read_event
from telephony.adapters.asterisk.switchboard import Switchboard
from telephony.adapters.asterisk.teller import Teller
from telephony.recordings.fetching import fetch_soon

LOOK_EVERY = 0.5  # seconds: a no ends a recording within one
HEARTBEAT = 2.0
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 5.0

log = structlog.get_logger()


class Serving:
    """One process's service of one Asterisk. Only one is connected: the newest, and the others stand by."""

    def __init__(self, adapter: AsteriskAdapter, issue: Issue) -> None:
        self._adapter, self._ari = adapter, adapter.ari
        self._teller = Teller()
        self._desk = Desk(self._ari, self._teller, issue)
        self._recordings = Recordings(self._desk)
        self._switchboard = Switchboard(self._desk, self._recordings)
        self._connected = threading.Event()
        self._missed: datetime | None = None

    def run(self, stop: threading.Event) -> None:
        """Until told to stop."""
        beside = [
            threading.Thread(target=loop, args=(stop,), name=loop.__name__, daemon=True)
            for loop in (self._watch, self._tend)
        ]
        for thread in beside:
            thread.start()
        pause = FIRST_PAUSE
        while not stop.is_set():
            try:
                self._serve(stop)
                pause = FIRST_PAUSE
            except Away:
                log.warning("asterisk went away")
                pause = FIRST_PAUSE
            except Refused as refusal:
                log.warning("asterisk out of reach", why=type(refusal).__name__, sentence=str(refusal))
                pause = min(pause * 2, LONGEST_PAUSE)
            finally:
                self._connected.clear()
            stop.wait(pause)
        self._switchboard.close()
        self._teller.close()

    def _serve(self, stop: threading.Event) -> None:
        """One connection, from its beginning to its end."""
        waiting = [one for one in self._ari.channels() if one.dialplan.app_name == "Stasis"]
        with connected(self._ari.account) as line:
            log.info("asterisk connected")
            self._ari.listen_only_to(list(EVENTS))
            self._missed = datetime.now(UTC)
            self._connected.set()
            self._hand_over(waiting)
            if self._replaced(line, stop):
                log.warning("asterisk is served by another process: standing by")
                self._connected.clear()
                while not stop.is_set() and self._ari.is_served():
                    stop.wait(HEARTBEAT)

    def _hand_over(self, waiting: list[Channel]) -> None:
        """Callers of a process that is no more."""
        for channel in waiting:
            waits = channel.is_other_party or names.ticket_of_page(channel.id) is not None
            if waits and not self._switchboard.talks_with(channel.id):
                self._switchboard.hand_over(channel)

    def _replaced(self, line: Connection, stop: threading.Event) -> bool:
        """Take what comes; whether another process took our place."""
        for message in line.messages(stop, HEARTBEAT):
            if message is None:
                continue
            try:
                told = read_event(message)
            except msgspec.DecodeError:
                log.warning("event not understood")
                continue
            if told is not None and told.type == "ApplicationReplaced":
                return True
            if told is not None:
                self._switchboard.take(told)
        return False

    def _watch(self, stop: threading.Event) -> None:
        while not stop.wait(LOOK_EVERY):
            self._recordings.look()

    def _tend(self, stop: threading.Event) -> None:
        """Beside the events, since a database that hangs holds up whoever asks it."""
        while not stop.wait(LOOK_EVERY):
            if not self._connected.is_set():
                continue
            try:
                if self._missed is not None:
                    self._catch_up(self._missed)
                elif not self._teller.lost:
                    listening(now())
            except Exception as error:  # noqa: BLE001 - the next round tries again
                log.warning("catching up waits", why=type(error).__name__)
                connection.close()
                stop.wait(HEARTBEAT)
        connection.close()

    def _catch_up(self, since: datetime) -> None:
        channels = self._ari.channels()
        found = catch_up(self._adapter, frozenset(channel.id for channel in channels), since)
        if self._missed == since:
            self._missed = None
        for call, recording in found.fetch:
            fetch_soon(call, recording)
        self._desk.tap_again(channels)
        log.info("asterisk caught up", calls=found.calls, facts=found.facts, gaps=found.gaps)
