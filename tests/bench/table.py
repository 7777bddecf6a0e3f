"""The figures for people: a table at the terminal, docs/benchmarks.md."""

from collections.abc import Mapping, Sequence

import msgspec

from tests.bench.catalog import BY_NAME
from tests.bench.figures import Figure
from tests.bench.machine import Machine
from tests.bench.shortfalls import WHY

ABOUT = (
    "Written by `make bench ARGS=--markdown`. Every work is measured beside its limit, in turns, through the"
    " same driver and connection settings, prepared, with the same bytes and indexes, synchronous_commit on;"
    " the median of three rounds. So the ratio holds on a noisy machine, and the absolute figures are of this"
    " one:"
)
COLUMNS = ("work", "measured", "limit beside it", "ratio", "to reach", "")


def cells(figure: Figure) -> tuple[str, ...]:
    limit = "-" if figure.limit is None else f"{figure.limit:,.0f} {figure.unit}"
    ratio = "-" if figure.ratio is None else f"{figure.ratio:.2f}"
    digits = 1 if figure.measured < 1_000 else 0
    target = f"{figure.target:g}" if figure.limit is not None else f"{figure.target:,.6g} {figure.unit}"
    verdict = "ok" if figure.ok else "short"
    return figure.work, f"{figure.measured:,.{digits}f} {figure.unit}", limit, ratio, target, verdict


def plain(figures: Sequence[Figure]) -> str:
    lines = [COLUMNS, *(cells(figure) for figure in figures)]
    widths = [max(len(line[n]) for line in lines) for n in range(len(COLUMNS))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines
    )


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """`load`: the load average before it. `rows`: which it measured."""

    seconds: float
    load: float
    quick: bool
    rows: Sequence[str]

    def line(self, figures: Mapping[str, object]) -> str:
        """What it was, and which of the page's rows are of an earlier one."""
        older = [f"*{name}*" for name in figures if name not in self.rows]
        return (
            f"the run took {self.seconds / 60:.0f} minutes; the load average before it was {self.load:.1f}"
            + (", so this machine was busy with other work" if self.load > 1 else "")
            + ("; small sizes (--quick)" if self.quick else "")
            + (f"; an earlier run measured {', '.join(older)}" if older else "")
        )


def markdown(figures: Mapping[str, Sequence[Figure]], machine: Machine, run: Run) -> str:
    """The page. What falls short says what stands in its way."""
    rows = [figure for of_row in figures.values() for figure in of_row]
    lines = [
        "# How fast",
        "",
        ABOUT,
        "",
        *[f"- {line}" for line in machine.lines()],
        f"- {run.line(figures)}",
        "",
        f"| {' | '.join(COLUMNS)} |",
        f"|{'---|' * len(COLUMNS)}",
        *[f"| {' | '.join(cells(figure))} |" for figure in rows],
        "",
        "## What stands in the way of what falls short",
        "",
        *_shortfalls(rows),
        "",
        "## What each row does",
        "",
        *[f"- **{name}**: {BY_NAME[name].measures}" for name in figures],
        "",
    ]
    return "\n".join(lines)


def _shortfalls(rows: Sequence[Figure]) -> list[str]:
    short = [figure for figure in rows if not figure.ok]
    if not short:
        return ["Nothing fell short in this run."]
    return [f"- *{figure.work}*: {WHY.get(figure.work, 'not yet explained.')}" for figure in short]
