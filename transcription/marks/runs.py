"""Neighbors that share a property, as one span."""

from collections.abc import Iterator, Sequence


def runs(flags: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """First and last (inclusive) of each stretch of True."""
    begin: int | None = None
    for place, flag in enumerate([*flags, False]):
        if flag and begin is None:
            begin = place
        elif not flag and begin is not None:
            yield begin, place - 1
            begin = None
