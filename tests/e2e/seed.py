"""`python -m tests.e2e.seed 5000`: so many open callbacks, appended to the log as anybody would."""

import sys
from datetime import timedelta

import django

LOT = 250
ACTOR = "system:seed@1"


def main(count: int) -> None:
    from coordination.followups import commands as ask
    from coordination.followups.entries import entry_of
    from coordination.log.append import append
    from coordination.log.event import Context
    from coordination.log.identifiers import keyed_hash, keyed_id
    from coordination.log.stream import Loaded, now
    from coordination.policy.published import policy

    moment = now()
    context = Context(
        actor=ACTOR, role="system", clinic="riverbend", occurred_at=moment, policy=policy().version
    )
    entries = []
    for n in range(count):
        number = f"+1202556{n:04}"
        opened = ask.Open(
            kind="callback",
            call=None,
            caller=ask.Caller(
                number=number, number_hash=keyed_hash("number", number), withheld=False, line="main"
            ),
            series=1,
            since=moment - timedelta(minutes=n % 3000),
            plan="callback",
            terms=ask.Terms(
                due=moment + timedelta(minutes=5 + n % 2000), duty="navigator", fallback_duty="supervisor"
            ),
            why="abandoned",
            heard=True,
        )
        loaded = Loaded(stream=f"followup/{keyed_id('seed', number)}", version=0, logged=[], now=moment)
        entries.append(entry_of(loaded, [opened]))
    for start in range(0, count, LOT):
        append(entries[start : start + LOT], context)


if __name__ == "__main__":
    django.setup()
    main(int(sys.argv[1]))
