"""A leg under the control of TwiML: what every verb needs to act on it."""

from __future__ import annotations

from contextlib import suppress
from itertools import islice

import httpx

from telephony.simulator.audio import Speech
from telephony.simulator.delivery import refusal
from telephony.simulator.report import CallReport
from telephony.simulator.twilio.exchange import Exchange
from telephony.simulator.twilio.leg import Leg
from telephony.simulator.twilio.media import FRAME_SECONDS, SILENCE, MediaStream, pieces_of
from telephony.simulator.twilio.parties import Party
from telephony.simulator.twilio.twiml import TwimlProblem, Verb, parse

Document = tuple[Verb, ...]
SECONDS_A_WORD = 0.35
CHUNK = 5  # frames at a time while a stream carries them
QUIET_CHUNK = 50


class CallerHungUp(Exception):
    """The caller is gone; no further verb is played."""


class NoTwiml(Exception):
    """Ringback gave no TwiML: Twilio turns to the static fallback, which dials staff."""


class Flow:
    """One leg and its people. `noted` keeps what the caller heard, for tests."""

    def __init__(self, exchange: Exchange, leg: Leg, party: Party, report: CallReport) -> None:
        self.exchange, self.leg, self.party, self.report = exchange, leg, party, report
        self.noted: list[str] = []
        self.reached = "ended by the door"
        self.passed = 0.0
        self._streams: list[MediaStream] = []
        self._address = ""

    async def fetch(self, url: str, extra: dict[str, str], method: str = "POST") -> Document:
        """The TwiML of an address, told what happened."""
        try:
            base = self._address
            answer = await self.exchange.account.request(
                url, {**self.leg.params(), **extra}, method or "POST", base
            )
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            self.report.trouble(f"voice: no answer ({type(error).__name__})")
            raise NoTwiml from error
        if not answer.is_success:
            self.report.trouble(f"voice: {refusal(answer)}")
            raise NoTwiml
        self._address = (
            self.exchange.account.public_url + answer.request.url.raw_path.decode().partition("?")[0]
        )
        try:
            return parse(answer.text)
        except TwimlProblem as error:
            self.report.trouble(f"voice: TwiML: {error}")
            raise NoTwiml from error

    async def last_word(self, verb: Verb, extra: dict[str, str]) -> None:
        """The caller hangs up: the verb's action is told, its TwiML, if any comes, plays to nobody."""
        self.leg.end("completed", self.exchange.clock.now())
        if verb.get("action"):
            with suppress(NoTwiml):
                await self.fetch(verb.get("action"), extra, verb.get("method"))

    async def tell(self, url: str, params: dict[str, str]) -> None:
        """A webhook whose answer means nothing, as of a recording that is ready."""
        try:
            answer = await self.exchange.account.request(url, params, base=self._address)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            self.report.trouble(f"recording callback: no answer ({type(error).__name__})")
            return
        if not answer.is_success:
            self.report.trouble(f"recording callback: {refusal(answer)}")

    async def let_pass(self, seconds: float, speech: Speech | None = None) -> None:
        """Time on the line; open streams carry it, with silence where nothing is said. `passed` is how much
        of it went by, also when the call is sent elsewhere in the middle of it."""
        self.passed = 0.0
        pieces = pieces_of(speech) if speech else None
        frames = round(seconds / FRAME_SECONDS)
        while frames > 0:
            count = min(CHUNK if self._streams else QUIET_CHUNK, frames)
            chunk = list(islice(pieces, count)) if pieces and self._streams else []
            chunk += [(SILENCE, SILENCE)] * (count - len(chunk))
            for stream in self._streams:
                await stream.frames(chunk)
            await self.exchange.clock.sleep(count * FRAME_SECONDS)
            frames -= count
            self.passed += count * FRAME_SECONDS

    async def start_stream(self, verb: Verb) -> None:
        """Open a media socket beside the call."""
        stream = MediaStream(self.leg, verb, self.report)
        self._streams.append(stream)
        await stream.open(self.exchange.account)

    async def stop_streams(self, name: str = "") -> None:
        """Close the streams of that name, or all of them."""
        stopped = [stream for stream in self._streams if not name or stream.name == name]
        self._streams = [stream for stream in self._streams if stream not in stopped]
        for stream in stopped:
            await stream.close()

    async def speak(self, verb: Verb) -> None:
        """Say, Play and Pause: noted, and as long as they take."""
        if self.party.hangs_up_in_notice:
            await self.let_pass(3.0)
            raise CallerHungUp
        self.noted.append(f"{verb.name} {verb.text}".strip())
        words = len(verb.text.split()) * SECONDS_A_WORD
        await self.let_pass({"Say": words, "Play": 5.0}.get(verb.name, verb.seconds("length", 1.0)))
