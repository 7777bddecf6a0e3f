"""Time on the line: a second of a call takes 1/speed of a real second."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime


class Clock:
    """The speed may change between calls; what already sleeps keeps its own."""

    def __init__(self, speed: float) -> None:
        self.speed = speed

    async def sleep(self, seconds: float) -> None:
        """Let so many seconds of a call go by."""
        await asyncio.sleep(seconds / self.speed)

    def now(self) -> datetime:
        """The real present: events never carry an invented time."""
        return datetime.now(UTC)
