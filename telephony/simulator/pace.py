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


@dataclass(frozen=True)
class Plan:
    """`count` calls, or one pass (`once`), or without end; pauses are real seconds."""

    count: int | None = None
    once: bool = False
    speed: float | None = None
    quick_pause: float = 2.0
    gentle_pause: float = 45.0

    @property
    def ends(self) -> bool:
        """Whether the simulator stops by itself."""
        return self.once or self.count is not None


async def play_all(scripts: dict[str, Script], plan: Plan, clock: Clock, play: Play, report: Report) -> None:
    """Play the stories in turn. A call that still waits for a door does not hold up the next one."""
    started = 0
    async with asyncio.TaskGroup() as running:
        first_pass = True
        while True:
            clock.speed = plan.speed or (QUICK_SPEED if first_pass else GENTLE_SPEED)
            pause = plan.quick_pause if first_pass else plan.gentle_pause
            for name, script in scripts.items():
                left = len(script.calls) if plan.count is None else plan.count - started
                calls = script.calls[:left]
                task = running.create_task(_story(name, script, calls, clock, play, report))
                started += len(calls)
                if plan.count is not None and started >= plan.count:
                    return
                await asyncio.wait({task}, timeout=pause if not first_pass else 60)
                await asyncio.sleep(pause)
            if plan.once:
                return
            first_pass = False


async def _story(
    name: str, script: Script, calls: tuple[PhoneCall, ...], clock: Clock, play: Play, report: Report
) -> None:
    for call in calls:
        await clock.sleep(call.after)
        told = CallReport(name, script.via)
        await play(script, call, told)
        report.ended(told)
