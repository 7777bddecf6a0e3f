from coordination.log.decider import Decider, register_decider
from tests.log.letters import decisions

LETTER = register_decider(
    Decider(
        kind="letter",
        initial=decisions.Letter(),
        evolve=decisions.evolve,
        decide=decisions.decide,
        alarms=decisions.alarms,
        alarm_command=lambda name, due, now: decisions.Return(now),
    )
)
