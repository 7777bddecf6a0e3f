"""A member of the staff is paged by a whole Ringback: rung once, whatever is killed, and her key takes it."""

import json
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from uuid import UUID, uuid4

import pytest

from scripts.ports import free_ports
from telephony.simulator.demo_state import TwilioAccount
from telephony.simulator.twilio.parties import OnCall
from tests.faults.house import Child
from tests.faults.switchboard import switchboard
from tests.faults.waiting import until
from tests.servers import Database
from tests.telephony.adapters.rest import fake_rest
from tests.telephony.doors.twilio import ACCOUNT, PUBLIC, TOKEN

pytestmark = [pytest.mark.faults, pytest.mark.timeout(180)]

START_SECONDS = 60.0
SPEED = 20.0


class Paging:
    """A database, and the processes that page from it."""

    def __init__(self, database: Database, folder: Path, api_url: str, port: int) -> None:
        self.database, self._folder, self._port = database, folder, port
        twilio = json.dumps({**ACCOUNT, "api_url": api_url})
        self._environment = {
            **database.environment,
            "RINGBACK_TWILIO": twilio,
            "RINGBACK_SOURCES": "{}",
            "RINGBACK_KAFKA": "",
            "RINGBACK_TRANSCRIBER_SOCKET": "",
            "RINGBACK_EXTRA_APPS": "",
        }
        self._children: list[Child] = []

    def up(self) -> Child:
        return self._spawn("up", [sys.executable, "manage.py", "up", "--port", str(self._port)])

    def request(self, count: int = 1) -> list[UUID]:
        pages = [uuid4() for _ in range(count)]
        command = [sys.executable, "-m", "tests.faults.request_page", *map(str, pages)]
        child = self._spawn("request", command)
        assert child.popen.wait(START_SECONDS) == 0, child.log.read_text()
        return pages

    def became(self, page: UUID) -> list[str]:
        with self.database.connect() as connection:
            asked = "SELECT type FROM log_event WHERE stream = %s ORDER BY version"
            return [str(row[0]) for row in connection.execute(asked, [f"page/{page}"])]

    def is_over(self, page: UUID) -> bool:
        return bool({"page.acknowledged", "page.failed"} & set(self.became(page)))

    def close(self) -> None:
        for child in self._children:
            if child.popen.poll() is None:
                child.kill()

    def _spawn(self, name: str, command: list[str]) -> Child:
        child = Child(f"{len(self._children)}-{name}", command, self._environment, self._folder)
        self._children.append(child)
        return child


@contextmanager
def paging(database: Database, folder: Path, api_url: str, port: int) -> Iterator[Paging]:
    made = Paging(database, folder, api_url, port)
    try:
        yield made
    finally:
        made.close()


PLACED = ["page.requested", "page.dialing", "page.placed"]
# Which of them has which outcome, the phone system's plan decides: all three ring at once.
BECOMES: dict[OnCall, set[str]] = {
    "takes": {*PLACED, "page.answered", "page.acknowledged"},
    "voicemail": {*PLACED, "page.answered", "page.failed"},
    "busy": {*PLACED, "page.failed"},
}


def test_who_is_paged_takes_it_with_a_key_or_does_not(own_database: Database, tmp_path: Path) -> None:
    port, rest = free_ports(2)
    account = TwilioAccount(ACCOUNT["account"], TOKEN, PUBLIC)
    url = f"http://127.0.0.1:{port}"
    with (
        paging(own_database, tmp_path, f"http://127.0.0.1:{rest}", port) as house,
        switchboard(account, url, SPEED, tuple(BECOMES), rest),
    ):
        house.up()
        pages = house.request(len(BECOMES))
        until(lambda: all(map(house.is_over, pages)), START_SECONDS)
        became = [house.became(page) for page in pages]
        assert [one[:2] for one in became] == [PLACED[:2]] * 3
        assert sorted(map(sorted, became)) == sorted(map(sorted, BECOMES.values()))


def test_s7_killed_while_it_asks_to_ring_it_never_asks_again(own_database: Database, tmp_path: Path) -> None:
    """The order is with the phone system, its answer did not come back: nobody knows whether it rings."""
    with fake_rest() as rest:
        hangs, answered = threading.Event(), rest.answer

        def answer(path: str) -> tuple[str, bytes]:
            hangs.wait(START_SECONDS)
            return answered(path)

        rest.answer = answer  # type: ignore[method-assign]
        (port,) = free_ports(1)
        with paging(own_database, tmp_path, rest.url, port) as house:
            first = house.up()
            (page,) = house.request()
            until(lambda: len(tickets(rest.asked)) == 1, START_SECONDS)
            first.kill()
            hangs.set()
            assert house.became(page) == ["page.requested", "page.dialing"]
            house.up()
            (another,) = house.request()
            until(lambda: "page.placed" in house.became(another), START_SECONDS)
            assert house.became(page) == ["page.requested", "page.dialing"]
            assert len(tickets(rest.asked)) == len(set(tickets(rest.asked))) == 2


def tickets(asked: list[tuple[str, dict[str, list[str]]]]) -> list[str]:
    """Of each order to ring: the page's ticket."""
    return [
        parse_qs(urlsplit(form["StatusCallback"][0]).query)["page"][0]
        for path, form in asked
        if path.endswith("/Calls.json")
    ]
