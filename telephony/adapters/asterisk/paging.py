"""One member of the staff whom we rang: she hears the script up to three times and presses the key, or not.

Whoever or whatever picked up, only the key takes it, and only once it is in the log: she hears whether it is.
When we die meanwhile, Asterisk hangs up by itself after LONGEST_PAGE seconds, and the page is given up.
"""

import queue
import secrets
import time
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TooLate
from datetime import datetime
from uuid import UUID

import structlog

from coordination.log.errors import Refused, StreamForgotten
from coordination.policy.published import policy
from telephony.adapters.asterisk import names
from telephony.adapters.asterisk.conversation import Key, Over, Played, Recorded
from telephony.adapters.asterisk.rest import Ari
from telephony.adapters.asterisk.teller import Lost
from telephony.pages.commands import Command, NoteAnswered, PressKey
from telephony.pages.decisions import ACKNOWLEDGES
from telephony.pages.state import Page

TIMES = 3
KEY_SECONDS = 5.0
LONGEST_PROMPT = 15.0  # seconds; the scripts of a page have five
PATIENCE = 2.0  # seconds for which she waits to hear that it is hers

Message = Key | Played | Recorded | Over
Note = Callable[[UUID, Callable[[datetime], Command]], "Future[Page]"]
log = structlog.get_logger()


class _HungUp(Exception):
    """Nobody listens any more."""


class PageTalk:
    """`hear` from any thread; `run` on one of its own."""

    def __init__(self, ari: Ari, channel: str, page: UUID, version: str, note: Note) -> None:
        self._ari, self._channel, self._page, self._note = ari, channel, page, note
        self._version = version
        self._heard: queue.SimpleQueue[Message] = queue.SimpleQueue()

    def hear(self, what: Message) -> None:
        self._heard.put(what)

    def hand_over(self) -> None:
        """We end: so does this, and the next telephone rings."""
        self._hang_up()
        self.hear(Over())

    def unread(self) -> list[Key]:
        return []

    def run(self) -> None:
        """Until it is taken, heard three times, or over."""
        try:
            self._note(self._page, lambda now: NoteAnswered(now=now))
            said = names.sound_of(self._version)
            for _ in range(TIMES):
                if self._asked(said):
                    outcome = self._taken()
                    if outcome is not None:
                        self._play(self._sound(outcome), lambda key: False)
                        break
                    said = self._sound("page_again")
        except _HungUp:
            return
        except Exception as error:  # noqa: BLE001 - the page is given up, and the next one rings
            log.error("page broke off", why=type(error).__name__)
        self._hang_up()

    def _asked(self, sound: str) -> bool:
        """Whether she pressed the key, while it was spoken or within some seconds after it."""
        return self._play(sound, _takes) or self._listen(KEY_SECONDS, _takes, lambda _: False)

    def _taken(self) -> str | None:
        """Which prompt says what the key did; None where it is not known to be in the log."""
        try:
            page = self._note(self._page, lambda now: PressKey(now=now, key=ACKNOWLEDGES)).result(PATIENCE)
        except (TooLate, Refused, StreamForgotten, Lost) as error:
            log.error("page not acknowledged", why=type(error).__name__)
            return None
        return "page_taken" if page.withdrawn else "page_acknowledged"

    def _sound(self, prompt: str) -> str:
        """In the language of the script."""
        language = self._version.split(".")[1]
        return names.sound_of(policy().prompt(prompt, language).version)

    def _play(self, sound: str, ends: Callable[[Key], bool]) -> bool:
        """Whether a key ended it. A sound that is not there is as if it were spoken: the key still counts."""
        playback = f"ringback-{secrets.token_hex(8)}"
        try:
            self._ari.play(self._channel, sound, playback)
        except Refused as refusal:
            log.error("prompt not played", why=type(refusal).__name__)
            return False
        pressed = self._listen(
            LONGEST_PROMPT, ends, lambda what: isinstance(what, Played) and what.playback == playback
        )
        if pressed:
            self._quietly(lambda: self._ari.stop_playing(playback))
        return pressed

    def _listen(self, seconds: float, ends: Callable[[Key], bool], over: Callable[[Message], bool]) -> bool:
        """Whether such a key came within so many seconds, or before it was over."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            try:
                what = self._heard.get(timeout=left)
            except queue.Empty:
                return False
            if isinstance(what, Over):
                raise _HungUp
            if isinstance(what, Key) and ends(what):
                return True
            if over(what):
                return False
        return False

    def _hang_up(self) -> None:
        self._quietly(lambda: self._ari.hang_up(self._channel))

    def _quietly(self, ask: Callable[[], None]) -> None:
        try:
            ask()
        except Refused as refusal:
            log.warning("asterisk refused", why=type(refusal).__name__)


def _takes(key: Key) -> bool:
    return key.digit == ACKNOWLEDGES
