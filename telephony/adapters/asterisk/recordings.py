"""Recordings that Asterisk makes itself: kept only while the yes stands, fetched when they are over."""

from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

import structlog

from coordination.log.errors import Refused
from telephony.adapters.asterisk import names
from telephony.adapters.asterisk.conversation import Recorded
from telephony.adapters.asterisk.desk import Desk
from telephony.calls.commands import AnswerConsent, StartRecording, StopRecording
from telephony.calls.events import PURPOSES, CallVoicemailLeft
from telephony.calls.state import Call
from telephony.calls.telling import call_id
from telephony.recordings.fetching import fetch_soon

Fetch = Callable[[UUID, str], None]
log = structlog.get_logger()


def _start(name: str, at: datetime) -> StartRecording:
    return StartRecording(via="asterisk_recording", at=at, outside_id=name)


class Recordings:
    """What runs now. `begun`, `over` and `failed` return at once."""

    def __init__(self, desk: Desk, fetch: Fetch = fetch_soon) -> None:
        self._desk, self._fetch = desk, fetch
        self._running: dict[str, str] = {}

    def begun(self, name: str, call: str, at: datetime) -> None:
        """Both parties are recorded from now on: refused where no yes stands, and then destroyed (S3)."""
        self._running[name] = call
        self._desk.teller.tell(call, _start(name, at)).add_done_callback(
            partial(self._destroy_if_refused, name, call)
        )

    def over(self, name: str, call: str, at: datetime) -> None:
        """Fetch it, if the yes still stands. One that was destroyed is over too."""
        self._running.pop(name, None)
        self._then_fetch(name, call, self._desk.teller.tell(call, _start(name, at)))

    def failed(self, name: str, call: str, at: datetime) -> None:
        self._running.pop(name, None)
        self._desk.teller.tell(call, StopRecording(why="failed", at=at))

    def message(self, call: str, left: Recorded) -> None:
        """A voicemail: the greeting was the notice, who speaks after it agrees. Their own no still wins."""
        began = left.at - timedelta(seconds=left.seconds or 0)
        yes = AnswerConsent(answers=dict.fromkeys(PURPOSES, True), how="voicemail_greeting", at=began)
        begun = _start(left.recording, began)
        taken = self._desk.teller.tell(call, yes, CallVoicemailLeft(at=left.at), begun)
        self._then_fetch(left.recording, call, taken)

    def _then_fetch(self, name: str, call: str, taken: "Future[Call]") -> None:
        def fetch(done: "Future[Call]") -> None:
            if done.exception() is None:
                self._fetch(call_id(names.SOURCE, call), name)
            else:
                self._destroy_if_refused(name, call, done)

        taken.add_done_callback(fetch)

    def _destroy_if_refused(self, name: str, call: str, done: "Future[Call]") -> None:
        why = done.exception()
        if why is None:
            return
        log.warning("recording destroyed", why=type(why).__name__)
        self._running.pop(name, None)
        self._cut(name, call)

    def _cut(self, name: str, call: str) -> None:
        """Where Asterisk does not answer, it is found and destroyed when it is to be fetched."""
        for destroy in (partial(self._desk.ari.destroy_recording, name), partial(self._desk.cut, call)):
            _quietly(destroy)

    def look(self) -> None:
        """Twice a second: a no that came by another way ends a recording within a second (S13); so does a
        log that cannot say (S12)."""
        for name, call in list(self._running.items()):
            if not self._desk.allowed(call):
                log.info("recording destroyed", why="no")
                self._running.pop(name, None)
                self._cut(name, call)


def _quietly(act: Callable[[], None]) -> None:
    try:
        act()
    except Refused as refusal:
        log.error("asterisk refused", why=type(refusal).__name__)
