"""Projection catch-up and rebuild, over the same shuffled log."""

import os
import time

import psycopg

from coordination.log.applying import apply
from coordination.log.codec import sealed_event
from coordination.log.database import execute
from coordination.log.guards import register
from coordination.log.missing import Opened
from coordination.log.rebuild import PAGE_EVENTS, rebuild
from coordination.log.relay import BATCH
from tests.bench.figures import Figure, at_least, beside, to_limit
from tests.bench.parcels_shown import parcels
from tests.bench.seeds import shuffled_parcels
from tests.bench.unframed import Unframed, as_logged, stream_by_stream


def measure(*, quick: bool) -> list[Figure]:
    register(parcels.name, parcels.kinds)
    shuffled_parcels(1_000 if quick else 20_000)
    rounds = 1 if quick else 3
    caught_up = beside(_catch_up, lambda: _unframed(by_stream=False), rounds)
    rebuilt = beside(_rebuild, lambda: _unframed(by_stream=True), rounds)
    return [
        to_limit("projection catch-up, 20,000 streams of 10 shuffled", "ev/s", caught_up, 0.5),
        at_least("projection catch-up, events a second", "ev/s", caught_up.measured, 10_000),
        to_limit("rebuild, same events", "ev/s", rebuilt, 0.5),
        at_least("rebuild, events a second", "ev/s", rebuilt.measured, 40_000),
    ]


def _catch_up() -> float:
    _begin_anew()
    began = time.perf_counter()
    seen = 0
    for page in as_logged(BATCH):
        batch = [sealed_event(row) for row in page]
        seen += apply(parcels, batch, Opened(batch))
    return seen / (time.perf_counter() - began)


def _rebuild() -> float:
    _begin_anew()
    began = time.perf_counter()
    seen = rebuild(parcels)
    return seen / (time.perf_counter() - began)


def _unframed(*, by_stream: bool) -> float:
    limit = Unframed()
    began = time.perf_counter()
    seen = limit.run(stream_by_stream(PAGE_EVENTS) if by_stream else as_logged(BATCH))
    return seen / (time.perf_counter() - began)


def _begin_anew() -> None:
    execute(b"TRUNCATE letters_letterrow")
    with psycopg.connect(os.environ["RINGBACK_BENCH_OWNER_URL"], autocommit=True) as owner:
        owner.execute("TRUNCATE log_guard")
        owner.execute("ANALYZE log_event, log_key, log_stream")
