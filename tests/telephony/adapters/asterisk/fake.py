"""An Asterisk on this machine, as far as ARI shows it: HTTP and WebSocket on one port.

It keeps to what Asterisk's api-docs say and to what a real 22.10 did: a channel of a WebSocket that went away
stays in Stasis for ever, unless its absolute timeout runs out; what is asked of a channel elsewhere is 409;
events are kept for nobody. Its clock goes on when `time_passes`, beside real time.
"""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from scripts.ports import free_ports
from tests.telephony.adapters.asterisk import shapes
from tests.telephony.adapters.asterisk.server import Line, Reply, serving
from tests.telephony.adapters.asterisk.shapes import CALLER, JSON

USER, PASSWORD = "ringback", "an-invented-password"
WHERE = {"ringback-people": "people", "ringback-fallback": "fallback"}


class FakeAsterisk:
    """`asked` is every request, `where` each channel's place: stasis, people, fallback, a context, gone."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.asked: list[tuple[str, str, JSON]] = []
        self.channels: dict[str, JSON] = {}
        self.where: dict[str, str] = {}
        self.variables: dict[tuple[str, str], str] = {}
        self.playing: dict[str, str] = {}
        self.heard: list[str] = []
        self.live: dict[str, str] = {}
        self.stored: dict[str, bytes] = {}
        self.sound = b""
        self.missing: set[str] = set()
        self.prompts_last = 0.0
        self.fault: Callable[[str, str], Reply | None] = lambda method, path: None
        self.bridged: list[JSON] = []
        self.orders: dict[str, JSON] = {}
        self.globals: dict[str, str] = {}
        self.line: Line | None = None
        self._ahead = 0.0
        self._leases: dict[str, float] = {}
        self.lock = threading.RLock()

    # What happens outside of us.

    def now(self) -> str:
        return shapes.stamp(0, datetime.now(UTC))

    def tell(self, message: JSON) -> None:
        """Over the WebSocket, if there is one."""
        if self.line is not None:
            self.line.send(json.dumps(message))

    def event(self, type_: str, **more: Any) -> None:
        self.tell({**shapes.event(type_, **more), "timestamp": self.now()})

    def rings(self, leg: str = CALLER, how: str = "inbound", **more: Any) -> None:
        """A caller is lent to our application for 8 seconds; without one the dialplan goes on to people."""
        with self.lock:
            self.channels[leg] = shapes.channel(leg, creationtime=self.now(), **more)
            self.enters(leg, how)

    def enters(self, leg: str, how: str) -> None:
        with self.lock:
            if self.line is None:
                self.where[leg] = "people" if how == "inbound" else "fallback"
                return
            self.where[leg] = "stasis"
            self._leases[leg] = self._clock() + 8
            self.event("StasisStart", args=[how], channel=self.channels[leg])

    def presses(self, digit: str, leg: str = CALLER) -> None:
        self.event("ChannelDtmfReceived", digit=digit, duration_ms=100, channel=self.channels[leg])

    def answers(self, leg: str = CALLER) -> None:
        """Somebody of ours picks up."""
        staff = shapes.staff(call=leg)
        with self.lock:
            self.channels[leg]["channelvars"]["RINGBACK_MOVES"] = "yes"
            self.channels[staff["id"]] = staff
            self.where[staff["id"]] = "people"
            self.bridged = [shapes.bridge(staff["id"], leg)]
        self.event("Dial", dialstatus="ANSWER", caller=self.channels[leg], peer=staff)

    def picks_up(self, leg: str) -> None:
        """Whom we rang: the channel comes into our application with the arguments of the order."""
        with self.lock:
            self.channels[leg]["state"] = "Up"
            self.where[leg] = "stasis"
            args = str(self.orders[leg]["appArgs"]).split(",")
            self.event("StasisStart", args=args, channel=self.channels[leg])

    def rings_in_vain(self, leg: str, cause: int) -> None:
        """Nobody picked up whom we rang; `cause` is that of Q.850."""
        with self.lock:
            gone = self.channels.pop(leg)
            self.where[leg] = "gone"
        self.event("ChannelDestroyed", cause=cause, cause_txt="", channel=gone)

    def hangs_up(self, leg: str = CALLER) -> None:
        """The caller, and with them every tap."""
        with self.lock:
            gone = self.channels.pop(leg)
            beside = [one for one in self.channels if f"-{leg}-" in one]
            for name, of in list(self.live.items()):
                if of == leg or of in beside:
                    self._finish(name)
            for tap in beside:
                self._destroy(tap)
            if self.where[leg] == "stasis":
                self.event("StasisEnd", channel=gone)
            self.where[leg] = "gone"
            self.event("ChannelDestroyed", cause=16, cause_txt="Normal Clearing", channel=gone)

    def loses_tap(self, side: str, leg: str = CALLER) -> None:
        """Its connection to our AudioSocket door breaks: the dialplan hangs the tap up, and nothing else."""
        with self.lock:
            self._destroy(next(one for one in self.channels if one.startswith(f"ringback-{side}-{leg}-")))

    def time_passes(self, seconds: float) -> None:
        """Whom nobody renewed meanwhile goes to the extension T."""
        with self.lock:
            self._ahead += seconds
            for leg, until in list(self._leases.items()):
                if self.where.get(leg) == "stasis" and until <= self._clock():
                    self.where[leg] = "people"
                    self.event("StasisEnd", channel=self.channels[leg])

    def cuts_the_line(self) -> None:
        """The WebSocket breaks."""
        if self.line is not None:
            self.line.close()

    def _clock(self) -> float:
        return time.monotonic() + self._ahead

    # What we ask of it.

    def answer(self, method: str, path: str, body: JSON) -> Reply:
        with self.lock:
            self.asked.append((method, path, body))
            return self.fault(method, path) or self._answer(method, path.strip("/").split("/"), body)

    def _answer(self, method: str, parts: list[str], body: JSON) -> Reply:
        match parts:
            case ["channels", *rest]:
                return self._channels(method, rest, body)
            case ["asterisk", "variable"]:
                self.globals[body["variable"]] = body["value"]
            case ["bridges"]:
                return 200, self.bridged
            case ["playbacks", playback]:
                return self._playback(method, playback)
            case ["recordings", kind, *name]:
                return self._recording(method, kind, name)
            case ["applications", _] if self.line is None:
                return 404, {"message": "Application not found"}
        return 200, {"name": "ringback"}

    def _channels(self, method: str, parts: list[str], body: JSON) -> Reply:
        match method, parts:
            case "GET", []:
                return 200, list(self.channels.values())
            case "POST", []:
                return self._originate(body)
            case "DELETE", [leg]:
                return self._hang_up(leg)
            case "POST", [leg, "snoop"]:
                return self._snoop(leg, body)
            case _, [leg, what]:
                return self._in_stasis(leg, what, body)
        return 404, {"message": "Resource not found"}

    def _originate(self, body: JSON) -> Reply:
        leg = str(body["channelId"])
        if leg in self.channels:
            return 409, {"message": "Channel with given unique ID already exists"}
        made = (
            shapes.placed
            if "__RINGBACK_CALL" in body.get("variables", {"__RINGBACK_CALL": leg})
            else shapes.paged
        )
        self.channels[leg] = made(leg, state="Down")
        self.where[leg] = "ringing"
        self.orders[leg] = body
        return 200, self.channels[leg]

    def _hang_up(self, leg: str) -> Reply:
        if leg not in self.channels:
            return 404, {"message": "Channel not found"}
        if (caller := self.channels[leg]["channelvars"].get("RINGBACK_CALL", "")) not in {"", leg}:
            return self._let_go(leg, caller)
        if leg in self.where and self.where[leg] != "tap":
            self.hangs_up(leg)
        else:
            self._destroy(leg)
        return 204, None

    def _let_go(self, staff: str, caller: str) -> Reply:
        """Dial is over. Where the dialplan goes on after it, it looks where to; else the call is over too."""
        self.event("ChannelDestroyed", cause=16, cause_txt="", channel=self.channels.pop(staff))
        self.where[staff] = "gone"
        self.bridged = []
        if not self.channels[caller]["channelvars"].get("RINGBACK_MOVES"):
            self.hangs_up(caller)
        elif self.globals.pop(f"RINGBACK_TO_{caller}", ""):
            self.where[caller] = "ringback-route"
        return 204, None

    def _destroy(self, tap: str) -> None:
        for name, of in list(self.live.items()):
            if of == tap:
                self._finish(name)
        gone = self.channels.pop(tap)
        self.where.pop(tap, None)
        self.event("ChannelDestroyed", cause=0, cause_txt="Unknown", channel=gone)

    def _snoop(self, leg: str, body: JSON) -> Reply:
        if leg not in self.channels:
            return 404, {"message": "Channel not found"}
        tap = str(body["snoopId"])
        bare = dict.fromkeys(self.channels[leg]["channelvars"], "")
        self.channels[tap] = shapes.tap(tap, leg, channelvars=bare)
        self.where[tap] = "tap"
        self.event("StasisStart", args=[body["appArgs"]], channel=self.channels[tap])
        return 200, self.channels[tap]

    def _in_stasis(self, leg: str, what: str, body: JSON) -> Reply:
        if leg not in self.channels:
            return 404, {"message": "Channel not found"}
        if self.where.get(leg) not in {"stasis", "tap"}:
            return 409, {"message": "Channel not in Stasis application"}
        match what:
            case "variable":
                self._set(leg, body)
            case "continue":
                context = str(body["context"])
                self.where[leg] = WHERE.get(context, context)
                self.event("StasisEnd", channel=self.channels[leg])
            case "play":
                return self._play(leg, body)
            case "record":
                self.live[body["name"]] = leg
                self._recording_event("RecordingStarted", body["name"], "recording")
                return 201, {"name": body["name"], "format": "wav", "state": "queued"}
        return 204, None

    def _set(self, leg: str, body: JSON) -> None:
        """One thing after the other: nothing is set while something is played or recorded."""
        if leg in self.playing.values() or leg in self.live.values():
            return
        self.variables[leg, body["variable"]] = body["value"]
        if body["variable"] == "TIMEOUT(absolute)":
            self._leases[leg] = self._clock() + float(body["value"])

    def _play(self, leg: str, body: JSON) -> Reply:
        sound, playback = body["media"].removeprefix("sound:ringback/"), body["playbackId"]
        self.playing[playback] = leg
        self.heard.append(sound)
        if sound in self.missing:
            self._played(playback, "failed")
        elif not self.prompts_last:
            self._played(playback, "done")
        else:
            timer = threading.Timer(self.prompts_last, self._played, [playback, "done"])
            timer.daemon = True
            timer.start()
        return 201, {"id": playback, "state": "queued"}

    def _played(self, playback: str, state: str) -> None:
        with self.lock:
            leg = self.playing.pop(playback, "")
            if not leg:
                return
            said = {"id": playback, "media_uri": "sound:x", "target_uri": f"channel:{leg}", "language": "en"}
            self.event("PlaybackFinished", playback={**said, "state": state})

    def _playback(self, method: str, playback: str) -> Reply:
        if playback not in self.playing:
            return 404, {"message": "Playback not found"}
        if method == "DELETE":
            self._played(playback, "done")
            return 204, None
        return 200, {"id": playback, "state": "playing"}

    def _recording(self, method: str, kind: str, name: list[str]) -> Reply:
        if not name:
            return 200, [{"name": one, "format": "wav"} for one in [*self.stored, *self.live]]
        found = (self.live if kind == "live" else self.stored).get(name[0])
        if found is None:
            return 404, {"message": "Recording not found"}
        if method == "GET":
            return 200, self.stored[name[0]] if name[1:] == ["file"] else {"name": name[0]}
        if kind == "live":
            self._finish(name[0], keep=method == "POST")
        else:
            del self.stored[name[0]]
        return 204, None

    def _finish(self, name: str, *, keep: bool = True) -> None:
        """A recording that was canceled is told of like any other, and leaves no file."""
        if keep:
            self.stored[name] = self.sound
        self._recording_event("RecordingFinished", name, "done", duration=2)
        del self.live[name]

    def _recording_event(self, type_: str, name: str, state: str, **more: Any) -> None:
        said = {"name": name, "format": "wav", "state": state, "target_uri": f"channel:{self.live[name]}"}
        self.event(type_, recording={**said, **more})


@contextmanager
def fake_asterisk() -> Iterator[FakeAsterisk]:
    """Running while the block lasts."""
    (port,) = free_ports(1)
    fake = FakeAsterisk(port)
    with serving(fake, port, USER, PASSWORD):
        yield fake
