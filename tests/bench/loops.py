"""The real loops of a deployment as processes: one for all of them embedded, one each with Kafka.

python -m tests.bench.loops NAME ...
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

KAFKA = (("relay",), ("projections",), ("reactors",), ("clock",))
EMBEDDED = (("relay", "reactors", "clock"),)


@contextmanager
def running() -> Iterator[None]:
    """Started, and told to stop at the end."""
    crew = [
        subprocess.Popen([sys.executable, "-m", "tests.bench.loops", *names])
        for names in (KAFKA if settings.RINGBACK_KAFKA else EMBEDDED)
    ]
    try:
        yield
    finally:
        for process in crew:
            process.terminate()
        for process in crew:
            process.wait(30)


def main(names: list[str]) -> None:
    import django

    django.setup()
    from coordination.log.processes import all_loops
    from coordination.log.running import run_until_told

    loops = all_loops()
    if not run_until_told({name: loops[name] for name in names}):
        sys.exit("a loop failed")


if __name__ == "__main__":
    main(sys.argv[1:])
