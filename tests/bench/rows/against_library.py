"""Load, decide, append, against the `eventsourcing` library."""

from collections.abc import Callable
from functools import partial
from uuid import uuid4

import msgspec

from coordination.log.append import Entry, append
from coordination.log.decider import Decider
from coordination.log.event import Event
from coordination.log.execute import execute
from tests.bench.figures import Figure, beside, to_limit
from tests.bench.library import library
from tests.bench.parcels import CONTEXT, SCANNED, ParcelScanned
from tests.bench.writers import together

STREAMS, LENGTH = 50, 10
HERE = "tests.bench.rows.against_library"


class Parcel(msgspec.Struct, frozen=True):
    scans: int = 0
    weight: int = 0


def evolve(state: Parcel, event: Event) -> Parcel:
    return Parcel(state.scans + 1, event.weight) if isinstance(event, ParcelScanned) else state


DECIDER = Decider(kind="parcel", initial=Parcel(), evolve=evolve, decide=lambda state, command: [SCANNED])


def measure(*, quick: bool) -> list[Figure]:
    library(0, 0)  # makes its tables
    times, rounds = (100, 1) if quick else (800, 3)
    figures = []
    for writers, target in ((1, 1.3), (4, 2.0)):
        pair = beside(
            partial(together, writers, f"{HERE}:ours", times // writers),
            partial(together, writers, "tests.bench.library:library", times // writers),
            rounds,
        )
        named = "1 writer" if writers == 1 else f"{writers} writers"
        figures.append(to_limit(f"load, decide, append, {named}, to the library", "ev/s", pair, target))
    return figures


def ours(number: int, times: int) -> Callable[[int], None]:
    """Sealed, with its outbox row."""
    streams = [f"parcel/{uuid4()}" for _ in range(STREAMS)]
    context = msgspec.structs.replace(CONTEXT, correlation=uuid4())
    append([Entry(stream=s, expected=0, events=[SCANNED] * LENGTH) for s in streams], context)

    def once(turn: int) -> None:
        execute(DECIDER, streams[turn % STREAMS], lambda now: None, lambda now: context)

    return once
