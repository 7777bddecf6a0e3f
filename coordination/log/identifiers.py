"""Ids of our own for what the outside world names, so that no outside name stands in the clear."""

from uuid import UUID

from coordination.log.sealing import keyed_digest


def keyed_id(namespace: str, *parts: str) -> UUID:
    """The same parts give the same uuid (version 8, RFC 9562), here and in no other installation."""
    digest = keyed_digest(f"id/{namespace}", "\x1f".join(parts).encode())
    return UUID(
        bytes=digest[:6] + bytes([0x80 | digest[6] & 0x0F, digest[7], 0x80 | digest[8] & 0x3F]) + digest[9:16]
    )


def keyed_hash(namespace: str, text: str) -> str:
    """32 hexadecimal digits to look a value (a telephone number) up by, without storing it."""
    return keyed_digest(f"hash/{namespace}", text.encode()).hex()[:32]
