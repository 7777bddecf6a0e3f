"""Appended to visible, without Kafka."""

from tests.bench.figures import Figure
from tests.bench.steady import latency


def measure(*, quick: bool) -> list[Figure]:
    return latency("embedded", quick=quick)
