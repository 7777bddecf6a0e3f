"""A few lines of HTTP/1.1 for the REST interface: one request a connection, on 127.0.0.1 only."""

from __future__ import annotations

import asyncio
import base64
import binascii
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

LIMIT = 65536
REASONS = {200: "OK", 201: "Created", 204: "No Content", 400: "Bad Request", 401: "Unauthorized"}
REASONS |= {404: "Not Found", 405: "Method Not Allowed"}


@dataclass(frozen=True)
class Request:
    """A request; `query` and `form` hold every value of a name."""

    method: str
    path: str
    query: dict[str, list[str]]
    form: dict[str, list[str]]
    login: tuple[str, str] | None


@dataclass(frozen=True)
class Answer:
    """What goes back."""

    status: int
    body: bytes = b""
    content_type: str = "application/json"


async def serve(handle: Callable[[Request], Awaitable[Answer]], port: int) -> asyncio.Server:
    """A listening server; port 0 takes a free one."""

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            answer = await handle(await _request(reader))
        except (ValueError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            answer = Answer(400, b'{"code": 20001, "message": "unreadable request", "status": 400}')
        head = f"HTTP/1.1 {answer.status} {REASONS[answer.status]}\r\nContent-Type: {answer.content_type}\r\n"
        head += f"Content-Length: {len(answer.body)}\r\nConnection: close\r\n\r\n"
        try:
            writer.write(head.encode() + answer.body)
            await writer.drain()
            writer.close()
            await writer.wait_closed()
        except ConnectionError:
            pass  # the client left before its answer

    return await asyncio.start_server(connected, "127.0.0.1", port, limit=LIMIT)


async def _request(reader: asyncio.StreamReader) -> Request:
    first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").splitlines()
    method, target, _ = first.split(" ")
    headers = {
        name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)
    }
    size = int(headers.get("content-length", "0"))
    if size > LIMIT:
        raise ValueError(size)
    body = (await reader.readexactly(size)).decode()
    url = urlsplit(target)
    return Request(
        method, url.path, parse_qs(url.query), parse_qs(body), _login(headers.get("authorization", ""))
    )


def _login(header: str) -> tuple[str, str] | None:
    scheme, _, value = header.partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        user, colon, password = base64.b64decode(value).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return (user, password) if colon else None
