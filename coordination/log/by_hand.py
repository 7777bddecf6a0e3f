"""The engine turned by hand, on the caller's connection: for tests, seeds and benchmarks."""

from functools import partial

from coordination.log.applying import catch_up_streams, target_of
from coordination.log.destruction import forget_destroyed
from coordination.log.firing import fire_due
from coordination.log.guards import register
from coordination.log.projection import PROJECTIONS
from coordination.log.reacting import consumer_of, react_to_streams
from coordination.log.reactor import REACTORS
from coordination.log.sweep import sweep

ROUNDS = 20  # of reactors answering reactors, before they are taken to chase each other for ever


def catch_up() -> None:
    """Bring every projection to the log's end."""
    for projection in PROJECTIONS.values():
        register(projection.name, projection.kinds)
        forget_destroyed(projection)
        sweep(target_of(projection).consumer, partial(catch_up_streams, projection))


def react() -> None:
    """Let every reactor see everything, until none has anything to add; then the projections."""
    for _ in range(ROUNDS):
        catch_up()
        seen = 0
        for reactor in REACTORS.values():
            consumer = consumer_of(reactor, since="1970-01-01T00:00:00Z")
            seen += sweep(consumer, partial(react_to_streams, reactor))
        if not seen:
            return
    raise RuntimeError(f"reactors still answer each other after {ROUNDS} rounds")


def fire_alarms() -> int:
    """Fire what is due by the log's time; how many."""
    fired = 0
    while fire_due():
        fired += 1
    return fired
