"""`make bench`: the figures of docs/benchmarks.md, each beside its limit.

    python -m tests.bench [NAME ...] [--quick] [--markdown]

All rows or the named ones, a few minutes; exit 0 also when one falls short. Writes .ringback/bench.json, a
list of figures, and docs/benchmarks.md when asked: what was not measured now keeps its last figures (of runs
that were not quick, in .ringback/bench-rows.json), and the page says so.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import msgspec

from scripts.progress import step
from tests.bench.catalog import BY_NAME, ROWS, Row
from tests.bench.figures import Figure
from tests.bench.machine import machine
from tests.bench.place import ROOT, Place, place
from tests.bench.table import Run, markdown, plain

MEASURED = ROOT / ".ringback" / "bench.json"
KEPT = ROOT / ".ringback" / "bench-rows.json"


def main() -> None:
    parser = argparse.ArgumentParser(description="How fast Ringback is, each work beside its limit.")
    parser.add_argument("names", nargs="*", choices=[*BY_NAME, []], metavar="NAME", help=", ".join(BY_NAME))
    parser.add_argument("--quick", action="store_true", help="small sizes, one round: does it run?")
    parser.add_argument("--markdown", action="store_true", help="write docs/benchmarks.md")
    options = parser.parse_args()
    began, load = time.monotonic(), os.getloadavg()[0]
    kept = _kept()
    figures: dict[str, list[Figure]] = {}
    with place() as here:
        known = machine(here.version())
        for row in ROWS:
            if not options.names or row.name in options.names:
                with step(row.name):
                    measured = _measure(row, here, quick=options.quick)
                if measured:  # nothing where this machine lacks what the row needs: its last figures stay
                    figures[row.name] = measured
                # After each row: a run that is ended in the middle leaves what it has measured.
                all_rows = in_order({**kept, **figures})
                _write(all_rows, keep=not options.quick)
                if options.markdown:
                    seconds = time.monotonic() - began
                    run = Run(seconds=seconds, load=load, quick=options.quick, rows=tuple(figures))
                    (ROOT / "docs" / "benchmarks.md").write_text(markdown(all_rows, known, run))
    flat = [figure for of_row in figures.values() for figure in of_row]
    print("\n".join(["", *known.lines(), "", plain(flat), "", f"{time.monotonic() - began:.0f} s"]))


def _kept() -> dict[str, list[Figure]]:
    """What was measured last, by row."""
    if not KEPT.exists():
        return {}
    return msgspec.json.decode(KEPT.read_bytes(), type=dict[str, list[Figure]])


def _write(rows: dict[str, list[Figure]], *, keep: bool) -> None:
    """For whoever reads figures, and for the next run's page."""
    flat = [figure for of_row in rows.values() for figure in of_row]
    MEASURED.write_bytes(msgspec.json.format(msgspec.json.encode(flat)))
    if keep:
        KEPT.write_bytes(msgspec.json.format(msgspec.json.encode(rows)))


def in_order(figures: dict[str, list[Figure]]) -> dict[str, list[Figure]]:
    """As the catalog has the rows; what it has no more is left out."""
    return {row.name: figures[row.name] for row in ROWS if row.name in figures}


def _measure(row: Row, here: Place, *, quick: bool) -> list[Figure]:
    with here.database("bench_" + row.name.replace("-", "_")) as environment:
        if not row.kafka:
            return _in_a_child(row, environment, quick=quick)
        from scripts.kafka import Cluster

        with (
            tempfile.TemporaryDirectory(prefix="ringback-bench-") as folder,
            Cluster(Path(folder) / "kafka", nodes=1, throughput=True) as cluster,
        ):
            return _in_a_child(row, environment | {"RINGBACK_KAFKA": cluster.bootstrap}, quick=quick)


def _in_a_child(row: Row, environment: dict[str, str], *, quick: bool) -> list[Figure]:
    with tempfile.NamedTemporaryFile(suffix=".json") as answer:
        command = [sys.executable, "-m", "tests.bench.child", row.name, answer.name]
        subprocess.run([*command, *(["--quick"] if quick else [])], cwd=ROOT, env=environment, check=True)
        return msgspec.json.decode(Path(answer.name).read_bytes(), type=list[Figure])


if __name__ == "__main__":
    main()
