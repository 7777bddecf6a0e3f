"""Media sockets, size limits and voice that fails open, on a real server."""

import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection

from scripts.ports import free_ports
from telephony.pages.tickets import ticket_of
from tests.log.sentences import fresh
from tests.servers import Database, drop_database, fresh_database
from tests.telephony.doors.running import STOP, Web, begin, frame, web
from tests.telephony.doors.twilio import verbs, words


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Web]:
    """One server for all of these: each test makes a call of its own."""
    database = fresh_database()
    with web(database, tmp_path_factory.mktemp("web")) as running:
        yield running
    drop_database(database)


@pytest.fixture
def running(server: Web) -> Web:
    server.next_call()
    return server


def closed_with(stream: ClientConnection) -> int:
    with pytest.raises(ConnectionClosed) as closed:
        stream.recv(timeout=15)
    assert closed.value.rcvd is not None
    return closed.value.rcvd.code


def reached(look: Callable[[], bool]) -> bool:
    """Whether it comes true within ten seconds. Each look is a round trip to the server's database."""
    end = time.monotonic() + 10
    while time.monotonic() < end:
        if look():
            return True
    return False


def test_sound_is_kept_after_a_yes(running: Web) -> None:
    with running.media() as stream:
        begin(stream, running.ticket())
        for number in range(100):
            stream.send(frame(number))
            stream.send(frame(number, "outbound", 0xFF))
        stream.send(STOP)
        closed_with(stream)
    assert reached(lambda: "call.recording_stored" in running.types())
    assert running.types()[-3:] == [
        "call.recording_started",
        "call.recording_stored",
        "call.recording_stopped",
    ]
    (kept,) = running.objects()
    assert kept.stat().st_size == 44 + 2 * 8000 * 4 + 4 + 16
    assert b"WAVE" not in kept.read_bytes()


def test_a_call_that_is_cut_off_keeps_what_was_said(running: Web) -> None:
    with running.media() as stream:
        begin(stream, running.ticket())
        for number in range(50):
            stream.send(frame(number))
    assert reached(lambda: len(running.objects()) == 1 and "call.recording_stored" in running.types())


@pytest.mark.alone
def test_s13_a_no_stops_the_capture_within_a_second(running: Web) -> None:
    with running.media() as stream:
        begin(stream, running.ticket())
        stream.send(frame(0))
        assert reached(lambda: "call.recording_started" in running.types())
        running.heard("consent", Digits="2")
        said_no = time.monotonic()
        assert closed_with(stream) == 4403
        assert time.monotonic() - said_no < 1.0
    assert reached(lambda: "call.recording_stopped" in running.types())
    assert "call.recording_stored" not in running.types()
    assert running.objects() == []
    # By the log's own clock: the stop that the no itself causes stands beside it.
    times = running.recorded("call.consent_withdrawn", "call.recording_stopped")
    assert max(times) - min(times) < timedelta(seconds=1)


def test_s3_media_of_a_caller_who_said_no_is_dropped_and_said(running: Web) -> None:
    ticket = running.ticket()
    running.heard("consent", Digits="2")
    with running.media() as stream:
        begin(stream, ticket)
        assert closed_with(stream) == 4403
    assert "call.recording_started" not in running.types()
    assert running.types()[-1] == "call.recording_stopped"


def test_a_token_opens_one_socket_once(running: Web) -> None:
    ticket = running.ticket()
    with running.media() as first, running.media() as second, running.media() as third:
        begin(first, ticket)
        first.send(frame(0))
        assert reached(lambda: "call.recording_started" in running.types())
        begin(second, ticket)
        assert closed_with(second) == 4401
        begin(third, "invented")
        assert closed_with(third) == 4401


@pytest.mark.parametrize(
    ("message", "code"),
    [("no json", 4400), ('{"event": "unheard of"}', 4400), (frame(0), 4401), ("x" * 40_000, 4400)],
)
def test_what_is_no_media_stream_is_closed(running: Web, message: str, code: int) -> None:
    with running.media() as stream:
        stream.send(message)
        assert closed_with(stream) == code


def test_a_body_that_does_not_say_its_size_is_cut_off(running: Web) -> None:
    endless = (b" " * 65_536 for _ in range(40))
    headers = {"Content-Type": "application/cloudevents+json"}
    answer = httpx.post(running.url + "/telephony/events", content=endless, headers=headers)
    assert (answer.status_code, answer.headers["content-type"]) == (413, "application/problem+json")


def test_a_body_that_says_it_is_too_large_is_not_waited_for(running: Web) -> None:
    address = urlsplit(running.url)
    with socket.create_connection((address.hostname, address.port or 80), timeout=10) as raw:
        length = 300 * 1024 * 1024
        head = f"POST /telephony/recordings HTTP/1.1\r\nHost: x\r\nContent-Length: {length}\r\n\r\n"
        raw.sendall(head.encode())
        assert raw.recv(65_536).startswith(b"HTTP/1.1 413")


@pytest.mark.alone
def test_s12_without_a_database_every_caller_reaches_a_person(own_database: Database, tmp_path: Path) -> None:
    (closed,) = free_ports(1)
    away = replace(own_database, application_url=f"postgresql://ringback:x@127.0.0.1:{closed}/away")
    with web(away, tmp_path) as server:
        for door in ("voice", "consent", "greeting", "after-dial"):
            begun = time.monotonic()
            heard = server.heard(door, Digits="0", DialCallStatus="busy")
            assert time.monotonic() - begun < 6
            assert verbs(heard) == ["Say", "Say", "Dial"]
            assert words(heard).startswith("If this is an emergency")
            assert heard.findtext("Dial/Number") == "+12025550109"
        begun = time.monotonic()
        heard = server.heard(f"page-key?page={ticket_of(fresh())}", Digits="1")
        assert time.monotonic() - begun < 6
        assert verbs(heard) == ["Gather", "Gather", "Gather", "Hangup"]
        assert "could not be stored" in words(heard)
        refused = server.post("status", CallStatus="completed")
        assert (refused.status_code, refused.headers["retry-after"]) == (503, "5")
        assert server.post("voice", CallSid="nonsense").status_code == 422
