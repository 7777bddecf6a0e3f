"""Where the doors' processes bring the sound of calls: a Unix socket that only our own user may open."""

import contextlib
import fcntl
import os
import socket
import struct
import threading
import time
from pathlib import Path

import structlog

from transcription.live.sessions import Sessions
from transcription.live.wire import NotOurs, ToDoors, ToTranscriber, Unpacking, packed

LOOK_EVERY = 0.5
PATIENCE = 2  # seconds in which a doors' process must take an answer of some bytes
PIECE = 256 * 1024

log = structlog.get_logger()


class Doors:
    """One doors' process, as long as it is connected."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._lock = threading.Lock()
        self.gone = False
        connection.settimeout(None)  # for what comes: between two calls nothing does
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, struct.pack("ll", PATIENCE, 0))

    def send(self, message: ToDoors) -> None:
        """Who does not take it in time is hung up on, and asks again when he is back."""
        with self._lock:
            try:
                self._connection.sendall(packed(message))
            except OSError:
                self.hang_up()

    def listen(self, sessions: Sessions) -> None:
        """Until it hangs up or says what nobody understands."""
        unpacking: Unpacking[ToTranscriber] = Unpacking(ToTranscriber)
        try:
            while data := self._connection.recv(PIECE):
                for message in unpacking.feed(data):
                    sessions.take(message, self, time.monotonic())
        except NotOurs:
            log.error("a doors' process is not understood")
        except OSError as error:
            log.warning("a doors' process is gone", why=type(error).__name__)
        finally:
            self.gone = True
            sessions.left(self, time.monotonic())
            self._connection.close()

    def hang_up(self) -> None:
        with contextlib.suppress(OSError):
            self._connection.shutdown(socket.SHUT_RDWR)


class Taken(Exception):
    """Another transcriber listens at this address."""


class Server:
    """Listens from its making on. One at an address: the lock beside it is held by one living process."""

    def __init__(self, address: Path, sessions: Sessions) -> None:
        self._sessions = sessions
        self._doors: list[Doors] = []
        address.parent.mkdir(parents=True, exist_ok=True)
        self._lock = os.open(address.with_suffix(".lock"), os.O_CREAT | os.O_RDWR, 0o600)
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(self._lock)
            raise Taken from error
        address.unlink(missing_ok=True)
        self._listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        before = os.umask(0o177)
        try:
            self._listening.bind(str(address))
        finally:
            os.umask(before)
        self._listening.listen()
        self._listening.settimeout(LOOK_EVERY)

    def run(self, stop: threading.Event) -> None:
        """Take connections until told to stop; then hang up on all of them."""
        while not stop.is_set():
            with contextlib.suppress(TimeoutError):
                connection, _ = self._listening.accept()
                doors = Doors(connection)
                self._doors = [*(one for one in self._doors if not one.gone), doors]
                threading.Thread(
                    target=doors.listen, args=(self._sessions,), name="doors", daemon=True
                ).start()
        self._listening.close()
        for doors in self._doors:
            doors.hang_up()
        os.close(self._lock)
