"""Waits for something that another process does."""

import threading
import time
from collections.abc import Callable


def until(done: Callable[[], bool], patience: float = 60) -> None:
    """Return as soon as it is so; fail when patience is over."""
    deadline = time.monotonic() + patience
    pause = threading.Event()
    while not done():
        assert time.monotonic() < deadline, f"not so within {patience:.0f} s"
        pause.wait(0.05)
