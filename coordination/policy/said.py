"""Codes and lengths of time as people read them, in sentences about policy."""

from datetime import timedelta


def said(code: str) -> str:
    """`on_call_clinician` -> `on call clinician`."""
    return code.replace("_", " ")


def length_of(length: timedelta) -> str:
    """`90 seconds`, `2 minutes`, `24 hours`: in the largest unit that there are two of, exactly."""
    seconds = int(length.total_seconds())
    for size, unit in ((86_400, "day"), (3_600, "hour"), (60, "minute")):
        if seconds % size == 0 and seconds >= 2 * size:
            return f"{seconds // size} {unit}s"
    return f"{seconds} seconds"
