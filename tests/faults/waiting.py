"""Waiting for a condition, never for a time."""

import time
from collections.abc import Callable

PAUSE = 0.02


def until(condition: Callable[[], object], seconds: float, *, pause: float = PAUSE) -> float:
    """Return as soon as it holds, with the seconds that it took; AssertionError past `seconds`."""
    began = time.monotonic()
    while not condition():
        if time.monotonic() - began > seconds:
            raise AssertionError(f"not within {seconds:.0f} s: {condition.__qualname__}")
        time.sleep(pause)
    return time.monotonic() - began
