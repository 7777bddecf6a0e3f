"""One caller in our application, from the first word to the hand-over: the script, done on a thread.

Nothing here waits for the database longer than it may, and nothing but the script's own end is needed to
reach a person: the channel stays with us on a lease that is renewed at every step. When we die, hang or are
cut off, it runs out seconds after what is being played, and the dialplan goes on to people (S12).
"""

import math
import queue
import secrets
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

import msgspec
import structlog

from coordination.log.errors import Refused
from coordination.policy.clinic import Line
from coordination.policy.in_force import held
from coordination.policy.published import policy
from telephony.adapters.asterisk import names, script
from telephony.adapters.asterisk.desk import Desk
from telephony.adapters.asterisk.refusals import ChannelGone, NotInOurHands
from telephony.adapters.asterisk.script import (
    Heard,
    Leave,
    OfferLanguages,
    Say,
    Stage,
    TakeMessage,
    Wait,
)

LEASE = 8  # seconds that the channel stays with us when nobody renews it
LOOK_EVERY = 2.0  # seconds, whether a prompt is still being played
# Asterisk does one thing after the other on a channel, and who asks for a renewal while it plays or records
# gets no answer until that is over. So the lease is made long enough before: what the script does next, which
# for words is their length at 150 a minute, and LEASE.
SECONDS_A_WORD = 0.4
WRAP_UP = 10.0  # seconds after the longest message in which Asterisk must have said that it is over

LAST_WORD = 1.0  # seconds in which an event may come after what it tells of

log = structlog.get_logger()


class Key(msgspec.Struct, frozen=True):
    """The caller pressed a key."""

    digit: str
    at: datetime


class Played(msgspec.Struct, frozen=True):
    playback: str
    state: str
    at: datetime


class Recorded(msgspec.Struct, frozen=True):
    """A message is over, after so many whole seconds; None when it failed."""

    recording: str
    seconds: int | None
    at: datetime


class Over(msgspec.Struct, frozen=True):
    """The channel has left us: hung up, or taken away."""


Finished = Callable[[Played | Recorded], Heard | None]


class _Left(Exception):
    """Nothing more can be done with this channel."""


class Conversation:
    """`hear` from any thread; `run` on one of its own. `message` is told of a message that was left."""

    def __init__(
        self,
        desk: Desk,
        call: str,
        line: Line,
        line_name: str,
        message: Callable[[str, Recorded], None],
    ) -> None:
        self._desk, self._ari, self._message = desk, desk.ari, message
        self.call, self._line, self._line_name = call, line, line_name
        self._language = line.language
        self._stage: Stage = "emergency"
        self._heard: queue.SimpleQueue[Key | Played | Recorded | Over] = queue.SimpleQueue()

    def hear(self, what: Key | Played | Recorded | Over) -> None:
        self._heard.put(what)

    def begin(self, first: Stage) -> None:
        """Where the script begins."""
        self._stage = first

    def hand_over(self) -> None:
        """On to people now, wherever the script is."""
        self._leave(Leave(to="people"))
        self.hear(Over())

    def unread(self) -> list[Key]:
        """Keys that came when the script was over already: a no among them still counts (S13)."""
        keys = []
        while not self._heard.empty():
            what = self._heard.get()
            if isinstance(what, Key):
                keys.append(what)
        return keys

    def run(self) -> None:
        """Until the channel is handed over or gone, all of it by the policy as it is now. Whatever breaks, it
        goes on to people."""
        try:
            with held(policy()):
                while not isinstance(act := script.at(self._stage), Leave):
                    self._step(self._do(act))
                self._leave(act)
        except _Left:
            return
        except Exception as error:  # noqa: BLE001 - whatever it is, the caller comes first
            log.error("voice failed open", why=type(error).__name__)
            self._leave(Leave(to="people"))

    def _step(self, heard: Heard) -> None:
        """On to the next stage, and what the caller's answer means beyond it."""
        before, self._stage = self._stage, script.after(self._stage, heard)
        if heard == "no_key":
            self._desk.said_no(self.call, "key", _now())
        elif before == "waiting" and heard == "nothing":
            self._desk.said_no(self.call, "silence", _now())
        elif self._stage == "yes":
            if self._desk.said_yes(self.call, "key", _now()):
                self._desk.begin_media(self.call)
            else:
                self._stage = "connecting"

    def _do(self, act: Say | OfferLanguages | Wait | TakeMessage) -> Heard:
        match act:
            case Say():
                return self._say(act, self._language)
            case OfferLanguages():
                return self._offer_languages()
            case Wait(seconds=seconds):
                self._renew(seconds)
                return self._listen(seconds, lambda _: None) or "nothing"
            case TakeMessage(seconds=seconds):
                self._renew(seconds + WRAP_UP)
                return self._take_message(seconds)

    def _offer_languages(self) -> Heard:
        for language in self._line.languages.values():
            heard = self._say(Say(prompt="language_choice"), language)
            if heard not in {"spoken", "unspoken"}:
                return heard
        return "spoken"

    def _say(self, say: Say, language: str) -> Heard:
        prompt = policy().prompt(say.prompt, language)
        playback = f"ringback-{secrets.token_hex(8)}"
        self._renew(len(prompt.text.split()) * SECONDS_A_WORD)
        try:
            self._ari.play(self.call, names.sound_of(prompt.version), playback)
        except (ChannelGone, NotInOurHands):
            raise _Left from None
        except Refused as refusal:
            log.error("prompt not played", prompt=prompt.version, why=type(refusal).__name__)
            return "unspoken"

        def finished(what: Played | Recorded) -> Heard | None:
            if not isinstance(what, Played) or what.playback != playback:
                return None
            if what.state != "done":
                log.error("prompt not played", prompt=prompt.version, why="failed")
                return "unspoken"
            if say.purpose is not None:
                self._desk.spoken(self.call, prompt, say.purpose, what.at)
            return "spoken"

        playing = partial(self._ari.is_playing, playback)
        heard = self._listen(script.LONGEST_PROMPT, finished, playing) or "unspoken"
        if heard not in {"spoken", "unspoken"}:
            self._quietly(lambda: self._ari.stop_playing(playback))
        return heard

    def _take_message(self, seconds: int) -> Heard:
        name = names.message_name(self.call)
        how = {"maxDurationSeconds": seconds, "beep": True, "terminateOn": "#"}
        try:
            self._ari.record(self.call, name, **how)
        except (ChannelGone, NotInOurHands):
            raise _Left from None
        except Refused as refusal:
            log.error("message not recorded", why=type(refusal).__name__)
            return "emergency_key"  # as whoever wants a person now
        over: list[Recorded] = []

        def finished(what: Played | Recorded) -> Heard | None:
            if not isinstance(what, Recorded) or what.recording != name:
                return None
            over.append(what)
            return "left" if what.seconds else "not_left"

        try:
            heard = self._listen(seconds + WRAP_UP, finished) or "not_left"
        except _Left:  # who hangs up after speaking has left a message
            if self._last_word(finished) == "left":
                self._message(self.call, over[0])
            raise
        if heard == "left":
            self._message(self.call, over[0])
        else:
            self._quietly(lambda: self._ari.destroy_recording(name))
        return heard

    def _listen(
        self, seconds: float, finished: Finished, still: Callable[[], bool] = lambda: True
    ) -> Heard | None:
        """The first thing heard that leads on; None after so many seconds, or once it is not `still` so."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            try:
                what = self._heard.get(timeout=min(left, LOOK_EVERY))
            except queue.Empty:
                if not still():
                    return self._last_word(finished)
                continue
            if isinstance(what, Over):
                raise _Left
            heard = self._key(what) if isinstance(what, Key) else finished(what)
            if heard is not None:
                return heard
        return None

    def _last_word(self, finished: Finished) -> Heard | None:
        """What is already on its way when the thing itself is over."""
        end = time.monotonic() + LAST_WORD
        while (left := end - time.monotonic()) > 0:
            try:
                what = self._heard.get(timeout=left)
            except queue.Empty:
                return None
            if isinstance(what, Played | Recorded) and (heard := finished(what)):
                return heard
        return None

    def _key(self, key: Key) -> Heard | None:
        """What the key means here, if it leads on. A language that was chosen twice was chosen once."""
        heard = script.key_of(self._stage, key.digit, self._line.languages)
        if heard == "language_key":
            chosen = self._line.languages[key.digit]
            if chosen == self._language:
                return None
            self._language = chosen
            self._desk.chose_language(self.call, chosen, key.at)
        return heard if heard is not None and script.after(self._stage, heard) != self._stage else None

    def _renew(self, longer: float = 0) -> None:
        """So long the channel stays with us: for what is done next, and a little longer."""
        try:
            self._ari.set_variable(self.call, names.LEASE, str(LEASE + math.ceil(longer)))
        except (ChannelGone, NotInOurHands):
            raise _Left from None
        except Refused as refusal:
            log.warning("lease not renewed", why=type(refusal).__name__)

    def _leave(self, act: Leave) -> None:
        """Hand the caller over. Where that cannot be asked, the lease runs out and the dialplan does it."""
        match act.to:
            case "people":
                self._quietly(lambda: self._ari.go_on(self.call, names.PEOPLE, self._line_name))
                self._desk.routed(self.call, self._line.people, _now())
            case "fallback":
                self._quietly(lambda: self._ari.go_on(self.call, names.FALLBACK, self._line_name))
                self._desk.routed(self.call, self._line.fallback, _now())
            case "nowhere":
                self._quietly(lambda: self._ari.hang_up(self.call))

    def _quietly(self, ask: Callable[[], None]) -> None:
        try:
            ask()
        except Refused as refusal:
            log.warning("asterisk refused", why=type(refusal).__name__)


def _now() -> datetime:
    return datetime.now(UTC)
