"""The leaf of the audit tree: a hash over a fixed encoding of everything that an event row says.

docs/log-format.md has the encoding. It covers the sealed bytes, so that proofs hold after a key was
destroyed, and every column but `id`, which promises nothing.
"""

import hashlib
from datetime import UTC, datetime
from uuid import UUID

from coordination.log.codec import SealedEvent

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NULL = (0xFFFFFFFF).to_bytes(4, "big")
LEAF_PREFIX = b"\x00"  # RFC 6962: a leaf can never be mistaken for a node of the tree
COLUMNS = (
    "event_id",
    "stream",
    "version",
    "type",
    "schema",
    "occurred_at",
    "recorded_at",
    "actor",
    "role",
    "clinic",
    "mode",
    "correlation",
    "causation",
    "policy",
    "facts",
    "content",
)


def leaf_hash(sealed: SealedEvent) -> bytes:
    """SHA-256 of 0x00 and, for each column, its length (4 bytes, big-endian) and its bytes."""
    encoded = b"".join(_encoded(getattr(sealed, name)) for name in COLUMNS)
    return hashlib.sha256(LEAF_PREFIX + encoded).digest()


def _encoded(value: UUID | str | int | datetime | bytes | None) -> bytes:
    if value is None:
        return _NULL
    match value:
        case UUID():
            data = value.bytes
        case str():
            data = value.encode()
        case int():
            data = value.to_bytes(8, "big", signed=True)
        case datetime():
            elapsed = value - _EPOCH
            microseconds = (elapsed.days * 86_400 + elapsed.seconds) * 1_000_000 + elapsed.microseconds
            data = microseconds.to_bytes(8, "big", signed=True)
        case bytes():
            data = value
    return len(data).to_bytes(4, "big") + data
