"""`make demo` as a person meets it: it starts, says who can sign in, refuses politely, leaves nothing."""

import json
import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from scripts import postgres
from scripts.ports import free_ports, is_taken

pytestmark = [pytest.mark.faults, pytest.mark.alone, pytest.mark.timeout(240)]
ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass
class Place:
    """A demo's folder and port."""

    state: Path
    port: int

    def start(self, *words: str) -> subprocess.Popen[str]:
        """`make demo` without make, up to wherever it gets."""
        return subprocess.Popen(
            [sys.executable, "scripts/demo.py", *words],
            cwd=ROOT,
            env={**os.environ, "RINGBACK_STATE": str(self.state), "RINGBACK_PORT": str(self.port)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    @property
    def facts(self) -> dict[str, object]:
        """demo.json."""
        document: dict[str, object] = json.loads((self.state / "demo.json").read_text())
        return document


@pytest.fixture
def place() -> Iterator[Place]:
    state = Path(tempfile.mkdtemp(prefix="ringback-demo-"))
    yield Place(state, free_ports(1)[0])
    shutil.rmtree(state)


def until_ready(demo: subprocess.Popen[str]) -> str:
    """All lines up to the one that says that it is ready."""
    assert demo.stdout is not None
    said = []
    for line in demo.stdout:
        said.append(line)
        if line.startswith("Ready after"):
            return "".join(said)
    raise AssertionError("the demo ended: " + "".join(said))


def ended(demo: subprocess.Popen[str]) -> str:
    """What it says until it ends."""
    rest, _ = demo.communicate(timeout=60)
    return rest


def test_it_starts_stops_and_starts_again_with_the_same_people(place: Place) -> None:
    first = place.start("--no-simulator")
    welcome = until_ready(first)
    facts = place.facts
    assert set(facts) == {
        "url", "people", "sources", "twilio", "audiosocket", "fhir", "kafka", "database",
    }  # fmt: skip
    assert facts["url"] == f"http://localhost:{place.port}"
    assert stat.S_IMODE((place.state / "demo.json").stat().st_mode) == 0o600
    assert stat.S_IMODE((place.state / "secrets.json").stat().st_mode) == 0o600
    people, sources = facts["people"], facts["sources"]
    assert isinstance(people, dict)
    assert isinstance(sources, dict)
    assert {"navigator", "front_desk", "nurse", "supervisor", "auditor", "manager", "administrator"} <= set(
        people
    )
    assert next(iter(sources)) == "tests"
    assert all(one["secret"].startswith("whsec_") for one in sources.values())
    assert people["navigator"]["password"] in welcome
    assert f"Logs in {place.state / 'logs'}." in welcome
    assert (place.state / "logs" / "up.log").exists()
    with urllib.request.urlopen(f"http://127.0.0.1:{place.port}/healthz", timeout=5) as answer:
        assert answer.status == 200
    with psycopg.connect(str(facts["database"])) as connection:
        assert connection.execute("SELECT rolsuper FROM pg_roles WHERE rolname = user").fetchone() == (True,)

    second = place.start("--no-simulator")
    assert "runs in this folder already" in ended(second)
    assert second.returncode == 1

    first.send_signal(signal.SIGTERM)
    assert "stopping" in ended(first)
    assert first.returncode == 0
    assert not is_taken(place.port)
    assert not is_taken(urlsplit(str(facts["database"])).port or 0)

    again = place.start("--no-simulator")
    until_ready(again)
    assert place.facts["people"] == people
    again.send_signal(signal.SIGINT)
    ended(again)


def test_a_killed_demo_leaves_only_postgresql_and_the_next_takes_it_over(place: Place) -> None:
    demo = place.start("--no-simulator")
    until_ready(demo)
    database = urlsplit(str(place.facts["database"])).port or 0
    demo.kill()
    ended(demo)
    again = place.start("--no-simulator")
    until_ready(again)
    assert urlsplit(str(place.facts["database"])).port == database
    again.send_signal(signal.SIGTERM)
    ended(again)
    postgres.wait_until_gone(place.state / "postgres")


def test_a_port_that_is_taken_is_named(place: Place) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", place.port))
        other.listen()
        demo = place.start("--no-simulator")
        said = ended(demo)
    assert demo.returncode == 1
    assert f"Port {place.port} is taken" in said
    assert "RINGBACK_PORT=" in said
