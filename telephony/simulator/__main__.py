"""`python -m telephony.simulator --url http://127.0.0.1:8000 --state .ringback/demo.json`."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys
from pathlib import Path

from telephony.simulator.demo_state import DemoStateProblem, read_demo_state
from telephony.simulator.pace import Plan
from telephony.simulator.reading import ScriptProblem, read_scripts
from telephony.simulator.report import Report
from telephony.simulator.running import Settings, run
from telephony.simulator.twilio.parties import PICKS_UP, OnCall


def arguments() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m telephony.simulator", description="A simulated phone system."
    )
    parser.add_argument("--url", default="http://127.0.0.1:8000", help="where Ringback answers")
    parser.add_argument(
        "--state", type=Path, default=Path(".ringback/demo.json"), help="the demo's state file"
    )
    parser.add_argument("--speed", type=float, help="seconds of a call in one real second (10, later 3)")
    parser.add_argument("--only", default="", help="names of stories, separated by commas")
    parser.add_argument("--count", type=int, help="stop after so many calls")
    parser.add_argument("--once", action="store_true", help="stop after every story was played once")
    parser.add_argument(
        "--rest-port", type=int, default=8091, help="port of the simulated Twilio's REST interface"
    )
    parser.add_argument(
        "--on-call",
        default="takes",
        help="what a paged member of the staff does, the first time, the second, ...:"
        f" {', '.join(PICKS_UP)}, separated by commas",
    )
    return parser


async def until_stopped(settings: Settings, report: Report) -> None:
    """Run to the end, or until Ctrl-C or SIGTERM, which end it at once."""
    running = asyncio.ensure_future(run(settings, report))
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, running.cancel)
    await asyncio.wait({running})
    if not running.cancelled():
        running.result()


def settings_of(given: argparse.Namespace) -> Settings:
    """What the command line asks for, or a problem that says what is wrong with it."""
    scripts = read_scripts()
    wanted = [name for name in given.only.split(",") if name]
    unknown = [name for name in wanted if name not in scripts]
    if unknown:
        raise ScriptProblem(f"no story {', '.join(unknown)}; there are {', '.join(scripts)}")
    if (given.speed is not None and given.speed <= 0) or (given.count is not None and given.count < 1):
        raise ScriptProblem("--speed and --count must be more than 0")
    plan = Plan(count=given.count, once=given.once, speed=given.speed)
    chosen = {name: script for name, script in scripts.items() if not wanted or name in wanted}
    return Settings(
        given.url,
        read_demo_state(given.state),
        chosen,
        scripts,
        plan,
        given.rest_port,
        on_call=on_call_of(given.on_call),
    )


def on_call_of(text: str) -> tuple[OnCall, ...]:
    """What a paged member of the staff does, in turn; ScriptProblem where it is nothing that she can do."""
    acts = [next((act for act in PICKS_UP if act == word), None) for word in text.split(",")]
    if None in acts:
        raise ScriptProblem(f"--on-call: one of {', '.join(PICKS_UP)}, separated by commas")
    return tuple(act for act in acts if act is not None)


def main() -> int:
    """0: all is well. 1: a door refused something, in a run that ends by itself. 2: a wrong start."""
    given = arguments().parse_args()
    try:
        settings = settings_of(given)
    except (ScriptProblem, DemoStateProblem) as problem:
        sys.stderr.write(f"{problem}\n")
        return 2
    report = Report()
    try:
        asyncio.run(until_stopped(settings, report))
    except OSError as error:
        sys.stderr.write(f"port {given.rest_port}: {error.strerror}; choose another with --rest-port\n")
        return 2
    return 1 if settings.plan.ends and report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
