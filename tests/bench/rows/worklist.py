"""The worklist's page over a large log, and a projection's batch while the log grows."""

import os
import time

import psycopg
from django.test import Client

from coordination.log.by_hand import catch_up
from coordination.people.demo import seat
from tests.bench.figures import Figure, at_most, quantile
from tests.bench.followups import EVENTS_EACH, batch_cost, seed

SIZES = (10_000, 100_000, 1_000_000)  # events
NO_MORE_THAN = 1.5  # times the cost in the smallest log: noise, not growth


def measure(*, quick: bool) -> list[Figure]:
    sizes = tuple(size // 50 for size in SIZES) if quick else SIZES
    costs, there = [], 0
    for size in sizes:
        seed((size - there) // EVENTS_EACH)
        there = size
        catch_up()
        _analyze()
        batch_cost(2)  # statements prepared, caches warm
        costs.append(batch_cost())
    page = quantile(_pages(20 if quick else 200), 0.95)
    return [
        at_most("worklist page, 100,000 open, 1,000,000 events, p95", "ms", page, 50),
        *[_growth(size, cost, costs[0]) for size, cost in zip(SIZES[1:], costs[1:], strict=True)],
    ]


def _growth(size: int, cost: float, smallest: float) -> Figure:
    return Figure(
        work=f"a projection's batch of 1,000, log of {size:,} events, against 10,000",
        unit="ms",
        measured=round(cost, 1),
        limit=round(smallest, 1),
        ratio=round(cost / smallest, 3),
        target=NO_MORE_THAN,
        ok=cost / smallest <= NO_MORE_THAN,
    )


def _pages(times: int) -> list[float]:
    """Milliseconds a page, as a navigator with a token gets it."""
    client = Client(headers={"authorization": f"Bearer {seat('navigator', None).token}"})
    took = []
    for turn in range(times + 10):
        began = time.perf_counter()
        answer = client.get("/api/v1/worklist?view=team&limit=50", SERVER_NAME="localhost", secure=True)
        if answer.status_code != 200 or len(answer.json()["items"]) != 50:
            raise RuntimeError(f"the worklist answered {answer.status_code}")
        if turn >= 10:
            took.append((time.perf_counter() - began) * 1000)
    return took


def _analyze() -> None:
    """What autovacuum does to a table that has grown."""
    with psycopg.connect(os.environ["RINGBACK_BENCH_OWNER_URL"], autocommit=True) as owner:
        owner.execute("ANALYZE log_event, log_stream, log_guard, log_key")
