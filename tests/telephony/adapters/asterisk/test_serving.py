"""`manage.py asterisk` as it runs: a process of its own between an Asterisk and a log of its own."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from scripts.children import spawn, stop
from tests.servers import ROOT, Database
from tests.telephony.adapters.asterisk.fake import PASSWORD, USER, FakeAsterisk, fake_asterisk
from tests.telephony.adapters.asterisk.shapes import CALLER
from tests.telephony.adapters.asterisk.test_talking import asked, until, with_people
from tests.telephony.recordings.sounds import wav

pytestmark = pytest.mark.faults


class Served:
    """The log and the store that the process writes."""

    def __init__(self, database: Database, folder: Path, asterisk: FakeAsterisk) -> None:
        self._database, self.folder, self._asterisk = database, folder, asterisk

    @contextmanager
    def process(self) -> Iterator["subprocess.Popen[bytes]"]:
        account = {"url": self._asterisk.url, "user": USER, "password": PASSWORD, "media": "recording"}
        env = {
            **self._database.environment,
            "RINGBACK_EXTRA_APPS": "",
            "RINGBACK_ASTERISK": json.dumps(account),
            "RINGBACK_MEDIA": str(self.folder / "objects"),
        }
        with (self.folder / "asterisk.log").open("ab") as output:
            before = self.log.count("caught up")
            command = [sys.executable, "manage.py", "asterisk"]
            child = spawn(command, output=output, env=env, folder=ROOT)
            try:
                assert until(lambda: self.log.count("caught up") > before, 60), self.log
                yield child
            finally:
                stop(child)

    @property
    def log(self) -> str:
        return (self.folder / "asterisk.log").read_text()

    def types(self) -> list[str]:
        with self._database.connect() as connection:
            found = connection.execute("SELECT type FROM log_event WHERE type LIKE 'call.%' ORDER BY id")
            return [str(row[0]) for row in found]

    def project(self) -> None:
        """The read models, as `manage.py projections` builds them."""
        command = [sys.executable, "manage.py", "rebuild", "calls"]
        env = {**self._database.environment, "RINGBACK_EXTRA_APPS": ""}
        subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True)


@pytest.fixture
def served(own_database: Database, tmp_path: Path) -> Iterator[tuple[Served, FakeAsterisk]]:
    with fake_asterisk() as asterisk:
        asterisk.sound = wav(2.0)
        yield Served(own_database, tmp_path, asterisk), asterisk


def test_a_call_from_ring_to_recording(served: tuple[Served, FakeAsterisk]) -> None:
    ours, asterisk = served
    with ours.process():
        asterisk.rings()
        assert asked(asterisk)
        asterisk.presses("1")
        assert with_people(asterisk)
        assert until(lambda: "call.recording_started" in ours.types())
        asterisk.answers()
        asterisk.hangs_up()
        assert until(lambda: "call.recording_stored" in ours.types()), ours.log
        assert until(lambda: not asterisk.stored)
        asterisk.rings("1795345300.1")
        assert until(lambda: asterisk.heard.count("consent_question_keys.en.1") == 2)
        asterisk.presses("1", "1795345300.1")
        assert until(lambda: ours.types().count("call.recording_started") == 2)
        asterisk.presses("2", "1795345300.1")
        assert until(lambda: not asterisk.live)
        assert until(lambda: ours.types().count("call.consent_withdrawn") == 3)
    assert ours.types().count("call.recording_stored") == 1
    assert sorted(set(ours.types())) == [
        "call.answered",
        "call.consent_given",
        "call.consent_withdrawn",
        "call.ended",
        "call.offered",
        "call.recording_started",
        "call.recording_stopped",
        "call.recording_stored",
        "call.routed",
        "call.script_spoken",
    ]
    assert "202555" not in ours.log
    assert PASSWORD not in ours.log


def test_what_happened_while_we_were_dead_is_noted(served: tuple[Served, FakeAsterisk]) -> None:
    ours, asterisk = served
    asterisk.prompts_last = 60
    with ours.process() as process:
        asterisk.rings()
        asterisk.rings("1795345300.1")
        assert until(lambda: ours.types().count("call.offered") == 2)
        process.kill()
        process.wait(10)
    assert until(lambda: asterisk.line is None)
    ours.project()
    assert asterisk.where[CALLER] == "stasis"
    asterisk.time_passes(12)
    assert asterisk.where[CALLER] == "people"
    asterisk.hangs_up()
    asterisk.answers("1795345300.1")
    with ours.process():
        assert until(lambda: "call.ended" in ours.types())
        assert until(lambda: ours.types().count("call.gap_noted") == 2)
        assert until(lambda: "call.answered" in ours.types())
        before = ours.types()
        asterisk.cuts_the_line()
        assert until(lambda: asterisk.line is not None)
    assert before.count("call.ended") == 1


def test_callers_of_a_dead_process_are_handed_over_by_the_next(served: tuple[Served, FakeAsterisk]) -> None:
    ours, asterisk = served
    asterisk.prompts_last = 60
    with ours.process() as process:
        asterisk.rings()
        assert until(lambda: bool(asterisk.heard))
        process.kill()
        process.wait(10)
    assert until(lambda: asterisk.line is None)
    with ours.process() as process:
        assert with_people(asterisk)
        asterisk.rings("1795345300.1")
        assert until(lambda: len(asterisk.heard) == 2)
        process.terminate()
        assert process.wait(30) == 0
        assert asterisk.where["1795345300.1"] == "people"
