"""The server under the fake Asterisk: JSON over HTTP, and one WebSocket, of which the newest wins."""

import asyncio
import base64
import json
import threading
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from contextlib import contextmanager
from typing import Any, Protocol
from urllib.parse import unquote

import uvicorn

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Reply = tuple[int, Any]
"""A status, and JSON or the bytes of a file."""


class Line:
    """The application's WebSocket, from any thread."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self.messages: asyncio.Queue[str | None] = asyncio.Queue()

    def send(self, text: str) -> None:
        self._loop.call_soon_threadsafe(self.messages.put_nowait, text)

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self.messages.put_nowait, None)


class Answering(Protocol):
    line: Line | None
    lock: Any

    def answer(self, method: str, path: str, body: dict[str, Any]) -> Reply: ...


class Server:
    """ASGI."""

    def __init__(self, fake: Answering, login: bytes) -> None:
        self._fake, self._login = fake, login

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            return
        headers = dict(scope["headers"])
        allowed = headers.get(b"authorization") == b"Basic " + self._login
        if scope["type"] == "websocket":
            await self._events(scope, receive, send, allowed=allowed)
        else:
            await self._ask(scope, receive, send, allowed=allowed)

    async def _ask(self, scope: Message, receive: Receive, send: Send, *, allowed: bool) -> None:
        body = b""
        while True:
            message = await receive()
            body += message.get("body", b"")
            if not message.get("more_body"):
                break
        path = unquote(scope["raw_path"].decode()).removeprefix("/ari")
        said = json.loads(body) if body else {}
        status: int = 401
        answer: Any = {"message": "Authentication required"}
        if allowed:
            status, answer = await asyncio.to_thread(self._fake.answer, scope["method"], path, said)
        out = answer if isinstance(answer, bytes) else b"" if answer is None else json.dumps(answer).encode()
        await send({"type": "http.response.start", "status": status, "headers": []})
        await send({"type": "http.response.body", "body": out})

    async def _events(self, scope: Message, receive: Receive, send: Send, *, allowed: bool) -> None:
        await receive()
        if not allowed or b"app=ringback" not in scope["query_string"]:
            await send({"type": "websocket.close", "code": 4401})
            return
        await send({"type": "websocket.accept"})
        line = Line()
        with self._fake.lock:
            older, self._fake.line = self._fake.line, line
        if older is not None:
            older.send(json.dumps({"type": "ApplicationReplaced", "application": "ringback"}))
            older.close()
        leaving = asyncio.create_task(_until_gone(receive, line))
        try:
            while (text := await line.messages.get()) is not None:
                await send({"type": "websocket.send", "text": text})
            if not leaving.done():
                await send({"type": "websocket.close", "code": 1001})
        finally:
            leaving.cancel()
            with self._fake.lock:
                if self._fake.line is line:
                    self._fake.line = None


async def _until_gone(receive: Receive, line: Line) -> None:
    while (await receive())["type"] != "websocket.disconnect":
        continue
    line.close()


@contextmanager
def serving(fake: Answering, port: int, user: str, password: str) -> Iterator[None]:
    login = base64.b64encode(f"{user}:{password}".encode())
    config = uvicorn.Config(
        Server(fake, login),
        host="127.0.0.1",
        port=port,
        log_level="critical",
        lifespan="off",
        ws="websockets-sansio",
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.01)
    try:
        yield
    finally:
        server.force_exit = True
        server.should_exit = True
        thread.join(10)
