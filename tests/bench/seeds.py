"""Fills the log through the one door in."""

import random
from collections.abc import Iterator
from uuid import UUID, uuid4

import msgspec

from coordination.log.append import Entry, append
from tests.bench.parcels import CONTEXT, LIFE, SCANNED

A_TRANSACTION = 1_000


def shuffled_parcels(streams: int) -> int:
    """Whole lives of parcels, in the order of each, shuffled among all; how many events."""
    dice = random.Random(20261123)
    turns = [number for number in range(streams) for _ in LIFE]
    dice.shuffle(turns)
    ids = [uuid4() for _ in range(streams)]
    versions = [0] * streams
    for start in range(0, len(turns), A_TRANSACTION):
        append(list(_entries(turns[start : start + A_TRANSACTION], ids, versions)), CONTEXT)
    return len(turns)


def _entries(turns: list[int], ids: list[UUID], versions: list[int]) -> Iterator[Entry]:
    """One entry a stream: what stands twice in a transaction is joined."""
    counts: dict[int, int] = {}
    for number in turns:
        counts[number] = counts.get(number, 0) + 1
    for number, count in counts.items():
        seen = versions[number]
        versions[number] += count
        own = msgspec.structs.replace(CONTEXT, correlation=ids[number])
        events = LIFE[seen : seen + count]
        yield Entry(stream=f"parcel/{ids[number]}", expected=seen, events=events, context=own)


def scans(events: int) -> None:
    """As many scans, 1,000 a transaction, ten a stream."""
    for _ in range(0, events, A_TRANSACTION):
        streams = [f"parcel/{uuid4()}" for _ in range(A_TRANSACTION // 10)]
        append([Entry(stream=s, expected=0, events=[SCANNED] * 10) for s in streams], CONTEXT)
