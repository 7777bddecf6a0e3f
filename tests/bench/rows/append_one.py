"""Append, one event, one writer."""

import time
from collections.abc import Callable
from uuid import UUID, uuid4

import msgspec

from coordination.log.append import Entry, append
from coordination.log.event import Context
from coordination.log.idempotency import Answer, once
from tests.bench.bare import BareWriter, event_row, make_tables, new_ids
from tests.bench.figures import Figure, beside, to_limit
from tests.bench.parcels import CONTEXT, SCANNED

STREAMS = 100
ANSWER = b'{"id": "0190a8f0-0000-7000-8000-000000000001", "version": 3, "state": "scanned"}'


def measure(*, quick: bool) -> list[Figure]:
    make_tables()
    times = 200 if quick else 1_000
    ours, bare = appending(0, 0), writing(0, 5 * times)

    def timed(once_more: Callable[[int], None]) -> float:
        for turn in range(50):
            once_more(turn)
        began = time.perf_counter()
        for turn in range(times):
            once_more(turn)
        return times / (time.perf_counter() - began)

    pair = beside(lambda: timed(ours), lambda: timed(bare))
    return [to_limit("append, one event, one writer", "ev/s", pair, 0.55)]


def appending(number: int, times: int) -> Callable[[int], None]:
    """Ours: a command with its Idempotency-Key on an existing stream."""
    streams = [f"parcel/{uuid4()}" for _ in range(STREAMS)]
    versions = dict.fromkeys(streams, 1)
    context = _in_a_call(uuid4())
    append([Entry(stream=stream, expected=0, events=[SCANNED]) for stream in streams], context)
    run = uuid4().hex
    turns = iter(range(10**9))

    def once_more(_: int) -> None:
        turn = next(turns)
        stream = streams[turn % STREAMS]

        def do() -> Answer:
            append([Entry(stream=stream, expected=versions[stream], events=[SCANNED])], context)
            return Answer(status=200, headers={"ETag": '"2"'}, body=ANSWER)

        once(context.actor, "POST /parcels/scan", f"{run}-{turn}", b'{"place": "harbor"}', do)
        versions[stream] += 1

    return once_more


def writing(number: int, times: int) -> Callable[[int], None]:
    """The limit."""
    call = uuid4()
    streams = [f"parcel/{uuid4()}" for _ in range(STREAMS)]
    ids = new_ids(times + 1000)
    made = iter(
        [event_row(ids[n], streams[n % STREAMS], n // STREAMS + 1, call) for n in range(times + 1000)]
    )
    writer = BareWriter()

    def once_more(_: int) -> None:
        writer.write(next(made))

    return once_more


def _in_a_call(call: UUID) -> Context:
    return msgspec.structs.replace(CONTEXT, correlation=call)
