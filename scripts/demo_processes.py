"""The demo's own processes: commands that end, and services that run until they are stopped."""

import json
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from scripts.children import spawn, stop
from scripts.demo_state import LOGS, STATE
from scripts.stamps import ROOT

READY_PATIENCE = 60.0


class Failed(Exception):
    """The demo cannot go on; the message is for the person at the terminal."""


@dataclass(frozen=True)
class Service:
    """A process that runs, and where it writes."""

    name: str
    child: subprocess.Popen[bytes]
    log: Path

    def last_lines(self, count: int = 15) -> str:
        """The end of its log."""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-count:])


def manage(words: list[str], env: Mapping[str, str]) -> str:
    """Run a manage.py command to its end; gives its stdout."""
    command = [sys.executable, "manage.py", *words]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed(f"manage.py {words[0]} failed:\n{(done.stdout + done.stderr).strip()[-3000:]}")
    return done.stdout


@contextmanager
def running(name: str, words: list[str], env: Mapping[str, str], *, patience: float) -> Iterator[Service]:
    """A Python process for the time of the block, then SIGTERM. It ends with us even when we are killed."""
    log = STATE / LOGS / f"{name}.log"
    log.parent.mkdir(exist_ok=True)
    with log.open("wb") as output:
        child = spawn([sys.executable, *words], output=output, env=env, folder=ROOT)
    try:
        yield Service(name, child, log)
    finally:
        stop(child, patience=patience)


def wait_until_ready(url: str, service: Service) -> None:
    """Until /readyz is 200; when it ends first or takes too long, say what it said."""
    deadline = time.monotonic() + READY_PATIENCE
    said = "no answer"
    while time.monotonic() < deadline:
        if service.child.poll() is not None:
            raise Failed(f"Ringback did not start:\n{service.last_lines()}")
        try:
            with urllib.request.urlopen(f"{url}/readyz", timeout=2):  # noqa: S310
                return
        except urllib.error.HTTPError as error:
            said = json.dumps(json.loads(error.read() or b"{}"))
        except OSError:
            said = "no answer"
        time.sleep(0.1)
    raise Failed(f"Ringback was not ready within {READY_PATIENCE:.0f} s ({said}):\n{service.last_lines()}")
