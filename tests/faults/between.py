"""Stands between a process and its database, and can fall silent: connections stay open, nothing comes."""

import selectors
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Between:
    """Forwards `port` to `target`. While `silent` it takes connections and bytes and answers nothing."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._speaks = threading.Event()
        self._speaks.set()
        self._ended = False
        self._sockets: list[socket.socket] = [self._listening]
        self.port: int = self._listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def fall_silent(self) -> None:
        self._speaks.clear()

    def speak(self) -> None:
        """What was held back goes on, as when a machine wakes up."""
        self._speaks.set()

    def close(self) -> None:
        self._ended = True
        self._speaks.set()
        for one in self._sockets:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def _accept(self) -> None:
        while not self._ended:
            with suppress(OSError):
                near, _ = self._listening.accept()
                self._sockets.append(near)
                threading.Thread(target=self._forward, args=(near,), daemon=True).start()

    def _forward(self, near: socket.socket) -> None:
        self._speaks.wait()
        with suppress(OSError, ValueError), socket.create_connection(("127.0.0.1", self._target)) as far:
            self._sockets.append(far)
            with selectors.DefaultSelector() as both:
                both.register(near, selectors.EVENT_READ, far)
                both.register(far, selectors.EVENT_READ, near)
                while True:
                    for ready, _ in both.select():
                        said = ready.fileobj.recv(65_536)  # type: ignore[union-attr]
                        self._speaks.wait()
                        if not said:
                            near.close()
                            return
                        ready.data.sendall(said)
        near.close()


@contextmanager
def between(target: int) -> Iterator[Between]:
    standing = Between(target)
    try:
        yield standing
    finally:
        standing.close()
