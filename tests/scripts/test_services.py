"""Each service of the compose file, run as the process that it is: it works, and ends in order on SIGTERM."""

import os
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from scripts.kafka import Cluster
from scripts.ports import free_ports
from tests.scripts.compose_file import COMPOSE, ROOT
from tests.scripts.waiting import until
from tests.servers import Database

pytestmark = [pytest.mark.kafka, pytest.mark.faults, pytest.mark.timeout(300)]
LOOPS = ("relay", "projections", "reactors", "clock")


@pytest.fixture(scope="module")
def bootstrap(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with Cluster(tmp_path_factory.mktemp("services") / "kafka") as cluster:
        yield cluster.bootstrap


@dataclass
class Process:
    """One service that runs, and the file where it writes."""

    child: subprocess.Popen[bytes]
    log: Path

    def told_to_end(self) -> int:
        """SIGTERM, and its exit code within the grace that compose gives."""
        self.child.send_signal(signal.SIGTERM)
        return self.child.wait(30)


def command(service: str, port: int = 0) -> list[str]:
    """The compose file's own words, with this environment's programs and a free port."""
    words: list[str] = yaml.safe_load(COMPOSE.read_text())["services"][service]["command"]
    program, *rest = [word.replace("8000", str(port)).replace("0.0.0.0", "127.0.0.1") for word in words]
    return [sys.executable, *(rest if program == "python" else ["-m", program, *rest])]


def started(words: list[str], env: Mapping[str, str], log: Path) -> Process:
    with log.open("wb") as output:
        child = subprocess.Popen(words, cwd=ROOT, env=env, stdout=output, stderr=subprocess.STDOUT)
    return Process(child, log)


def sessions(database: Database) -> int:
    """How many sessions the application's role holds in this database."""
    with database.connect() as connection:
        row = connection.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND usename = 'ringback'",
            [database.name],
        ).fetchone()
    assert row is not None
    return int(str(row[0]))


@pytest.mark.parametrize("service", LOOPS)
def test_a_service_works_and_ends_in_order(
    service: str, bootstrap: str, own_database: Database, tmp_path: Path
) -> None:
    env = {**own_database.environment, "RINGBACK_KAFKA": bootstrap}
    process = started(command(service), env, tmp_path / "log")
    until(lambda: sessions(own_database) > 0 or process.child.poll() is not None)
    assert process.child.poll() is None, process.log.read_text()
    assert process.told_to_end() == 0, process.log.read_text()
    until(lambda: sessions(own_database) == 0)


def test_web_answers_and_ends_in_order(bootstrap: str, own_database: Database, tmp_path: Path) -> None:
    port = free_ports(1)[0]
    env = {**own_database.environment, "RINGBACK_KAFKA": bootstrap}
    process = started(command("web", port), env, tmp_path / "log")

    def healthy() -> bool:
        assert process.child.poll() is None, process.log.read_text()
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    until(healthy)
    assert process.told_to_end() in (0, -signal.SIGTERM), process.log.read_text()


@pytest.mark.parametrize("service", ["projections", "reactors"])
def test_without_kafka_a_consumer_says_that_it_is_not_needed(service: str) -> None:
    env = {**os.environ, "RINGBACK_KAFKA": ""}
    done = subprocess.run(command(service), cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Embedded mode" in done.stdout
