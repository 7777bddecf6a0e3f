"""S12: we die in the middle of a call. The caller talks on; what we missed is there after we are back, and
the sound that we had."""

import json
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest

from scripts import children
from scripts.ports import free_ports
from telephony.simulator.demo_state import TwilioAccount
from tests.faults.house import READY_SECONDS
from tests.faults.switchboard import switchboard
from tests.faults.waiting import until
from tests.servers import ROOT, Database
from tests.telephony.doors.twilio import ACCOUNT, PUBLIC, TOKEN

pytestmark = [pytest.mark.faults, pytest.mark.timeout(240)]

SPEED = 4.0
A_SECOND = 32_000  # bytes of what is kept


def answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}/healthz", timeout=1).is_success
    except httpx.HTTPError:
        return False


def test_s12_a_call_outlives_us_and_is_taken_down_afterwards(own_database: Database, tmp_path: Path) -> None:
    (port,) = free_ports(1)
    url = f"http://127.0.0.1:{port}"
    outside = own_database.connect()

    def types() -> list[Any]:
        return [row[0] for row in outside.execute("SELECT type FROM log_event ORDER BY id").fetchall()]

    with switchboard(TwilioAccount(ACCOUNT["account"], TOKEN, PUBLIC), url, SPEED) as board:
        environment = {
            **own_database.environment,
            "RINGBACK_DEMO": "1",
            "RINGBACK_EXTRA_APPS": "",
            "RINGBACK_KAFKA": "",
            "RINGBACK_TWILIO": json.dumps(ACCOUNT | {"api_url": board.api_url}),
            "RINGBACK_SOURCES": "{}",
            "RINGBACK_MEDIA": str(tmp_path / "objects"),
        }
        command = [sys.executable, "manage.py", "up", "--port", str(port)]
        with (tmp_path / "up.log").open("wb") as output:
            first = children.spawn(command, output=output, env=environment, folder=ROOT)
            second = None
            try:
                until(lambda: answers(url), READY_SECONDS, pause=0.1)
                call = board.call("dizzy-after-new-pill")
                until(lambda: "call.answered" in types() and "call.recording_started" in types(), 60)
                spools = tmp_path / "objects" / "spools"
                until(lambda: sum(one.stat().st_size for one in spools.glob("*")) > 10 * A_SECOND, 30)
                first.kill()
                first.wait()
                assert not call.done()
                report = call.result(60)
                assert report.result == "answered"
                assert "call.ended" not in types()
                second = children.spawn(command, output=output, env=environment, folder=ROOT)
                until(lambda: answers(url), READY_SECONDS, pause=0.1)
                took = until(lambda: {"call.ended", "call.gap_noted"} <= set(types()), 90)
                assert types().count("call.ended") == 1
                row = "SELECT state, end_reason, recording, gaps > 0 FROM calls"
                found = [("ended", "completed", "stored", True)]
                until(lambda: outside.execute(row).fetchall() == found, 30)
                (kept,) = (tmp_path / "objects" / "recordings").iterdir()
                assert kept.stat().st_size > 10 * A_SECOND
                until(lambda: not list(spools.iterdir()), 10)
                assert outside.execute("SELECT count(*) FROM followups").fetchall() == [(0,)]
            finally:
                for child in (first, second):
                    if child is not None and child.poll() is None:
                        child.kill()
                        child.wait()
                outside.close()
    print(f"the call was taken down {took:.1f} s after we were back")
