"""The rules of a handoff: (state, command) -> events, or a refusal. Pure."""

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from coordination.handoffs import commands as ask
from coordination.handoffs.events import (
    HandoffAccepted,
    HandoffMoveAsked,
    HandoffMoved,
    HandoffMoveFailed,
)
from coordination.handoffs.refusals import NoSuchHandoff
from coordination.handoffs.state import EMPTY, Handoff, evolve
from coordination.log.decider import Decider
from coordination.log.event import Event

MOVE = "move"
"""The alarm of a handoff whose call is to be moved, and the worker's list of them."""
UNKNOWN = "unknown"


def decide(state: Handoff, command: ask.Command) -> Sequence[Event]:
    """What follows from a command."""
    match command:
        case ask.Prepare(record=record):
            before = state.record
            same = before is not None and replace(before, at=record.at) == record
            return [] if same else [record]
        case ask.Accept(now=now, by=by, name=name, via=via):
            if state.record is None:
                raise NoSuchHandoff
            known = state.accepted is not None and state.accepted.by == by
            return [] if known else [HandoffAccepted(at=now, by=by, name=name, via=via)]
        case ask.AskMove(now=now, to=to, until=until):
            wanted = state.record is not None and state.move == "none"
            return [HandoffMoveAsked(at=now, to=to, until=until)] if wanted else []
        case _:
            return _after_asking(state, command)


def _after_asking(state: Handoff, command: ask.Command) -> list[Event]:
    """What the phone system says counts once; what nobody knows in time has failed."""
    if state.move != "asked":
        return []
    match command:
        case ask.NoteMoved(now=now):
            return [HandoffMoved(at=now)]
        case ask.NoteMoveFailed(now=now, why=why):
            return [HandoffMoveFailed(at=now, why=why)]
        case ask.GiveUpMove(now=now):
            late = state.until is not None and now >= state.until
            return [HandoffMoveFailed(at=now, why=UNKNOWN)] if late else []
        case _:
            return []


def alarms(state: Handoff) -> dict[str, datetime]:
    """When a move of which nothing is known has failed."""
    return {MOVE: state.until} if state.until is not None else {}


def alarm_command(name: str, due: datetime, now: datetime) -> ask.Command:
    return ask.GiveUpMove(now=now)


HANDOFF: Decider[Handoff] = Decider(
    kind="handoff",
    initial=EMPTY,
    evolve=evolve,
    decide=decide,
    alarms=alarms,
    alarm_command=alarm_command,
)
