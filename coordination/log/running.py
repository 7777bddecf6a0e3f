"""Runs loops as threads of one process until a signal or the first failure, then stops them all.

Beside what a process is for it runs what every process does (`in_every_process`).
"""

import signal
import threading
from collections.abc import Callable, Mapping
from types import FrameType

import structlog

JOIN_SECONDS = 20.0  # a batch takes well under one; Kafka's last flush may take longer

logger = structlog.get_logger(__name__)
Loop = Callable[[threading.Event], None]
_first: list[Callable[[], None]] = []
_everywhere: dict[str, Loop] = {}


def in_every_process(name: str, loop: Loop, *, first: Callable[[], None]) -> None:
    """Add a loop of an app above this one, in its `ready`, to every process; `first` runs before any loop
    does, and what it raises ends the start."""
    _first.append(first)
    _everywhere[name] = loop


def before_anything() -> None:
    """What every process does first."""
    for first in _first:
        first()


def loops_of_every_process() -> dict[str, Loop]:
    """What runs beside whatever a process is for."""
    return dict(_everywhere)


class Crew:
    """Threads with names, one `stop` for all; the first that fails stops the rest."""

    def __init__(self, loops: Mapping[str, Loop]) -> None:
        self.stop = threading.Event()
        self.failed: list[str] = []
        self._threads = [
            threading.Thread(target=self._run, args=(name, loop), name=name)
            for name, loop in {**loops_of_every_process(), **loops}.items()
        ]

    def start(self) -> None:
        """The threads, after what comes before anything: what that raises comes through."""
        before_anything()
        for thread in self._threads:
            thread.start()

    def stop_all(self) -> None:
        """Ask them to finish what they are in, and wait for it."""
        self.stop.set()
        for thread in self._threads:
            thread.join(JOIN_SECONDS)

    def _run(self, name: str, loop: Loop) -> None:
        try:
            loop(self.stop)
        except Exception as error:  # noqa: BLE001 - whatever ends one loop ends the process, in order
            self.failed.append(name)
            logger.error("process_failed", part=name, error=f"{type(error).__name__}: {_safe(error)}")
            self.stop.set()


def _safe(error: Exception) -> str:
    """The text of our own errors, which quote no patient; of others only the type is said."""
    return str(error) if type(error).__module__.startswith("coordination.log") else "see its type"


def run_until_told(loops: Mapping[str, Loop]) -> bool:
    """Run in the foreground until SIGTERM or SIGINT; False when a loop failed."""
    crew = Crew(loops)

    def told(_: int, __: FrameType | None) -> None:
        crew.stop.set()

    signal.signal(signal.SIGTERM, told)
    signal.signal(signal.SIGINT, told)
    crew.start()
    while not crew.stop.wait(1.0):
        pass
    crew.stop_all()
    return not crew.failed
