"""Listeners for tests: one that writes down what it is told, one that hangs."""

import threading
from uuid import UUID

from telephony.recordings.tracks import Track


class Notebook:
    """What a listener was told, in order."""

    def __init__(self) -> None:
        self.heard: list[tuple[Track, int, bytes]] = []
        self.told: list[str] = []
        self.over = threading.Event()

    def hear(self, track: Track, milliseconds: int, frame: bytes) -> None:
        self.heard.append((track, milliseconds, frame))

    def end(self) -> None:
        self.told.append("end")
        self.over.set()

    def forget(self) -> None:
        self.told.append("forget")
        self.over.set()

    def listening(self, _: UUID) -> "Notebook":
        return self


class Hanging(Notebook):
    """Takes the first frame and does not come back until it is `freed`."""

    def __init__(self) -> None:
        super().__init__()
        self.has_one, self.freed = threading.Event(), threading.Event()

    def hear(self, track: Track, milliseconds: int, frame: bytes) -> None:
        super().hear(track, milliseconds, frame)
        self.has_one.set()
        self.freed.wait(30)


class Failing(Notebook):
    """Fails at everything."""

    def hear(self, track: Track, milliseconds: int, frame: bytes) -> None:
        raise RuntimeError("a listener's own fault")
