"""The listeners of one stream, on a thread of their own: whoever of them hangs or fails loses words,
and neither the call nor its recording waits (safety.md, S12)."""

import threading
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial

import structlog

from telephony.media.listening import Listener
from telephony.recordings.tracks import Track

# Frames that wait for listeners that do not take them: 20 s of both tracks in frames of 20 ms, 320 kB.
WAITING = 2_000

log = structlog.get_logger()


class Audience:
    """`hear`, `end` and `forget` return at once. After `end` or `forget` nothing more is heard."""

    def __init__(self, listeners: Sequence[Listener]) -> None:
        self._listeners = listeners
        self._frames: deque[tuple[Track, int, bytes]] = deque()
        self._wake = threading.Event()
        self._ended = self._forgotten = False
        self.lost = 0
        threading.Thread(target=self._run, name="audience", daemon=True).start()

    def hear(self, track: Track, milliseconds: int, frame: bytes) -> None:
        """What does not fit is lost to the listeners, the oldest first, and counted in `lost`."""
        if self._ended or self._forgotten:
            return
        if len(self._frames) >= WAITING:
            self._frames.popleft()
            self.lost += 1
        self._frames.append((track, milliseconds, frame))
        self._wake.set()

    def end(self) -> None:
        """The stream is over: what waits is still heard."""
        self._ended = True
        self._wake.set()

    def forget(self) -> None:
        """The caller said no: what waits is heard by nobody (S13)."""
        self._forgotten = True
        self._frames.clear()
        self._wake.set()

    def _run(self) -> None:
        while True:
            self._wake.wait()
            self._wake.clear()
            ending = self._ended  # read before the frames: what came before the end is heard
            self._hand_on()
            if self._forgotten:
                self._each(lambda listener: listener.forget())
                return
            if ending:
                self._each(lambda listener: listener.end())
                return

    def _hand_on(self) -> None:
        while not self._forgotten:
            try:
                track, milliseconds, frame = self._frames.popleft()
            except IndexError:  # nothing waits, or it was forgotten this moment
                return
            self._each(partial(_heard, track, milliseconds, frame))

    def _each(self, tell: Callable[[Listener], None]) -> None:
        for listener in self._listeners:
            try:
                tell(listener)
            except Exception as error:  # noqa: BLE001 - whatever a listener does, the others hear on
                log.error("a listener failed", error=type(error).__name__)


def _heard(track: Track, milliseconds: int, frame: bytes, listener: Listener) -> None:
    listener.hear(track, milliseconds, frame)
