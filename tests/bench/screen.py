"""A nurse's screen: the socket that a browser holds, and what it fetches when it is told of an escalation."""

import json
import threading
import time
from types import TracebackType
from uuid import UUID

import httpx
import msgspec
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect
from websockets.typing import Origin

MOST = 200  # open escalations that the application asks for at once


class Banner(msgspec.Struct, frozen=True):
    """When her socket named an escalation, and when she had it with its words (time.perf_counter)."""

    told: float
    shown: float


class Screen:
    """Open while the `with` lasts. `url`: a web server; `token`: hers."""

    def __init__(self, url: str, token: str) -> None:
        headers = {"Authorization": f"Bearer {token}"}
        self._client = httpx.Client(base_url=f"{url}/api/v1", headers=headers, timeout=30, trust_env=False)
        address = url.replace("http://", "ws://", 1)
        self._socket = connect(
            f"{address}/ws/worklist", additional_headers=headers, origin=Origin(url), proxy=None
        )
        self._told: dict[UUID, float] = {}
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._listen, daemon=True)

    def __enter__(self) -> "Screen":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._socket.close()
        self._thread.join()
        self._client.close()

    def knows(self, escalation: UUID) -> bool:
        """Whether the socket has named it already."""
        with self._changed:
            return escalation in self._told

    def shows(self, escalation: UUID, patience: float) -> Banner:
        """Wait until the socket names it, and fetch what is open, as the application does."""
        deadline = time.monotonic() + patience
        with self._changed:
            while escalation not in self._told:
                if not self._changed.wait(deadline - time.monotonic()):
                    raise TimeoutError("the socket was never told")
        self._fetch(escalation)
        return Banner(told=self._told[escalation], shown=time.perf_counter())

    def _fetch(self, escalation: UUID) -> None:
        answer = self._client.get("/escalations", params={"state": "open", "limit": MOST})
        answer.raise_for_status()
        found = [one for one in answer.json()["items"] if one["id"] == str(escalation)]
        if not found or found[0]["state"] != "unacknowledged" or not found[0]["words"][0]["text"]:
            raise RuntimeError("the socket named an escalation that the list has not, or not its words")

    def _listen(self) -> None:
        try:
            for message in self._socket:
                now = time.perf_counter()
                changed = json.loads(message).get("changed", [])
                with self._changed:
                    for one in changed:
                        if one["projection"] == "escalations":
                            self._told.setdefault(UUID(one["id"]), now)
                    self._changed.notify_all()
        except ConnectionClosed:
            return
