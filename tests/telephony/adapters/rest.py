"""A small Twilio REST interface on this machine: it remembers what was asked of it."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

SID = "CA" + "c" * 32


class FakeRest:
    """`calls` and `recordings` are what it lists, `asked` what was posted, `sound` every recording."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, list[str]]]] = []
        self.calls: list[dict[str, Any]] = []
        self.recordings: list[dict[str, Any]] = []
        self.sound = b""
        self.status = 200
        self.url = ""

    def answer(self, path: str) -> tuple[str, bytes]:
        if path.endswith(".wav"):
            return "audio/x-wav", self.sound
        if path.endswith("Calls.json"):
            return "application/json", json.dumps({"sid": SID, "calls": self.calls}).encode()
        return "application/json", json.dumps({"sid": "RE1", "recordings": self.recordings}).encode()


@contextmanager
def fake_rest() -> Iterator[FakeRest]:
    """Running while the block lasts."""
    rest = FakeRest()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._respond()

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            rest.asked.append((urlsplit(self.path).path, parse_qs(body)))
            self._respond()

        def _respond(self) -> None:
            content_type, body = rest.answer(urlsplit(self.path).path)
            self.send_response(rest.status)
            self.send_header("Content-Type", content_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *said: object) -> None:
            """Tests are quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    rest.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield rest
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
