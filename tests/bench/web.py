"""A whole Ringback as `manage.py up` runs it: the web server and all loops in one process."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from scripts.children import spawn, stop
from scripts.ports import free_ports
from tests.bench.place import ROOT

PATIENCE = 60.0


@contextmanager
def web() -> Iterator[str]:
    """Its address, on this row's database, once it answers."""
    (port,) = free_ports(1)
    url = f"http://localhost:{port}"
    with tempfile.TemporaryDirectory(prefix="ringback-bench-") as folder:
        log = Path(folder) / "log"
        with log.open("wb") as output:
            child = spawn(
                [sys.executable, "manage.py", "up", "--port", str(port)], output=output, folder=ROOT
            )
        try:
            _wait_until_alive(url, child, log)
            yield url
        finally:
            stop(child, patience=30)


def _wait_until_alive(url: str, child: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and child.poll() is None:
        try:
            httpx.get(f"{url}/healthz", timeout=1, trust_env=False)
        except httpx.HTTPError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"the web server never answered: {log.read_text(errors='replace')[-2000:]}")
