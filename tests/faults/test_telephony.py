"""S12: whatever of ours fails, the caller reaches a person; what was refused is stored when sent again."""

import hashlib
import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from xml.etree import ElementTree as ET

import httpx
import pytest
from django.test import Client

from scripts import postgres
from tests.faults.between import between
from tests.faults.waiting import until
from tests.servers import Database
from tests.telephony.doors.durable import durable_database
from tests.telephony.doors.phone import BATCH, Phone, consent, ended, offered
from tests.telephony.doors.running import Web, web
from tests.telephony.doors.twilio import verbs
from tests.telephony.recordings.sounds import wav

pytestmark = [pytest.mark.alone, pytest.mark.faults, pytest.mark.timeout(240)]

BOUND = 8.0  # seconds; Twilio waits fifteen
VOICE = ("voice", "consent", "after-dial", "outbound")


@pytest.fixture(scope="module")
def durable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[postgres.Server, Database]]:
    with durable_database(tmp_path_factory.mktemp("durable")) as both:
        yield both


def reaches_a_person(server: Web) -> float:
    """Every voice webhook, all at once, as the callers of a busy morning; the slowest answer's seconds."""

    def ask(door: str) -> tuple[float, httpx.Response]:
        began = time.monotonic()
        answer = server.post(door, Digits="1", DialCallStatus="busy")
        return time.monotonic() - began, answer

    with ThreadPoolExecutor(12) as callers:
        heard = list(callers.map(ask, VOICE * 3))
    for _, answer in heard:
        assert answer.status_code == 200
        document = ET.fromstring(answer.text)
        assert verbs(document) == ["Say", "Say", "Dial"]
        assert document.findtext("Dial/Number") == "+12025550109"
        assert "Stream" not in answer.text
        assert "Record" not in answer.text
    slowest = max(took for took, _ in heard)
    assert slowest < BOUND
    return slowest


class Sender:
    """A phone system and Twilio that send the same things again until they are taken."""

    def __init__(self, server: Web, call: str) -> None:
        self._server, self._call, self._phone = server, call, Phone(Client())
        self._moment = datetime.now(UTC).strftime("%a, %d %b %Y %H:%M:%S +0000")
        self._batch = json.dumps([offered(call), consent(call), ended(call)]).encode()
        self._sound = wav(1.0)

    def events(self) -> httpx.Response:
        headers = {**self._phone.headers(self._batch, message=f"{self._call}-events"), "Content-Type": BATCH}
        return httpx.post(
            f"{self._server.url}/telephony/events", content=self._batch, headers=headers, timeout=45
        )

    def upload(self) -> httpx.Response:
        signed = hashlib.sha256(self._sound).hexdigest().encode()
        headers = {**self._phone.headers(signed, message=f"{self._call}-sound"), "Content-Type": "audio/wav"}
        address = f"{self._server.url}/telephony/recordings?source=tests&call={self._call}"
        return httpx.post(address, content=self._sound, headers=headers, timeout=60)

    def status(self) -> httpx.Response:
        return self._server.post("status", CallStatus="completed", Timestamp=self._moment, CallDuration="0")

    def told(self) -> list[httpx.Response]:
        with ThreadPoolExecutor(3) as doors:
            return list(doors.map(lambda door: door(), (self.events, self.status, self.upload)))


def refused(answers: list[httpx.Response]) -> None:
    for answer in answers:
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "5"), answer.text
        assert answer.headers["content-type"] == "application/problem+json"


def taken_once(server: Web, sender: Sender) -> None:
    """Sent again, and once more: each thing is in the log once."""
    until(lambda: sender.events().status_code == 200, 30, pause=0.2)
    for _ in range(2):
        assert [answer.status_code for answer in sender.told()] == [200, 200, 200]
    types = server.types()
    once = ["call.recording_started", "call.recording_stored", "call.recording_stopped"]
    assert [types.count(name) for name in once] == [1, 1, 1]
    assert types.count("call.consent_given") == 3
    assert types.count("call.ended") == 2  # one of the phone system's call, one of Twilio's
    assert types.count("call.offered") == 2
    assert len(server.objects()) == 1


def test_s12_postgresql_stopped(durable: tuple[postgres.Server, Database], tmp_path: Path) -> None:
    postgresql, database = durable
    with web(database, tmp_path) as server:
        server.next_call()
        server.heard("voice", CallSid="CA" + "e" * 32)  # it works, and has connections that will break
        server.next_call()
        sender = Sender(server, "stopped")
        postgres.stop(postgresql, mode="immediate")
        try:
            slowest = reaches_a_person(server)
            refused(sender.told())
        finally:
            postgres.start(postgresql.folder, port=postgresql.port, durable=True)
        assert server.types() == []
        assert server.objects() == []
        taken_once(server, sender)
    print(f"PostgreSQL stopped: the slowest caller was connected after {slowest:.1f} s")


def test_s12_postgresql_hangs(durable: tuple[postgres.Server, Database], tmp_path: Path) -> None:
    """The worse fault: connections are taken, and nobody ever answers."""
    postgresql, database = durable
    with between(postgresql.port) as wire:
        url = urlsplit(database.application_url)
        netloc = f"{url.netloc.rpartition(':')[0]}:{wire.port}"
        through = replace(database, application_url=urlunsplit(url._replace(netloc=netloc)))
        with web(through, tmp_path) as server:
            server.next_call()
            server.heard("voice")
            server.next_call()
            sender = Sender(server, "hangs")
            wire.fall_silent()
            slowest = reaches_a_person(server)
            refused(sender.told())
            assert server.types() == []
            assert server.objects() == []
            again = reaches_a_person(server)  # the threads that hang do not use up the others
            wire.speak()
            until(lambda: sender.events().status_code == 200, 30, pause=0.2)
            server.call = "CA" + "f" * 32  # callers who were connected without us may be told of by now
            before = server.types()
            sender.told()
            assert [answer.status_code for answer in sender.told()] == [200, 200, 200]
            types = server.types()
            assert (before + types).count("call.recording_stored") <= 2
            assert types.count("call.recording_stored") == 1
            assert types.count("call.consent_given") >= 3
    print(f"PostgreSQL hangs: the slowest caller was connected after {slowest:.1f} s, then {again:.1f} s")
