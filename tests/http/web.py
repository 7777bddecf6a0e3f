"""A web process of its own, on a database of its own, for what only a running server shows."""

import os
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.children import spawn, stop
from scripts.ports import free_ports
from tests.servers import ROOT, Database


@contextmanager
def web_process(database: Database, log: Path, **environment: str) -> Iterator[int]:
    """The port of uvicorn on coordination.asgi, once it answers."""
    (port,) = free_ports(1)
    env = {**database.environment, "RINGBACK_DEMO": "1", "RINGBACK_EXTRA_APPS": "", **environment}
    command = [sys.executable, "-m", "uvicorn", "coordination.asgi:application", "--port", str(port)]
    with log.open("wb") as output:
        child = spawn(command, output=output, env=env, folder=ROOT)
        try:
            wait_until_alive(port, child)
            yield port
        finally:
            stop(child)


def wait_until_alive(port: int, child: "subprocess.Popen[bytes]") -> None:
    """Asks until it answers; 100 tries of its own connect timeout."""
    for _ in range(400):
        if child.poll() is not None:
            raise AssertionError(f"the web process ended with {child.returncode}")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=1):
                return
        except (urllib.error.URLError, OSError):
            # The child's own end or its socket wakes us: nothing to sleep on but the clock of wait().
            try:
                child.wait(0.05)
            except subprocess.TimeoutExpired:
                continue
    raise AssertionError("the web process never answered")


def demo_people(database: Database) -> bytes:
    """The demo's people in that database, as printed."""
    made = subprocess.run(
        [sys.executable, "manage.py", "demo_people"],
        cwd=ROOT,
        env={**os.environ, **database.environment, "RINGBACK_DEMO": "1"},
        check=True,
        capture_output=True,
    )
    return made.stdout
