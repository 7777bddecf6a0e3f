"""The shape of a sealed object: chunks of AES-256-GCM that can be read from any place.

    RBK1 | chunk 0 | chunk 1 | ... | last chunk        each of 64 KiB of plain bytes and a 16-byte tag

A chunk's nonce is its number and whether it is the last, so that chunks can be neither exchanged nor
cut off; its additional data is the object's name, so that objects cannot be exchanged. A key seals
one object and no other.
"""

from collections.abc import Iterable, Iterator
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MAGIC = b"RBK1"
CHUNK = 64 * 1024
TAG = 16
STRIDE = CHUNK + TAG


class ObjectDamagedError(Exception):
    """The object is not what was stored: cut off, changed, or under another name."""


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _even(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in pieces of CHUNK; only the last is shorter."""
    held = bytearray()
    for piece in pieces:
        held += piece
        while len(held) > CHUNK:
            yield bytes(held[:CHUNK])
            del held[:CHUNK]
    yield bytes(held)


def sealed_chunks(pieces: Iterable[bytes], key: bytes, name: str) -> Iterator[bytes]:
    """What to write. Holds a few chunks at most, whatever the length."""
    cipher, bound = AESGCM(key), name.encode()
    yield MAGIC
    even = _even(pieces)
    chunk, number = next(even), 0
    for following in even:
        yield cipher.encrypt(_nonce(number, last=False), chunk, bound)
        chunk, number = following, number + 1
    yield cipher.encrypt(_nonce(number, last=True), chunk, bound)


def plain_length(sealed_length: int) -> int:
    """How many plain bytes an object of this length holds."""
    body = sealed_length - len(MAGIC)
    chunks = -(-body // STRIDE)
    if body < TAG:
        raise ObjectDamagedError("shorter than one sealed chunk")
    return body - chunks * TAG


def plain_range(file: IO[bytes], sealed_length: int, key: bytes, name: str, wanted: range) -> Iterator[bytes]:
    """The plain bytes with these numbers, chunk by chunk. Raises ObjectDamagedError."""
    cipher, bound = AESGCM(key), name.encode()
    file.seek(0)
    if file.read(len(MAGIC)) != MAGIC:
        raise ObjectDamagedError("not a sealed object")
    last = -(-(sealed_length - len(MAGIC)) // STRIDE) - 1
    for number in range(wanted.start // CHUNK, -(-wanted.stop // CHUNK)):
        file.seek(len(MAGIC) + number * STRIDE)
        try:
            chunk = cipher.decrypt(_nonce(number, last=number == last), file.read(STRIDE), bound)
        except InvalidTag:
            raise ObjectDamagedError(f"chunk {number} is not what was stored") from None
        begin = number * CHUNK
        yield chunk[max(0, wanted.start - begin) : wanted.stop - begin]
