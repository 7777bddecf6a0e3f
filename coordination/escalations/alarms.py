"""Times that come by themselves, and the rules of escalations as the engine takes them.

An alarm brings the clinic at that moment with it: who is there is looked up here, decided in decisions.py.
"""

from datetime import datetime

from coordination.escalations.commands import Command
from coordination.escalations.decisions import ALARMS, alarms, decide
from coordination.escalations.staffing import moment_at
from coordination.escalations.state import EMPTY, State, evolve
from coordination.log.decider import Decider, register_decider


def alarm_command(name: str, due: datetime, now: datetime) -> Command:
    """The command of an alarm that rang. It is judged by `now`: an alarm may ring late, or twice."""
    return ALARMS[name](at=moment_at(now))


ESCALATION: Decider[State] = register_decider(
    Decider(
        kind="escalation",
        initial=EMPTY,
        evolve=evolve,
        decide=decide,
        alarms=alarms,
        alarm_command=alarm_command,
    )
)
