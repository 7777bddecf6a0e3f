"""The real thing, for tests that look at it from outside: `manage.py up` on a database of its own."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import httpx

from scripts import frontend
from scripts.children import spawn, stop
from scripts.ports import free_ports
from tests.scripts.waiting import until
from tests.servers import ROOT, Database, drop_database, fresh_database
from tests.telephony.doors.phone import SECRET, SOURCES

ACCOUNT = {"account": "AC" + "1" * 32, "auth_token": "0123456789abcdef0123456789abcdef"}
SIMULATOR = "whsec_c2ltdWxhdG9yIHNpbXVsYXRvciBzaW11bGF0b3I="


@dataclass
class Ringback:
    """One server; it can be killed and started again on the same port and database."""

    folder: Path
    kafka: str = ""
    log_level: str = "INFO"
    database: Database = field(init=False)
    port: int = field(init=False)
    rest_port: int = field(init=False)
    people: dict[str, dict[str, str]] = field(init=False)
    _children: list[subprocess.Popen[bytes]] = field(init=False, default_factory=list)
    _up: subprocess.Popen[bytes] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.port, self.rest_port = free_ports(2)
        self.database = fresh_database()

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def log(self) -> Path:
        return self.folder / "up.log"

    @property
    def objects(self) -> Path:
        return self.folder / "objects"

    @property
    def environment(self) -> dict[str, str]:
        twilio = {**ACCOUNT, "public_url": self.url, "api_url": f"http://127.0.0.1:{self.rest_port}"}
        return {
            **self.database.environment,
            "RINGBACK_EXTRA_APPS": "",
            "RINGBACK_SOURCES": json.dumps({**SOURCES, "simulator": [SIMULATOR]}),
            "RINGBACK_TWILIO": json.dumps(twilio),
            "RINGBACK_MEDIA": str(self.objects),
            "RINGBACK_KAFKA": self.kafka,
            "RINGBACK_PORT": str(self.port),
            "RINGBACK_DEMO": "1",
            "RINGBACK_LOG_LEVEL": self.log_level,
            "PYTHONUNBUFFERED": "1",
        }

    def start(self) -> None:
        """People, then the server until it is ready. Builds the application, unless told where one is."""
        if "RINGBACK_FRONTEND" not in os.environ:
            frontend.build_if_stale()
        seated = subprocess.run(
            [sys.executable, "manage.py", "demo_people"],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert seated.returncode == 0, seated.stderr
        self.people = json.loads(seated.stdout)
        self.up()

    def up(self) -> None:
        """The server alone: again after a kill."""
        self._up = self._spawn("up", ["manage.py", "up"])
        until(self._ready)

    def kill(self) -> None:
        """kill -9, in the middle of whatever it does."""
        assert self._up is not None
        self._up.send_signal(signal.SIGKILL)
        self._up.wait()

    def phone_system(self) -> None:
        """The simulated Twilio's REST interface: it takes our orders to call somebody."""
        self._spawn("exchange", ["-m", "tests.e2e.exchange", str(self.demo_state()), str(self.rest_port)])
        until(lambda: self._answers(f"http://127.0.0.1:{self.rest_port}/"))

    def demo_state(self) -> Path:
        """What a simulator reads of us."""
        twilio = {**ACCOUNT, "public_url": self.url}
        sources = {"tests": {"secret": SECRET}, "simulator": {"secret": SIMULATOR}}
        state = self.folder / "demo.json"
        state.write_text(json.dumps({"url": self.url, "sources": sources, "twilio": twilio}))
        return state

    def simulator(self, *words: str) -> subprocess.Popen[bytes]:
        """Stories, played to the doors."""
        state = str(self.demo_state())
        port = str(free_ports(1)[0])
        return self._spawn(
            "simulator",
            ["-m", "telephony.simulator", "--url", self.url, "--state", state, "--rest-port", port, *words],
        )

    def run(self, *words: str) -> str:
        """A Python program with this server's environment; its stdout."""
        command = [sys.executable, *words]
        done = subprocess.run(
            command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout

    def as_role(self, role: str) -> httpx.Client:
        """The API with that person's token."""
        token = self.people[role]["token"]
        return httpx.Client(
            base_url=f"{self.url}/api/v1/",
            headers={"Authorization": f"Bearer {token}"},
            timeout=30,
            trust_env=False,
        )

    def stop(self) -> None:
        for child in reversed(self._children):
            stop(child)
        drop_database(self.database)

    def _spawn(self, name: str, words: list[str]) -> subprocess.Popen[bytes]:
        with (self.folder / f"{name}.log").open("ab") as output:
            env = {**self.environment, "PYTHONPATH": os.fspath(ROOT)}
            child = spawn([sys.executable, *words], output=output, env=env, folder=ROOT)
        self._children.append(child)
        return child

    def _ready(self) -> bool:
        up = cast("subprocess.Popen[bytes]", self._up)
        assert up.poll() is None, self.log.read_text()[-3000:]
        return self._answers(f"{self.url}/readyz", 200)

    @staticmethod
    def _answers(url: str, status: int | None = None) -> bool:
        try:
            answer = httpx.get(url, timeout=2, trust_env=False)
        except httpx.HTTPError:
            return False
        return status is None or answer.status_code == status
