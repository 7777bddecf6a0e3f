"""A deployment on this machine: one database, one generation's topic, and the processes of it."""

import itertools
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psycopg

from scripts import children
from tests.faults.waiting import until
from tests.servers import ROOT, Database

_generations = itertools.count(101)  # a topic of its own for every house on the run's one cluster
READY_SECONDS = 60.0  # of a process on a machine that is busy with others


class Child:
    """A process of the house; its output is a file that a failing test can show."""

    def __init__(self, name: str, command: list[str], environment: dict[str, str], folder: Path) -> None:
        self.name = name
        self.log = folder / f"{name}.log"
        with self.log.open("ab") as output:
            self.popen = children.spawn(command, output=output, env=environment, folder=ROOT)

    def signal(self, sign: int) -> None:
        os.kill(self.popen.pid, sign)

    def kill(self) -> None:
        """kill -9: nothing is said good-bye to."""
        self.popen.kill()
        self.popen.wait()

    def end(self, patience: float = 20.0) -> tuple[int, float]:
        """SIGTERM; (exit code, seconds that it took)."""
        began = time.monotonic()
        self.popen.terminate()
        return self.popen.wait(patience), time.monotonic() - began

    def said(self, words: str) -> bool:
        return words in self.log.read_text()


class House:
    """Starts `manage.py` commands against its database; `kafka` is "" for the embedded delivery."""

    def __init__(self, database: Database, kafka: str, folder: Path) -> None:
        self.database = database
        self.folder = folder
        self.kafka = kafka
        self.mended = folder / "mended"  # the letters' code is mended once this file exists
        self.generation = next(_generations)
        self._children: list[Child] = []
        self._outside = database.connect()
        self._outside.execute("INSERT INTO log_generation (generation) VALUES (%s)", [self.generation])

    @property
    def topic(self) -> str:
        return f"care.events.{self.generation}"

    @property
    def environment(self) -> dict[str, str]:
        mine = {"RINGBACK_KAFKA": self.kafka, "LETTERS_MENDED": str(self.mended)}
        return {**self.database.environment, **mine}

    def start(self, *commands: str) -> list[Child]:
        """`manage.py <command>` each, all at once; without Django's checks, a third of a start's work."""
        return [self._spawn(one, [sys.executable, "manage.py", one, "--skip-checks"]) for one in commands]

    def start_embedded(self) -> Child:
        """What `up` runs beside the web server, in one process."""
        return self._spawn("embedded", [sys.executable, "-m", "tests.faults.loops"])

    def load(self, events: int, *, rate: int = 600, streams: int = 200, seed: int = 1) -> Child:
        """A writer of so many events, about `rate` a second; what it was promised is in `ledger`."""
        options = {"events": events, "rate": rate, "streams": streams, "seed": seed, "ledger": self.ledger}
        given = [f"--{name}={value}" for name, value in options.items()]
        return self._spawn("load", [sys.executable, "-m", "tests.faults.load", *given])

    def run(self, *command: str) -> str:
        """A `manage.py` command to its end."""
        done = subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    @property
    def ledger(self) -> Path:
        return self.folder / "ledger"

    def rows(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        """Looks at the database from outside, as the superuser."""
        try:
            return self._outside.execute(sql, parameters).fetchall()
        except psycopg.OperationalError:  # the server was restarted: look again
            self._outside = self.database.connect()
            return self._outside.execute(sql, parameters).fetchall()

    def count(self, sql: str, *parameters: object) -> int:
        ((number,),) = self.rows(sql, *parameters)
        return int(number)

    def events(self) -> int:
        return self.count("SELECT count(*) FROM log_event")

    def holds(self, consumer: str) -> bool:
        """Whether somebody is in the middle of a batch of this consumer."""
        lock = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 1"
        name = " AND (classid::bigint << 32 | objid::bigint) = hashtextextended(%s, 7)"
        return self.count(lock + name, f"ringback/{consumer}") > 0

    def relay_in_mid_batch(self) -> bool:
        """Numbered and perhaps delivered, not yet taken off the outbox."""
        return self.count("SELECT count(*) FROM log_outbox o JOIN log_position p USING (event)") > 0

    def wait_until_running(self, *consumers: str) -> None:
        """The consumers have their leases and have looked at the log."""
        names = list(consumers or ("letters", "press_postmarks"))
        asked = "SELECT count(*) FROM log_consumer WHERE name = ANY(%s)"
        until(lambda: self.count(asked, names) == len(names), READY_SECONDS)

    def close(self) -> None:
        for child in self._children:
            if child.popen.poll() is None:
                child.signal(signal.SIGCONT)
                child.kill()
        self._outside.close()

    def _spawn(self, name: str, command: list[str]) -> Child:
        child = Child(f"{len(self._children)}-{name}", command, self.environment, self.folder)
        self._children.append(child)
        return child
