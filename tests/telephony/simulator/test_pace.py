"""How many calls are made, and in which order."""

from __future__ import annotations

import asyncio
import io

import pytest

from telephony.simulator.clock import Clock
from telephony.simulator.pace import Plan, Player
from telephony.simulator.report import CallReport, Report
from telephony.simulator.script import PhoneCall, Script
from tests.telephony.simulator.plays import SCRIPTS

CHOSEN = {name: SCRIPTS[name] for name in ("dropped-twice-calls-again", "withheld-number")}
PASS = ["dropped-twice-calls-again"] * 3 + ["withheld-number"]


async def played(plan: Plan) -> tuple[list[str], float]:
    clock, names = Clock(1), list[str]()

    async def play(_script: Script, _call: PhoneCall, told: CallReport) -> None:
        names.append(told.name)

    await Player(plan, clock, play, Report(io.StringIO(), io.StringIO())).play_all(CHOSEN)
    return names, clock.speed


@pytest.mark.parametrize(
    ("count", "names"), [(2, PASS[:2]), (4, PASS), (6, PASS + PASS[:2])], ids=["part", "whole", "further"]
)
def test_count_stops_after_so_many_calls(count: int, names: list[str]) -> None:
    plan = Plan(count=count, speed=1e6, quick_pause=0, gentle_pause=0)
    assert asyncio.run(played(plan)) == (names, 1e6)


def test_once_is_one_pass() -> None:
    assert asyncio.run(played(Plan(once=True, speed=1e6, quick_pause=0)))[0] == PASS
