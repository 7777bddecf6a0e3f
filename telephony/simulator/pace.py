"""Which story is played when: once through quickly, then gently for ever."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from telephony.simulator.clock import Clock
from telephony.simulator.report import CallReport, Report
from telephony.simulator.script import PhoneCall, Script

Play = Callable[[Script, PhoneCall, CallReport], Awaitable[None]]
QUICK_SPEED, GENTLE_SPEED = 10.0, 3.0
LONGEST_WAIT = 60.0


@dataclass(frozen=True)
class Plan:
    """`count` calls, or one pass (`once`), or without end; pauses are real seconds."""

    count: int | None = None
    once: bool = False
    speed: float | None = None
    quick_pause: float = 2.0
    gentle_pause: float = 180.0  # some twenty calls an hour: at 45 s nobody who tries it out keeps up

    @property
    def ends(self) -> bool:
        """Whether the simulator stops by itself."""
        return self.once or self.count is not None


class Player:
    """Plays stories in turn. A call that still waits for a door does not hold up the next one for ever."""

    def __init__(self, plan: Plan, clock: Clock, play: Play, report: Report) -> None:
        self._plan, self._clock, self._play, self._report = plan, clock, play, report

    async def play_all(self, scripts: dict[str, Script]) -> None:
        """Returns when the plan is fulfilled and every call that was begun is over."""
        async with asyncio.TaskGroup() as running:
            left = await self._pass(running, scripts, self._plan.count, QUICK_SPEED, self._plan.quick_pause)
            while not self._plan.once and left != 0:
                left = await self._pass(running, scripts, left, GENTLE_SPEED, self._plan.gentle_pause)

    async def _pass(
        self,
        running: asyncio.TaskGroup,
        scripts: dict[str, Script],
        left: int | None,
        speed: float,
        pause: float,
    ) -> int | None:
        """Every story once, as far as `left` calls allow; answers how many may follow."""
        self._clock.speed = self._plan.speed or speed
        for name, script in scripts.items():
            calls = script.calls[:left]
            task = running.create_task(self._story(name, script, calls))
            await asyncio.wait({task}, timeout=LONGEST_WAIT)
            left = None if left is None else left - len(calls)
            if left == 0:
                break
            await asyncio.sleep(pause)
        return left

    async def _story(self, name: str, script: Script, calls: tuple[PhoneCall, ...]) -> None:
        for call in calls:
            await self._clock.sleep(call.after)
            told = CallReport(name, script.via)
            await self._play(script, call, told)
            self._report.ended(told)
