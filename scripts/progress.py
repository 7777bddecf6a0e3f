"""What a person at a terminal sees while something takes its time. Standard library only."""

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def step(what: str) -> Iterator[None]:
    """Say what is being done, and how long it took once it has taken two seconds.

    At a terminal the seconds count up; in a log there is one line.
    """
    began = time.monotonic()
    live = sys.stdout.isatty()
    done = threading.Event()

    def count() -> None:
        while not done.wait(1):
            print(f"\r  {what} ... {time.monotonic() - began:.0f} s ", end="", flush=True)

    print(f"  {what} ...", end="" if live else "\n", flush=True)
    counter = threading.Thread(target=count, daemon=True)
    if live:
        counter.start()
    try:
        yield
    except BaseException:
        done.set()
        print(f"\r  {what} ... failed" if live else f"  {what}: failed", flush=True)
        raise
    done.set()
    took = time.monotonic() - began
    if live:
        counter.join()
        print(f"\r  {what} ... {f'{took:.1f} s' if took >= 2 else 'done'}    ", flush=True)
    elif took >= 2:
        print(f"  {what}: {took:.1f} s", flush=True)
