"""A gateway on this machine, as a clinic would set one up: it takes what is signed, and remembers it."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

from standardwebhooks import Webhook

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


class Receiver:
    """`taken`: (webhook-id, body) of every message; `answers`: what is answered, 204 when it is empty."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, dict[str, str]]] = []
        self.answers: list[int] = []
        self.url = ""


@contextmanager
def listening(answers: type[BaseHTTPRequestHandler]) -> Iterator[int]:
    """A server of this machine whose requests `answers` takes; its port, until the end."""
    server = HTTPServer(("127.0.0.1", 0), answers)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def receiver() -> Iterator[Receiver]:
    """Listening on a port of its own until the end."""
    known = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            Webhook(SECRET).verify(body, dict(self.headers.items()))
            known.taken.append((str(self.headers["webhook-id"]), json.loads(body)))
            self.send_response(known.answers.pop(0) if known.answers else 204)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Nothing to say."""

    with listening(Handler) as port:
        known.url = f"http://127.0.0.1:{port}/messages"
        yield known
