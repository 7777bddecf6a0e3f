"""Append, 8 processes."""

from tests.bench.bare import make_tables
from tests.bench.figures import Figure, beside, to_limit
from tests.bench.writers import together

PROCESSES = 8
HERE = "tests.bench.rows.append_one"


def measure(*, quick: bool) -> list[Figure]:
    make_tables()
    times = 100 if quick else 500
    pair = beside(
        lambda: together(PROCESSES, f"{HERE}:appending", times),
        lambda: together(PROCESSES, f"{HERE}:writing", times),
    )
    return [to_limit("append, 8 processes", "ev/s", pair, 0.45)]
