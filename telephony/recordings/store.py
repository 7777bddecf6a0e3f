"""The object store: sealed sound on Django's storage, a folder unless configured otherwise.

`keep` writes plain bytes sealed and gives back where they lie and their key. Nothing in the store
names a call, and the key stands only in the sealed content of `call.recording_stored`: when that
content's key is destroyed, what lies here is noise.
"""

import io
import secrets
from collections.abc import Iterable, Iterator
from uuid import uuid4

from django.core.files.base import File
from django.core.files.storage import Storage, default_storage, storages
from typing_extensions import Buffer

from telephony.calls.events import RecordingObject
from telephony.recordings.sealed import ObjectDamagedError, plain_length, plain_range, sealed_chunks


def object_store() -> Storage:
    """The storage named `recordings` in STORAGES, else the default one."""
    if "recordings" in storages.backends:
        return storages["recordings"]
    return default_storage


class _Stream(io.RawIOBase):
    """What an iterator gives, as a file that can only be read forward."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer) -> int:
        while not self._rest:
            try:
                self._rest = next(self._pieces)
            except StopIteration:
                return 0
        view = memoryview(buffer)
        count = min(len(view), len(self._rest))
        view[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count


def keep(pieces: Iterable[bytes]) -> RecordingObject:
    """Seal and store. The caller appends the event that holds the answer, or calls `discard`."""
    kept = RecordingObject(name=f"recordings/{uuid4().hex}", key=secrets.token_bytes(32))
    sealed = sealed_chunks(pieces, kept.key, kept.name)
    name = object_store().save(kept.name, File(io.BufferedReader(_Stream(sealed)), kept.name))
    if name != kept.name:
        raise ObjectDamagedError("the storage chose another name")
    return kept


def discard(kept: RecordingObject) -> None:
    """Delete what was kept: no event holds its key, so nobody could read it again."""
    object_store().delete(kept.name)


def length_of(kept: RecordingObject) -> int:
    """How many plain bytes it holds."""
    return plain_length(object_store().size(kept.name))


def read(kept: RecordingObject, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
    """The plain bytes, as a stream. Raises ObjectDamagedError, FileNotFoundError."""
    store = object_store()
    sealed = store.size(kept.name)
    end = plain_length(sealed) if stop is None else stop
    with store.open(kept.name) as file:
        yield from plain_range(file, sealed, kept.key, kept.name, range(start, end))
