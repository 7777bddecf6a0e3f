"""A stand-in for Ringback's doors: a real server on 127.0.0.1 that writes down what comes."""

from __future__ import annotations

import asyncio
import http
import json
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import parse_qsl

import uvicorn

Reply = tuple[int, dict[str, str], bytes]
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
ACCOUNT, TOKEN = "AC" + "0" * 32, "an-auth-token"
OK: Reply = (204, {}, b"")


@dataclass
class Arrived:
    """One request, whole."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    answered: int = 0

    @property
    def form(self) -> dict[str, str]:
        return dict(parse_qsl(self.body.decode(), keep_blank_values=True))

    @property
    def event(self) -> dict[str, object]:
        value: dict[str, object] = json.loads(self.body)
        return value


@dataclass
class Doors:
    """`replies` overrides the answer: called with each request, None is the default answer."""

    url: str = ""
    arrived: list[Arrived] = field(default_factory=list)
    media: list[list[dict[str, object]]] = field(default_factory=list)
    reply: Callable[[Arrived], Reply | None] = lambda _: None

    socket: Literal["open", "refused", "closed"] = "open"
    arrival: asyncio.Event = field(default_factory=asyncio.Event)

    async def until(self, come: Callable[[], bool]) -> None:
        """Waits for requests until what was expected has come."""
        while not come():
            self.arrival.clear()
            await self.arrival.wait()

    def forms(self, path: str) -> list[dict[str, str]]:
        return [item.form for item in self.arrived if item.path.partition("?")[0] == path]

    def events(self) -> list[tuple[object, object]]:
        found = [
            item.event for item in self.arrived if item.path == "/telephony/events" and item.answered < 300
        ]
        return [(event["type"], event["data"]) for event in found]

    async def app(self, scope: dict[str, object], receive: Callable, send: Callable) -> None:  # type: ignore[type-arg]
        if scope["type"] == "websocket":
            await self._socket(receive, send)
        elif scope["type"] == "http":
            await self._http(scope, receive, send)

    async def _http(self, scope: dict, receive: Callable, send: Callable) -> None:  # type: ignore[type-arg]
        body, more = b"", True
        while more:
            message = await receive()
            body, more = body + message.get("body", b""), message.get("more_body", False)
        query = scope["query_string"].decode()
        headers = {name.decode(): value.decode() for name, value in scope["headers"]}
        request = Arrived(scope["method"], scope["path"] + ("?" + query if query else ""), headers, body)
        self.arrived.append(request)
        self.arrival.set()
        status, extra, content = self.reply(request) or OK
        request.answered = http.HTTPStatus(status)
        head = [(name.encode(), value.encode()) for name, value in extra.items()]
        await send({"type": "http.response.start", "status": status, "headers": head})
        await send({"type": "http.response.body", "body": content})

    async def _socket(self, receive: Callable, send: Callable) -> None:  # type: ignore[type-arg]
        frames: list[dict[str, object]] = []
        self.media.append(frames)
        await receive()
        if self.socket == "refused":
            await send({"type": "websocket.close", "code": 1008})
            return
        await send({"type": "websocket.accept"})
        if self.socket == "closed":
            await send({"type": "websocket.close", "code": 1008})
            return
        while (message := await receive())["type"] == "websocket.receive":
            frames.append(json.loads(message["text"]))


@asynccontextmanager
async def open_doors() -> AsyncIterator[Doors]:
    doors = Doors()
    config = uvicorn.Config(
        doors.app, log_level="error", lifespan="off", ws="websockets-sansio", interface="asgi3"
    )
    server = uvicorn.Server(config)
    listening = socket.create_server(("127.0.0.1", 0))
    doors.url = f"http://127.0.0.1:{listening.getsockname()[1]}"
    serving = asyncio.create_task(server._serve([listening]))
    try:
        yield doors
    finally:
        server.should_exit = True
        await serving


def twiml(inside: str) -> Reply:
    return 200, {"content-type": "text/xml"}, f"<Response>{inside}</Response>".encode()
