"""The one WebSocket over which an Asterisk tells what happens. It keeps nothing for one who is away."""

import base64
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from urllib.parse import urlencode, urlsplit, urlunsplit

import structlog
from websockets.exceptions import InvalidHandshake, InvalidURI, WebSocketException
from websockets.sync.client import ClientConnection, connect

from audit.access.vendors import OutgoingHostRefused, outgoing
from telephony.adapters.asterisk.account import Account
from telephony.adapters.asterisk.refusals import AsteriskAway, AsteriskRefused
from telephony.adapters.port import HostNotRegistered

OPENING = 5.0  # seconds
PING_EVERY, PONG_WITHIN = 5.0, 5.0  # seconds: a dead line is noticed within ten
LARGEST = 1024 * 1024

log = structlog.get_logger()


class Away(Exception):
    """The connection is over."""


@contextmanager
def connected(account: Account) -> Iterator["Connection"]:
    """Everything of every channel: a staff leg's hold is news of the call. Raises as `Ari` does."""
    parts = urlsplit(account.url)
    try:
        outgoing(parts.hostname or "")
    except OutgoingHostRefused:
        raise HostNotRegistered from None
    scheme = "wss" if parts.scheme == "https" else "ws"
    query = urlencode({"app": account.app, "subscribeAll": "true"})
    address = urlunsplit((scheme, parts.netloc, parts.path.rstrip("/") + "/ari/events", query, ""))
    login = base64.b64encode(f"{account.user}:{account.password}".encode()).decode()
    opening = partial(
        connect,
        address,
        additional_headers={"Authorization": f"Basic {login}"},
        open_timeout=OPENING,
        ping_interval=PING_EVERY,
        ping_timeout=PONG_WITHIN,
        max_size=LARGEST,
        proxy=None,
    )
    with ExitStack() as stack:
        try:
            socket = stack.enter_context(opening())
        except InvalidHandshake as error:
            status = getattr(getattr(error, "response", None), "status_code", 0)
            raise (AsteriskRefused(status) if 400 <= status < 500 else AsteriskAway()) from None
        except (OSError, TimeoutError, InvalidURI, WebSocketException):
            raise AsteriskAway from None
        yield Connection(socket)


class Connection:
    """An open one."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket

    def messages(self, stop: threading.Event, every: float) -> Iterator[str | bytes | None]:
        """Each message; None when none came for `every` seconds. Ends with `stop`; raises Away."""
        while not stop.is_set():
            try:
                yield self._socket.recv(timeout=every)
            except TimeoutError:
                yield None
            except WebSocketException:
                raise Away from None
