"""What a row measures, and how: the work and its limit in turns, three times, the median round."""

from collections.abc import Callable

import msgspec

ROUNDS = 3
Rate = Callable[[], float]


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the table. `ratio` is measured to limit; without a limit the target is a plain value."""

    work: str
    unit: str
    measured: float
    limit: float | None
    ratio: float | None
    target: float
    ok: bool


class Pair(msgspec.Struct, frozen=True):
    """A round: the work's rate and its limit's."""

    measured: float
    limit: float

    @property
    def ratio(self) -> float:
        return self.measured / self.limit


def beside(work: Rate, limit: Rate, rounds: int = ROUNDS) -> Pair:
    """In turns, so that what else the machine does falls on both; the round with the median ratio."""
    pairs: list[Pair] = []
    for number in range(rounds):
        if number % 2:  # neither is always the one that finds the disk busy
            limited = limit()
            pairs.append(Pair(work(), limited))
        else:
            worked = work()
            pairs.append(Pair(worked, limit()))
    return sorted(pairs, key=lambda pair: pair.ratio)[rounds // 2]


def median(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]


def quantile(values: list[float], part: float) -> float:
    """The smallest value that `part` of all values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def to_limit(work: str, unit: str, pair: Pair, target: float) -> Figure:
    """Is a share of what is possible."""
    return Figure(
        work=work,
        unit=unit,
        measured=round(pair.measured, 1),
        limit=round(pair.limit, 1),
        ratio=round(pair.ratio, 3),
        target=target,
        ok=pair.ratio >= target,
    )


def at_least(work: str, unit: str, measured: float, target: float) -> Figure:
    return _plain(work, unit, measured, target, ok=measured >= target)


def at_most(work: str, unit: str, measured: float, target: float) -> Figure:
    return _plain(work, unit, measured, target, ok=measured <= target)


def _plain(work: str, unit: str, measured: float, target: float, *, ok: bool) -> Figure:
    return Figure(
        work=work, unit=unit, measured=round(measured, 2), limit=None, ratio=None, target=target, ok=ok
    )
