"""ARI over HTTP, as far as we use it. The host is asked of the vendor register first (S15).

Everything goes in a JSON body and nothing in an address: a telephone number in an address would stand in
Asterisk's log and in every proxy's (S8). Names that we choose ourselves make asking again harmless.
"""

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import IO, Any
from urllib.parse import quote

import httpx
import msgspec

from audit.access.vendors import OutgoingHostRefused, client_for
from telephony.adapters.asterisk import names
from telephony.adapters.asterisk.account import Account
from telephony.adapters.asterisk.refusals import AsteriskAway, AsteriskRefused, ChannelGone, NotInOurHands
from telephony.adapters.asterisk.shapes import Bridge, Channel
from telephony.adapters.port import DialFailed, HostNotRegistered

TIMEOUT = 2.0  # seconds; a caller waits in silence meanwhile
PAUSES = (0.1, 0.4)  # seconds before the second and the third try
LARGEST_RECORDING = 200 * 1024 * 1024

Body = Mapping[str, Any]


def part(name: str) -> str:
    """A name as one part of a path."""
    return quote(name, safe="")


class Ari:
    """One Asterisk. Safe to be used by many threads at once.

    Raises HostNotRegistered, AsteriskAway, AsteriskRefused, ChannelGone and NotInOurHands.
    """

    def __init__(self, account: Account, *, timeout: float = TIMEOUT) -> None:
        self.account = account
        self._timeout = timeout
        self._made: httpx.Client | None = None
        self._making = threading.Lock()

    @property
    def _client(self) -> httpx.Client:
        with self._making:
            if self._made is None:
                try:
                    client = client_for(self.account.url.rstrip("/") + "/ari", timeout=self._timeout)
                except OutgoingHostRefused:
                    raise HostNotRegistered from None
                client.auth = httpx.BasicAuth(self.account.user, self.account.password)
                self._made = client
            return self._made

    def close(self) -> None:
        if self._made is not None:
            self._made.close()

    def ask(self, method: str, path: str, body: Body | None = None, *, again: bool = True) -> httpx.Response:
        """One request. Faults of the line and of the server are tried again, if that can do no harm."""
        pauses = iter(PAUSES if again else ())
        while True:
            try:
                answer = self._client.request(method, path, json=body)
            except OutgoingHostRefused:
                raise HostNotRegistered from None
            except httpx.HTTPError:
                answer = None  # its text holds the address
            if answer is not None and answer.status_code < 500:
                return _judged(answer)
            pause = next(pauses, None)
            if pause is None:
                raise AsteriskAway
            time.sleep(pause)

    def channels(self) -> list[Channel]:
        """All that are up now."""
        return msgspec.json.decode(self.ask("GET", "/channels").content, type=list[Channel])

    def bridges(self) -> list[Bridge]:
        return msgspec.json.decode(self.ask("GET", "/bridges").content, type=list[Bridge])

    def hang_up(self, channel: str) -> None:
        """Done also when it is gone already."""
        with _gone_is_done():
            self.ask("DELETE", f"/channels/{part(channel)}")

    def set_variable(self, channel: str, name: str, value: str) -> None:
        body = {"variable": name, "value": value}
        self.ask("POST", f"/channels/{part(channel)}/variable", body)

    def set_global(self, name: str, value: str) -> None:
        """A variable of the whole Asterisk; the empty value is none."""
        self.ask("POST", "/asterisk/variable", {"variable": name, "value": value})

    def go_on(self, channel: str, context: str, extension: str) -> None:
        """The channel leaves us and goes on in the dialplan. Not asked twice: it may have gone on already."""
        body = {"context": context, "extension": extension, "priority": 1}
        self.ask("POST", f"/channels/{part(channel)}/continue", body, again=False)

    def play(self, channel: str, sound: str, playback: str) -> None:
        """Begin to play. Not asked twice: it would be heard twice."""
        body = {"media": f"sound:{sound}", "playbackId": playback}
        self.ask("POST", f"/channels/{part(channel)}/play", body, again=False)

    def stop_playing(self, playback: str) -> None:
        with _gone_is_done():
            self.ask("DELETE", f"/playbacks/{part(playback)}")

    def is_playing(self, playback: str) -> bool:
        """Whether it is still under way. True also where Asterisk does not say."""
        try:
            self.ask("GET", f"/playbacks/{part(playback)}", again=False)
        except ChannelGone:
            return False
        except AsteriskAway:
            return True
        return True

    def hear(self, channel: str, side: names.Side, name: str) -> None:
        """A channel of that name hears one side of another; it comes into our application."""
        body = {"spy": side, "app": self.account.app, "appArgs": names.BESIDE, "snoopId": name}
        with _there_is_done():
            self.ask("POST", f"/channels/{part(channel)}/snoop", body)

    def record(self, channel: str, name: str, **how: Any) -> None:
        """Begin to record a channel that is in our application. A name is taken once."""
        body = {"name": name, "format": "wav", "ifExists": "fail", **how}
        self.ask("POST", f"/channels/{part(channel)}/record", body, again=False)

    def destroy_recording(self, name: str) -> None:
        """Stop it where it runs, and leave no file (S13)."""
        with _gone_is_done():
            self.ask("DELETE", f"/recordings/live/{part(name)}")
        with _gone_is_done():
            self.ask("DELETE", f"/recordings/stored/{part(name)}")

    def stop_recording(self, name: str) -> None:
        with _gone_is_done():
            self.ask("POST", f"/recordings/live/{part(name)}/stop")

    def is_recording(self, name: str) -> bool:
        try:
            self.ask("GET", f"/recordings/live/{part(name)}")
        except ChannelGone:
            return False
        return True

    def stored_recordings(self) -> list[str]:
        return [str(one["name"]) for one in self.ask("GET", "/recordings/stored").json()]

    def fetch(self, name: str, into: IO[bytes]) -> int:
        """Download a stored recording into a file: how many bytes."""
        path, length = f"/recordings/stored/{part(name)}/file", 0
        try:
            with self._client.stream("GET", path) as answer:
                _judged(answer)
                for piece in answer.iter_bytes():
                    length += len(piece)
                    if length > LARGEST_RECORDING:
                        raise DialFailed("The recording is larger than 200 MB.")
                    into.write(piece)
        except httpx.HTTPError:
            raise AsteriskAway from None
        return length

    def originate(self, channel: str, body: Body) -> None:
        """Place a call under a name of ours: placed once, however often it is asked."""
        with _there_is_done():
            self.ask("POST", "/channels", {"channelId": channel, "app": self.account.app, **body})

    def listen_only_to(self, types: list[str]) -> None:
        """Have Asterisk send these events and no others. One too old for this sends all, as before."""
        body = {"allowed": [{"type": name} for name in types]}
        with _gone_is_done():
            self.ask("PUT", f"/applications/{part(self.account.app)}/eventFilter", body)

    def is_served(self) -> bool:
        """Whether anybody listens to our application now."""
        try:
            self.ask("GET", f"/applications/{part(self.account.app)}")
        except ChannelGone:
            return False
        return True


def _judged(answer: httpx.Response) -> httpx.Response:
    match answer.status_code:
        case 404:
            raise ChannelGone
        case 409 | 412:
            raise NotInOurHands
        case status if status >= 500:
            raise AsteriskAway
        case status if status >= 300:
            raise AsteriskRefused(status)
    return answer


@contextmanager
def _gone_is_done() -> Iterator[None]:
    try:
        yield
    except ChannelGone:
        return


@contextmanager
def _there_is_done() -> Iterator[None]:
    """Asked again after an answer was lost: what has our name is ours."""
    try:
        yield
    except NotInOurHands:
        return
