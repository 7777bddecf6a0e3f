"""The command itself, as a process."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.telephony.simulator.doors import ACCOUNT, SECRET, TOKEN

ROOT = Path(__file__).parents[3]


def command(state: Path, *more: str) -> list[str]:
    base = [sys.executable, "-m", "telephony.simulator", "--state", str(state), "--rest-port", "0"]
    return [*base, "--url", "http://127.0.0.1:9", *more]


@pytest.fixture
def state(tmp_path: Path) -> Path:
    path = tmp_path / "demo.json"
    twilio = {"account": ACCOUNT, "auth_token": TOKEN, "public_url": "http://127.0.0.1:9"}
    path.write_text(
        json.dumps({"url": "", "sources": {"simulator": {"secret": SECRET}}, "twilio": twilio, "fhir": None})
    )
    return path


def test_it_imports_nothing_of_ringback() -> None:
    look = "import sys, telephony.simulator.__main__; print([m for m in sys.modules if m.split('.')[0] in "
    look += "('django', 'coordination', 'audit', 'transcription') or m.startswith('telephony.') "
    look += "and not m.startswith('telephony.simulator')])"
    assert (
        subprocess.run(
            [sys.executable, "-c", look], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout
        == "[]\n"
    )


def test_a_wrong_start_says_what_to_do(state: Path, tmp_path: Path) -> None:
    missing = subprocess.run(
        command(tmp_path / "none.json"), cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (missing.returncode, missing.stderr) == (
        2,
        f"{tmp_path / 'none.json'} is not there: start Ringback first (make demo)\n",
    )
    unknown = subprocess.run(
        command(state, "--only", "nothing"), cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert unknown.returncode == 2
    assert unknown.stderr.startswith("no story nothing; there are after-discharge, ")


def test_a_run_that_ends_fails_when_no_door_answers(state: Path) -> None:
    given = command(state, "--only", "declines-recording", "--count", "1", "--speed", "1000")
    done = subprocess.run(given, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout == "declines-recording twilio fallback: staff answered\n"


def test_sigterm_ends_it_at_once(state: Path) -> None:
    with subprocess.Popen(
        command(state, "--only", "declines-recording", "--speed", "1000"),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"declines-recording twilio fallback: staff answered\n"
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=5) == 0
