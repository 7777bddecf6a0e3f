"""The rules of escalations: (state, command) -> events, or a refusal. Pure.

Machines raise, tell and pass on; only people take, judge and end. No machine's command ends one, and none
leaves an open one without a duty, a backup and a next alarm (S6).
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from coordination.escalations import commands as ask
from coordination.escalations import judging
from coordination.escalations.answering import (
    acknowledge,
    acknowledge_by_phone,
    climb_on,
    miss_reach,
    miss_settling,
    note_message,
    note_unrung,
    reach,
)
from coordination.escalations.calling_back import (
    decide_unreachable,
    drop_line,
    miss_callback,
    miss_decision,
    record_try,
)
from coordination.escalations.events import EscalationCallerTold
from coordination.escalations.raising_anew import raise_
from coordination.escalations.refusals import IsResolved, NoSuchEscalation
from coordination.escalations.state import Empty, Open, Resolved, Shadowed, State
from coordination.log.event import Event


def decide(state: State, command: ask.Command) -> list[Event]:
    """What follows from a command."""
    if isinstance(command, ask.Raise):
        return raise_(state, command)
    match state:
        case Empty() | Shadowed():
            return _nobody_knows_of_it(command)
        case Resolved():
            return _when_resolved(state, command)
        case Open():
            rule: Callable[[Open, Any], list[Event]] = RULES[type(command)]
            return rule(state, command)


def _nobody_knows_of_it(command: ask.Command) -> list[Event]:
    if isinstance(command, ask.ByPerson):
        raise NoSuchEscalation
    return []


def _when_resolved(state: Resolved, command: ask.Command) -> list[Event]:
    """Facts and alarms that come late change nothing; a person is told, unless she asks for what is, or adds
    her own words to a judgment that had none."""
    if isinstance(command, ask.Confirm) and judging.adds_words(state.was, command):
        return judging.confirm(state.was, command)
    if isinstance(command, ask.ByPerson) and not isinstance(command, ask.Resolve):
        raise IsResolved
    return []


def tell_caller(state: Open, command: ask.Tell) -> list[Event]:
    """What was spoken to the caller while it was open."""
    if (command.version, command.said_at) in state.said:
        return []
    return [
        EscalationCallerTold(
            at=command.said_at,
            script=command.script,
            version=command.version,
            language=command.language,
            by=command.by,
        )
    ]


RULES: dict[type[ask.Command], Callable[[Open, Any], list[Event]]] = {
    ask.Acknowledge: acknowledge,
    ask.AcknowledgeByPhone: acknowledge_by_phone,
    ask.NoteUnrung: note_unrung,
    ask.NoteMessage: note_message,
    ask.Tell: tell_caller,
    ask.DropLine: drop_line,
    ask.Reach: reach,
    ask.RecordTry: record_try,
    ask.DecideUnreachable: decide_unreachable,
    ask.Confirm: judging.confirm,
    ask.Dismiss: judging.dismiss,
    ask.Resolve: judging.resolve,
    ask.Climb: climb_on,
    ask.MissReach: miss_reach,
    ask.MissCallback: miss_callback,
    ask.MissDecision: miss_decision,
    ask.MissSettling: miss_settling,
}

ALARMS: dict[str, type[ask.Command]] = {
    "step": ask.Climb,
    "reach": ask.MissReach,
    "call_back": ask.MissCallback,
    "decide": ask.MissDecision,
    "settle": ask.MissSettling,
}


def alarms(state: State) -> dict[str, datetime]:
    """What comes due by itself: always something while it is open, nothing else ever."""
    return state.alarms() if isinstance(state, Open) else {}
