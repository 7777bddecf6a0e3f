"""Two hundred megabytes of sound go through a real process and leave its memory as it was."""

import base64
import hashlib
import socket
import struct
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from django.test import Client

from tests.servers import Database
from tests.telephony.doors.phone import Phone, consent, content_digest, offered
from tests.telephony.doors.running import Web, web

pytestmark = pytest.mark.timeout(240)

MIB = 1024 * 1024
LIMIT = 200 * MIB
MOST_GROWTH = 60 * MIB
HEAD = 44
MOST_SENT = 16 * MIB  # that the two systems' buffers take off a sender whom nobody reads


def silence(length: int) -> Iterator[bytes]:
    """A WAV file of so many bytes: 8 kHz, 16 bits, two channels, and nothing to hear."""
    data = length - HEAD
    form = struct.pack("<HHIIHH", 1, 2, 8000, 32_000, 4, 16)
    yield struct.pack("<4sI4s4sI", b"RIFF", 36 + data, b"WAVE", b"fmt ", 16) + form
    yield struct.pack("<4sI", b"data", data)
    piece = bytes(MIB)
    for _ in range(data // MIB):
        yield piece
    yield bytes(data % MIB)


def pid_of(web: Web) -> int:
    port = str(urlsplit(web.url).port).encode()
    for command in Path("/proc").glob("[0-9]*/cmdline"):
        words = command.read_bytes().split(b"\0")
        if b"coordination.asgi:application" in words and port in words:
            return int(command.parent.name)
    raise LookupError("the web process is not there")


def peak(pid: int) -> int:
    """The most memory that the process ever held, in bytes."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))


def test_a_recording_of_200_megabytes_is_streamed(own_database: Database, tmp_path: Path) -> None:
    phone = Phone(Client())
    digest = hashlib.sha256()
    for piece in silence(LIMIT):
        digest.update(piece)
    with web(own_database, tmp_path) as server:

        def post(path: str, body: bytes | Iterator[bytes], signed: bytes, **more: str) -> httpx.Response:
            headers = {**phone.headers(signed), **more}
            return httpx.post(server.url + path, content=body, headers=headers, timeout=120)

        for one in (offered("large"), consent("large")):
            body = httpx.Request("POST", "http://x", json=one).content
            kind = {"Content-Type": "application/cloudevents+json"}
            assert post("/telephony/events", body, body, **kind).status_code == 200
        before = peak(pid_of(server))
        length = {"Content-Length": str(LIMIT), "Content-Type": "audio/wav"}
        address = "/telephony/recordings?source=tests&call=large"
        answer = post(address, silence(LIMIT), digest.hexdigest().encode(), **length)
        grown = peak(pid_of(server)) - before
        assert answer.json() == {"stored": 1}
        (kept,) = server.objects()
        assert LIMIT < kept.stat().st_size < LIMIT + MIB
        assert server.types()[-3:] == [
            "call.recording_started",
            "call.recording_stored",
            "call.recording_stopped",
        ]
        assert grown < MOST_GROWTH
        assert one_byte_more(server, phone) == b"HTTP/1.1 413"
        answered, sent = a_stranger(server, phone)
        assert answered == b"HTTP/1.1 401"
        assert sent < MOST_SENT
    print(f"200 MB were stored while the process grew by {grown / MIB:.0f} MB")


def one_byte_more(server: Web, phone: Phone) -> bytes:
    """The beginning of the answer to a body that says it is a byte too long, of which a piece was sent."""
    address = urlsplit(server.url)
    with socket.create_connection((address.hostname, address.port or 80), timeout=10) as raw:
        headers = {**phone.headers(b"x"), "Host": "x", "Content-Length": str(LIMIT + 1)}
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        raw.sendall(f"POST /telephony/recordings?source=tests&call=a HTTP/1.1\r\n{lines}\r\n".encode())
        raw.sendall(bytes(1000))
        return raw.recv(65_536)[:12]


def a_stranger(server: Web, phone: Phone) -> tuple[bytes, int]:
    """The beginning of the answer to 200 MB that nobody's secret signed, and how much of them went out."""
    address, sent = urlsplit(server.url), 0
    digest = hashlib.sha256(b"x").hexdigest()
    secret = "whsec_" + base64.b64encode(b"a secret that nobody here knows.").decode()
    headers = {
        **phone.headers(digest.encode(), secret=secret),
        "Content-Digest": content_digest(digest),
        "Content-Length": str(LIMIT),
        "Host": "x",
    }
    with socket.create_connection((address.hostname, address.port or 80), timeout=10) as raw:
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        raw.sendall(f"POST /telephony/recordings?source=tests&call=a HTTP/1.1\r\n{lines}\r\n".encode())
        with suppress(ConnectionError):
            while sent < LIMIT:
                sent += raw.send(bytes(MIB))
        return raw.recv(65_536)[:12], sent
