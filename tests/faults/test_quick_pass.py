"""The first pass of the demo, at its own speed and disorder: every story with a yes leaves its sound."""

import json
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from scripts import children
from scripts.ports import free_ports
from tests.faults.house import READY_SECONDS
from tests.faults.waiting import until
from tests.servers import ROOT, Database
from tests.telephony.doors.phone import SECRET
from tests.telephony.doors.twilio import ACCOUNT, PUBLIC, TOKEN

pytestmark = [pytest.mark.faults, pytest.mark.timeout(300)]


def answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}/healthz", timeout=1).is_success
    except httpx.HTTPError:
        return False


def test_every_recording_of_the_quick_pass_is_stored(own_database: Database, tmp_path: Path) -> None:
    port, rest = free_ports(2)
    url = f"http://127.0.0.1:{port}"
    environment = {
        **own_database.environment,
        "RINGBACK_DEMO": "1",
        "RINGBACK_EXTRA_APPS": "",
        "RINGBACK_KAFKA": "",
        "RINGBACK_TWILIO": json.dumps(ACCOUNT | {"api_url": f"http://127.0.0.1:{rest}"}),
        "RINGBACK_SOURCES": json.dumps({"simulator": [SECRET]}),
        "RINGBACK_MEDIA": str(tmp_path / "objects"),
    }
    state = tmp_path / "demo.json"
    twilio = {"account": ACCOUNT["account"], "auth_token": TOKEN, "public_url": PUBLIC}
    state.write_text(json.dumps({"sources": {"simulator": {"secret": SECRET}}, "twilio": twilio}))
    outside = own_database.connect()

    def rows(sql: str) -> list[tuple[object, ...]]:
        return outside.execute(sql.encode()).fetchall()

    up = [sys.executable, "manage.py", "up", "--port", str(port)]
    with (tmp_path / "up.log").open("wb") as output:
        server = children.spawn(up, output=output, env=environment, folder=ROOT)
    try:
        until(lambda: answers(url), READY_SECONDS, pause=0.1)
        words = ["--url", url, "--state", str(state), "--rest-port", str(rest), "--once"]
        played = subprocess.run(
            [sys.executable, "-m", "telephony.simulator", *words],
            cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert (played.returncode, played.stderr) == (0, "")
        said_yes = "SELECT count(*) FROM calls WHERE consent_recording = 'given' AND started > 0"
        settled = "SELECT count(*) FROM calls WHERE recording = 'recording' OR state <> 'ended'"
        until(lambda: rows(settled) == [(0,)], 30, pause=0.2)
        ((wanted,),) = rows(said_yes)
        assert rows("SELECT count(*) FROM calls WHERE recording = 'stored'") == [(wanted,)]
        assert rows("SELECT count(*) FROM calls WHERE gaps > 0") == [(0,)]
        dropped = rows("SELECT source, state, end_reason, recording, consent_recording FROM calls")
        print(played.stdout, dropped)
    finally:
        children.stop(server)
        outside.close()
