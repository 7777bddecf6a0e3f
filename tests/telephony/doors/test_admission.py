"""Strangers at the door for recordings: how much of what they send is read."""

import asyncio
import base64
import hashlib
import json
from collections.abc import Callable, MutableMapping
from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from telephony.doors import admission
from telephony.doors.admission import digest_of
from telephony.doors.outermost import Outermost
from tests.telephony.doors.phone import SECRET, SOURCES, Phone, content_digest

MIB = 1024 * 1024
PIECE = 64 * 1024
LARGEST = 200 * MIB
STRANGE = "whsec_" + base64.b64encode(b"a secret that nobody here knows.").decode()

Message = MutableMapping[str, Any]


class Door:
    """The outermost of the web process; whom it lets in is read to the end and told 200."""

    def __init__(self) -> None:
        self.read = 0
        self.inside = 0
        self.entered = asyncio.Event()
        self._application = Outermost(self._inner)

    async def _inner(self, scope: Message, receive: Any, send: Any) -> None:
        self.inside += 1
        self.entered.set()
        try:
            while (message := await receive())["type"] == "http.request" and message.get("more_body"):
                pass
            if message["type"] == "http.request":
                await send({"type": "http.response.start", "status": 200, "headers": []})
                await send({"type": "http.response.body", "body": b""})
        finally:
            self.inside -= 1

    async def post(
        self,
        headers: dict[str, str],
        length: int = LARGEST,
        *,
        source: str = "tests",
        stalls: asyncio.Event | None = None,
        declared: bool = True,
    ) -> tuple[int, str]:
        """Status and problem of the answer to a body of so many bytes."""
        left, said = length, list[Message]()

        async def receive() -> Message:
            nonlocal left
            if stalls is not None:
                await stalls.wait()
            size = min(PIECE, left)
            left -= size
            self.read += size
            return {"type": "http.request", "body": bytes(size), "more_body": left > 0}

        async def send(message: Message) -> None:
            said.append(message)

        lines = {**headers, **({"content-length": str(length)} if declared else {})}
        scope = {
            "type": "http",
            "method": "POST",
            "path": "/telephony/recordings",
            "query_string": f"source={source}&call=a-1".encode(),
            "headers": [(name.lower().encode(), value.encode()) for name, value in lines.items()],
        }
        await self._application(scope, receive, send)
        body = b"".join(message.get("body", b"") for message in said)
        slug = json.loads(body)["type"].rpartition("/")[2] if body else ""
        self.closes = (b"connection", b"close") in said[0]["headers"]
        return said[0]["status"], slug


@pytest.fixture
def door(settings: Settings) -> Door:
    settings.RINGBACK_SOURCES = SOURCES
    return Door()


def signed(
    length: int = LARGEST, *, secret: str = SECRET, age: float = 0, digest: bool = True
) -> dict[str, str]:
    """Headers over a body of so many zeros."""
    sha256 = hashlib.sha256()
    for _ in range(length // MIB):
        sha256.update(bytes(MIB))
    sha256.update(bytes(length % MIB))
    said = {"content-digest": content_digest(sha256.hexdigest())} if digest else {}
    return {**Phone(Client()).headers(sha256.hexdigest().encode(), secret=secret, age=age), **said}


@pytest.mark.parametrize(
    "headers",
    [
        dict,
        lambda: signed(0, digest=False, age=301),
        lambda: signed(0, secret=STRANGE),
        lambda: {**signed(0, digest=False), "webhook-timestamp": "yesterday"},
    ],
    ids=["nothing signed", "five minutes old", "a secret of nobody's", "no time"],
)
async def test_of_a_stranger_who_sends_200_megabytes_nothing_is_read(
    door: Door, headers: Callable[[], dict[str, str]]
) -> None:
    assert await door.post(headers()) == (401, "signature-refused")
    assert door.read == 0
    assert door.closes


async def test_a_short_body_is_taken_off_the_line_before_the_answer(door: Door) -> None:
    assert await door.post({}, 100_000) == (401, "signature-refused")
    assert door.read == 100_000
    assert not door.closes


async def test_a_body_that_does_not_say_its_length_is_read_for_a_megabyte_and_no_more(door: Door) -> None:
    assert await door.post({}, declared=False) == (401, "signature-refused")
    assert MIB <= door.read <= MIB + PIECE
    assert door.closes


async def test_whoever_says_the_digest_is_known_at_once_and_waits_for_nobody(door: Door) -> None:
    hanging = asyncio.Event()
    slow = asyncio.create_task(door.post(signed(0, digest=False), stalls=hanging))
    assert await door.post(signed(20 * MIB), 20 * MIB) == (200, "")
    assert not slow.done()
    hanging.set()
    assert await slow == (200, "")


async def test_of_a_source_that_there_is_not_no_more_than_a_megabyte_is_read(door: Door) -> None:
    assert await door.post(signed(0, digest=False), source="nobody") == (413, "too-large")
    assert door.read == 0
    assert await door.post(signed(0, digest=False), source="nobody", declared=False) == (413, "too-large")
    assert MIB <= door.read <= MIB + PIECE


async def test_of_those_whom_nobody_knows_yet_one_large_recording_is_read_at_a_time(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(admission, "WAITS", 0.05)
    hanging = asyncio.Event()
    first = asyncio.create_task(door.post(signed(0, digest=False), stalls=hanging))
    await door.entered.wait()
    assert await door.post(signed(0, digest=False)) == (503, "unavailable")
    assert (door.read, door.inside) == (0, 1)
    assert await door.post(signed(0, digest=False), 1000) == (200, "")
    hanging.set()
    assert await first == (200, "")


async def test_eight_small_ones_are_read_at_a_time(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(admission, "WAITS", 0.05)
    hanging = asyncio.Event()
    posts = [
        asyncio.create_task(door.post(signed(0, digest=False), 16 * MIB, stalls=hanging)) for _ in range(9)
    ]
    done, _ = await asyncio.wait(posts, return_when=asyncio.FIRST_COMPLETED)
    assert [one.result() for one in done] == [(503, "unavailable")]
    assert door.inside == 8
    hanging.set()
    await asyncio.gather(*posts)


async def test_whoever_is_too_slow_gives_up_the_turn(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(admission, "GREETING", 0.05)
    monkeypatch.setattr(admission, "SLOWEST", LARGEST * 100)
    assert await door.post(signed(0, digest=False), stalls=asyncio.Event()) == (503, "unavailable")
    assert await door.post(signed(0, digest=False), 1000) == (200, "")


async def test_a_clinic_can_close_the_door_to_whoever_does_not_say_the_digest(
    door: Door, settings: Settings
) -> None:
    settings.RINGBACK_CONTENT_DIGEST = "required"
    assert await door.post(signed(0, digest=False)) == (401, "signature-refused")
    assert door.read == 0
    assert await door.post(signed(1000), 1000) == (200, "")


def test_a_digest_is_read_beside_others() -> None:
    sha256 = hashlib.sha256(b"sound").hexdigest()
    said = content_digest(sha256)
    assert digest_of(said) == digest_of(f"sha-512=:abc=:, {said}") == digest_of(f"{said},md5=:a=:") == sha256
    assert digest_of("sha-512=:abc=:") is None
    assert digest_of("sha-256=nothing") is None
