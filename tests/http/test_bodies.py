"""No stranger fills the disk: what a request may bring is counted while it comes."""

import asyncio
from typing import Any

import pytest

from coordination.http.bodies import BodyLimit

MIB = 1024 * 1024


def sent(path: str, pieces: list[bytes], headers: list[tuple[bytes, bytes]]) -> tuple[int, int]:
    """What the inner application got to read, and the status of the answer."""
    left = list(pieces)
    told: list[dict[str, Any]] = []
    read = 0

    async def receive() -> dict[str, Any]:
        piece = left.pop(0)
        return {"type": "http.request", "body": piece, "more_body": bool(left)}

    async def send(message: Any) -> None:
        told.append(message)

    async def inner(scope: Any, receive: Any, send: Any) -> None:
        nonlocal read
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            read += len(message["body"])
            if not message["more_body"]:
                break
        await send({"type": "http.response.start", "status": 200, "headers": []})

    limited = BodyLimit(inner, MIB, lambda path: 9 * MIB if path == "/door" else None)
    asyncio.run(limited({"type": "http", "path": path, "headers": headers}, receive, send))
    return read, told[0]["status"]


def test_a_body_of_the_limit_passes() -> None:
    assert sent("/api/v1/session", [b"x" * MIB], [(b"content-length", b"1048576")]) == (MIB, 200)


def test_a_body_that_says_that_it_is_larger_is_not_read() -> None:
    assert sent("/api/v1/session", [b"x" * (MIB + 1)], [(b"content-length", b"1048577")]) == (0, 413)
    assert sent("/", [b""], [(b"content-length", b"9" * 5000)]) == (0, 413)


@pytest.mark.parametrize("headers", [[], [(b"content-length", b"5")]])
def test_a_body_that_does_not_say_it_is_read_no_further(headers: list[tuple[bytes, bytes]]) -> None:
    assert sent("/api/v1/session", [b"x" * MIB] * 300, headers) == (MIB, 413)


def test_a_door_has_its_own_limit() -> None:
    assert sent("/door", [b"x" * MIB] * 2, []) == (2 * MIB, 200)
