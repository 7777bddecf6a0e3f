"""Who may bring a recording: found out before its body is read, as far as the headers tell.

The signature is made over the sha256 of the body. Who says it in a header too (`Content-Digest`, RFC 9530) is
known at once, or refused without a byte having been read (ADR-0025). Who does not is known when all of it has
come, and until then anybody: so their headers must be in order, they must name a source that there is, and
they are read in turns, so many at a time and no slower than so many bytes a second. That bounds what
strangers can fill of a disk.
"""

import asyncio
import base64
import re
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime

from telephony.doors.signatures import SignatureRefused, in_time, signer_of

SMALL = 16 * 1024 * 1024  # bytes: an hour and a half as Opus, eight minutes as a WAV file of two channels
SMALL_AT_ONCE = 8
LARGE_AT_ONCE = 1
WAITS = 10.0  # seconds for its turn; nothing of it is read meanwhile
GREETING = 15.0  # seconds
SLOWEST = 256 * 1024  # bytes a second; whoever is slower says the digest first

_DIGEST = re.compile(r"(?:^|,)\s*sha-256=:([A-Za-z0-9+/]{43}=):\s*(?:,|$)")


class NoTurn(Exception):
    """Too many whom nobody knows yet bring recordings at once."""


def is_known(
    headers: Mapping[str, str], secrets: Mapping[str, Sequence[str]], now: datetime, *, digest_required: bool
) -> bool:
    """Whether the headers alone show who sends this. Raises SignatureRefused where no body can mend them."""
    digest = digest_of(headers.get("content-digest", ""))
    if digest is not None:
        signer_of(headers, digest.encode(), secrets, now)
        return True
    in_time(headers, now)
    if digest_required:
        raise SignatureRefused("Content-Digest is needed: sha-256 of the body.")
    return False


def digest_of(header: str) -> str | None:
    """The hexadecimal sha256 that a Content-Digest says; None where it says none."""
    found = _DIGEST.search(header)
    return base64.b64decode(found[1]).hex() if found else None


def seconds_for(length: int) -> float:
    """How long a body of so many bytes may take to come."""
    return GREETING + length / SLOWEST


class Turns:
    """Of one process."""

    def __init__(self) -> None:
        self._small = asyncio.Semaphore(SMALL_AT_ONCE)
        self._large = asyncio.Semaphore(LARGE_AT_ONCE)

    @asynccontextmanager
    async def turn(self, length: int) -> AsyncIterator[None]:
        """For a body of so many bytes. Raises NoTurn."""
        kind = self._small if length <= SMALL else self._large
        try:
            async with asyncio.timeout(WAITS):
                await kind.acquire()
        except TimeoutError:
            raise NoTurn from None
        try:
            yield
        finally:
            kind.release()
