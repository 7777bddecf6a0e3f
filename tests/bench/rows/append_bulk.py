"""Append in bulk: 1,000 events of 100 streams in one transaction."""

import time
from collections.abc import Callable
from uuid import uuid4

import msgspec

from coordination.log.append import Entry, append
from tests.bench.bare import INSERT_EVENT, INSERT_OUTBOX, BareWriter, event_row, make_tables, new_ids
from tests.bench.figures import Figure, beside, to_limit
from tests.bench.parcels import CONTEXT, SCANNED

STREAMS, EACH = 100, 10
EVENTS = STREAMS * EACH


def measure(*, quick: bool) -> list[Figure]:
    make_tables()
    times = 3 if quick else 20
    pair = beside(lambda: _timed(_ours(), times), lambda: _timed(_bare(times), times))
    return [to_limit("append in bulk, 1,000 events of 100 streams", "ev/s", pair, 0.5)]


def _timed(transaction: Callable[[], None], times: int) -> float:
    transaction()
    began = time.perf_counter()
    for _ in range(times):
        transaction()
    return times * EVENTS / (time.perf_counter() - began)


def _ours() -> Callable[[], None]:
    streams = [f"parcel/{uuid4()}" for _ in range(STREAMS)]
    context = msgspec.structs.replace(CONTEXT, correlation=uuid4())
    versions = iter(range(0, 10**9, EACH))

    def transaction() -> None:
        expected = next(versions)
        append([Entry(stream=s, expected=expected, events=[SCANNED] * EACH) for s in streams], context)

    return transaction


def _bare(times: int) -> Callable[[], None]:
    writer, call = BareWriter(), uuid4()
    streams = [f"parcel/{uuid4()}" for _ in range(STREAMS)]
    batches = []
    for turn in range(times + 1):
        ids = new_ids(EVENTS)
        places = [(s, turn * EACH + n + 1) for s in streams for n in range(EACH)]
        batches.append([event_row(i, s, v, call) for i, (s, v) in zip(ids, places, strict=True)])
    made = iter(batches)
    first = iter(range(0, 10**9, EVENTS))

    def transaction() -> None:
        events, start = next(made), next(first)
        with writer.connection.transaction(), writer.connection.cursor() as cursor:
            cursor.executemany(INSERT_EVENT, events)
            cursor.executemany(INSERT_OUTBOX, [[start + n] for n in range(EVENTS)])

    return transaction
