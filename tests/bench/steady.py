"""Calls at a steady pace, and how long each fact takes until the read model shows it."""

import time
from datetime import UTC, datetime
from uuid import UUID, uuid4

import msgspec

from coordination.log.append import Entry, append
from coordination.log.event import Event
from tests.bench.figures import Figure, at_most, median, quantile
from tests.bench.loops import running
from tests.bench.parcels import CONTEXT
from tests.bench.watching import Watch

PER_SECOND = 200
AT_ONCE = 40  # calls that go on at the same time


def latency(over: str, *, quick: bool) -> list[Figure]:
    """p50 and p99 in milliseconds: of three stretches the median."""
    watch = Watch("calls")
    seconds = 3 if quick else 10
    with running():
        first = uuid4()
        _append(first, 0, _facts(0)[:1])
        watch.shown_at(first, 1, patience=60)
        _stretch(watch, 2)
        stretches = [_stretch(watch, seconds) for _ in range(1 if quick else 3)]
    watch.close()
    named = f"appended to visible, {PER_SECOND} ev/s, {over}"
    p50 = median([quantile(delays, 0.50) for delays in stretches])
    p99 = median([quantile(delays, 0.99) for delays in stretches])
    return [at_most(f"{named}, p50", "ms", p50, 20), at_most(f"{named}, p99", "ms", p99, 100)]


def _stretch(watch: Watch, seconds: int) -> list[float]:
    """The delays of one stretch in milliseconds. Appends keep to a schedule: a late one does not wait."""
    sent: list[tuple[UUID, int, float]] = []
    calls = [uuid4() for _ in range(AT_ONCE)]
    versions = [0] * AT_ONCE
    lives = [_facts(number) for number in range(AT_ONCE)]
    began = time.perf_counter()
    for turn in range(PER_SECOND * seconds):
        time.sleep(max(0.0, began + turn / PER_SECOND - time.perf_counter()))
        number = turn % AT_ONCE
        if versions[number] == len(lives[number]):
            calls[number], versions[number] = uuid4(), 0
        _append(calls[number], versions[number], [lives[number][versions[number]]])
        versions[number] += 1
        sent.append((calls[number], versions[number], time.perf_counter()))
    return [max(0.0, watch.shown_at(call, version) - at) * 1000 for call, version, at in sent]


def _append(call: UUID, version: int, facts: list[Event]) -> None:
    context = msgspec.structs.replace(CONTEXT, correlation=call, actor="phone:tests", role="phone_system")
    append([Entry(stream=f"call/{call}", expected=version, events=facts)], context)


def _facts(number: int) -> list[Event]:
    """Every tenth call is abandoned and becomes a callback; the others are answered."""
    from telephony.calls.events import CallAnswered, CallEnded, CallOffered, CallQueued

    at = datetime.now(UTC)
    offered = CallOffered(
        at=at,
        direction="inbound",
        number=f"+120255501{40 + number % 60}",
        line="+12025550100",
        line_known=True,
        source="tests",
        pbx_call_id=uuid4().hex,
    )
    queued = CallQueued(at=at, queue="front desk", queue_known=True)
    if number % 10 == 0:
        return [offered, queued, CallEnded(at=at, reason="abandoned")]
    return [offered, queued, CallAnswered(at=at, extension="12"), CallEnded(at=at, reason="completed")]
