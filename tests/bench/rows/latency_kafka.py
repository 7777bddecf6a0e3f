"""Appended to visible, over Kafka."""

from tests.bench.figures import Figure
from tests.bench.steady import latency


def measure(*, quick: bool) -> list[Figure]:
    return latency("Kafka", quick=quick)
