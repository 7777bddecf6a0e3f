"""The leaf's encoding is fixed: these bytes were put together by hand."""

import hashlib
from datetime import UTC, datetime
from uuid import UUID

import msgspec

from coordination.log.codec import SealedEvent
from coordination.log.leaf import leaf_hash

SEALED = SealedEvent(
    event_id=UUID(int=1),
    stream="letter/x",
    version=3,
    type="letter.posted",
    schema=1,
    occurred_at=datetime(1970, 1, 1, 0, 0, 1, 5, tzinfo=UTC),
    recorded_at=datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC),
    actor="a",
    role="",
    clinic="c",
    mode="live",
    correlation=None,
    causation=UUID(int=2),
    policy="",
    facts=b"\x01\x02",
    content=None,
)
EIGHT, FOUR = "00000008", "00000004"
BYTES = bytes.fromhex(
    "00"
    "00000010"
    + "00" * 15
    + "01"  # event_id
    + EIGHT
    + "6c65747465722f78"  # stream
    + EIGHT
    + "0000000000000003"  # version
    + "0000000d"
    + "6c65747465722e706f73746564"  # type
    + EIGHT
    + "0000000000000001"  # schema
    + EIGHT
    + "00000000000f4245"  # occurred_at: 1,000,005 microseconds
    + EIGHT
    + "fffffffffff0bdc0"  # recorded_at: -1,000,000
    + "0000000161"
    + "00000000"
    + "0000000163"
    + FOUR
    + "6c697665"  # actor, role, clinic, mode
    + "ffffffff"  # correlation: null
    + "00000010"
    + "00" * 15
    + "02"  # causation
    + "00000000"  # policy
    + "000000020102"  # facts
    + "ffffffff"  # content: null
)


def test_is_the_hash_of_these_bytes() -> None:
    assert leaf_hash(SEALED) == hashlib.sha256(BYTES).digest()


def test_changes_with_every_column() -> None:
    changed = {
        "event_id": UUID(int=9),
        "stream": "letter/y",
        "version": 4,
        "type": "letter.stamped",
        "schema": 2,
        "occurred_at": datetime(2026, 1, 1, tzinfo=UTC),
        "recorded_at": datetime(2026, 1, 1, tzinfo=UTC),
        "actor": "b",
        "role": "b",
        "clinic": "b",
        "mode": "practice",
        "correlation": UUID(int=9),
        "causation": None,
        "policy": "b",
        "facts": b"\x01\x03",
        "content": b"",
    }
    hashes = {leaf_hash(msgspec.structs.replace(SEALED, **{name: value})) for name, value in changed.items()}
    assert len(hashes) == 16
    assert leaf_hash(SEALED) not in hashes
