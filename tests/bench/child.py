"""One row in a process and a database of its own: `python -m tests.bench.child NAME ANSWER [--quick]`."""

import sys
from importlib import import_module
from pathlib import Path

import django
import msgspec

from tests.bench.catalog import BY_NAME
from tests.bench.figures import Figure


def main(name: str, answer: str, *, quick: bool) -> None:
    django.setup()
    measured: list[Figure] = import_module(BY_NAME[name].module).measure(quick=quick)
    Path(answer).write_bytes(msgspec.json.encode(measured))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], quick="--quick" in sys.argv)
