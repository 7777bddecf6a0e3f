"""From the doors to the transcriber: one thread a process sends what is held and takes the answers.

It never holds up a call. The transcriber away: everything waits in bounded buffers, and the connection
is tried again every second.
"""

import select
import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import structlog

from telephony.recordings.tracks import Track
from transcription.live.holding import Held
from transcription.live.wire import Done, NotOurs, Settled, ToDoors, Unpacking, packed

# Seconds between two parcels of frames. Each costs a turn of the transcriber's interpreter whatever its
# size: at 0.04 s eight calls kept it so busy with turns that its decoders waited for each other.
SEND_EVERY = 0.1
TRY_AGAIN = 1.0
PATIENCE = 2.0  # seconds in which a transcriber must take what it is given
# Seconds after its call's end that sound waits for a transcriber; then it counts as not heard. The
# recording, where there is one, is heard by the post-call pass whenever that is back.
GIVE_UP = 120.0

NotHeard = Callable[[UUID, list[tuple[Track, int, int]]], None]
log = structlog.get_logger()


class Sender:
    """Starts its thread with the first call. `not_heard` is told what nobody answered for at the end."""

    def __init__(self, address: Path, not_heard: NotHeard) -> None:
        self._address, self._not_heard = address, not_heard
        self._calls: dict[UUID, Held] = {}
        self._ended: dict[UUID, float] = {}
        self._lock = threading.Lock()
        self._some = threading.Event()
        self._thread: threading.Thread | None = None
        self._socket: socket.socket | None = None
        self._answers: Unpacking[ToDoors] = Unpacking(ToDoors)
        self._tried = 0.0

    def hold(self, call: UUID) -> Held:
        """A call that begins to be listened to."""
        with self._lock:
            held = self._calls[call] = Held(call)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="to the transcriber", daemon=True)
                self._thread.start()
        self._some.set()
        return held

    def _run(self) -> None:
        while True:
            self._some.wait()
            try:
                self.turn(time.monotonic())
            except (OSError, NotOurs) as error:
                log.warning("transcriber away", why=type(error).__name__)
                self._hang_up()
            time.sleep(SEND_EVERY)

    def turn(self, now: float) -> None:
        """Send what waits, take what is answered, give up what waits too long. Raises OSError, NotOurs."""
        with self._lock:
            calls = list(self._calls.values())
            if not calls:
                self._some.clear()
        if calls and self._connected(now, calls):
            for held in calls:
                self._send(held)
            self._take_answers()
        for held in calls:
            self._tidy(held, now)

    def _connected(self, now: float, calls: list[Held]) -> bool:
        if self._socket is not None:
            return True
        if now - self._tried < TRY_AGAIN:
            return False
        self._tried = now
        opened = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        opened.settimeout(PATIENCE)
        try:
            opened.connect(str(self._address))
        except OSError:  # said once a call, by what is not heard of it
            opened.close()
            return False
        self._socket, self._answers = opened, Unpacking(ToDoors)
        for held in calls:
            held.begin_again(time.monotonic_ns())
        return True

    def _send(self, held: Held) -> None:
        assert self._socket is not None  # noqa: S101 - `turn` asked
        messages = held.take()
        if messages:
            self._socket.sendall(b"".join(map(packed, messages)))
        if held.forgotten:
            self._drop(held.call)

    def _take_answers(self) -> None:
        assert self._socket is not None  # noqa: S101 - `turn` asked
        while select.select([self._socket], [], [], 0)[0]:
            data = self._socket.recv(65_536)
            if not data:
                raise ConnectionResetError
            for message in self._answers.feed(data):
                self._answered(message)

    def _answered(self, message: ToDoors) -> None:
        held = self._calls.get(message.call)
        if held is None:
            return
        match message:
            case Settled(until=until):
                held.settle(until)
            case Done():
                held.forget()
                self._drop(message.call)

    def _tidy(self, held: Held, now: float) -> None:
        """A call that is over does not wait for ever."""
        if held.forgotten and self._socket is None:
            self._drop(held.call)
        if held.ended and now - self._ended.setdefault(held.call, now) > GIVE_UP:
            self._drop(held.call)
            if missing := held.unheard():
                self._not_heard(held.call, missing)

    def _drop(self, call: UUID) -> None:
        with self._lock:
            self._calls.pop(call, None)
            self._ended.pop(call, None)

    def _hang_up(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None
