"""No outgoing host without its entry in the vendor register (S15).

The register is published policy, which stands to the right of this package in the order of imports: it
hands its lookup in when the application starts. Until it does, no host is registered.

This machine's own loopback is not a vendor: the phone system beside us may be reached there.
"""

from collections.abc import Callable
from typing import Protocol
from urllib.parse import urlsplit

import httpx

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class Vendor(Protocol):
    """What must be known of a company before anything is sent to it."""

    @property
    def purpose(self) -> str: ...
    @property
    def data_classes(self) -> object: ...
    @property
    def agreement(self) -> object: ...
    @property
    def subprocessors(self) -> object: ...
    @property
    def location(self) -> str: ...
    @property
    def retention(self) -> str: ...
    @property
    def trains_on_data(self) -> bool: ...


NEEDED = ("purpose", "data_classes", "agreement", "location", "retention")


class OutgoingHostRefused(Exception):
    """Nothing may be sent to this host: the vendor register has no complete entry for it."""

    def __init__(self, host: str, missing: str) -> None:
        super().__init__(f"nothing is sent to {host}: {missing}; see the vendor register in the policy files")
        self.host = host


class Register:
    """Where entries are looked up; one a process."""

    def __init__(self) -> None:
        self.lookup: Callable[[str], Vendor | None] = lambda _: None


_REGISTER = Register()


def register_from(lookup: Callable[[str], Vendor | None]) -> None:
    """Use this register from now on. The policy calls it once, when the application is ready."""
    _REGISTER.lookup = lookup


def outgoing(host: str) -> Vendor | None:
    """Pass when data may go to `host`, else raise `OutgoingHostRefused`. None for loopback."""
    host = host.lower().rstrip(".")
    if host in LOOPBACK:
        return None
    entry = _REGISTER.lookup(host)
    if entry is None:
        raise OutgoingHostRefused(host, "it is not registered")
    missing = [name for name in NEEDED if not getattr(entry, name, None)]
    if getattr(entry, "subprocessors", None) is None:  # an empty list is an answer, no list is none
        missing.append("subprocessors")
    if missing:
        raise OutgoingHostRefused(host, f"its entry lacks {', '.join(missing)}")
    if getattr(entry, "trains_on_data", None) is not False:
        raise OutgoingHostRefused(host, "its entry does not say that it never trains on data")
    return entry


def _gate(request: httpx.Request) -> None:
    outgoing(request.url.host)


def client_for(url: str, *, timeout: float = 10.0) -> httpx.Client:
    """An HTTP client for one registered address. It asks the register again at every request, follows no
    redirect and takes no proxy from the environment: nothing leads elsewhere."""
    outgoing(urlsplit(url).hostname or "")
    return httpx.Client(
        base_url=url,
        timeout=timeout,
        follow_redirects=False,
        trust_env=False,
        event_hooks={"request": [_gate]},
    )
