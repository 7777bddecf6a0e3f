"""The object store: sealed sound on Django's storage, a folder unless configured otherwise.

`keep` writes plain bytes sealed and gives back where they lie and their key. Nothing in the store
names a call, and the key stands only in the sealed content of `call.recording_stored`: when that
content's key is destroyed, what lies here is noise.
"""

import secrets
from collections.abc import Iterable, Iterator
from datetime import datetime
from uuid import uuid4

from django.core.files.base import File
from django.core.files.storage import Storage, default_storage, storages

from telephony.calls.events import RecordingObject
from telephony.recordings.piped import piped
from telephony.recordings.sealed import ObjectDamagedError, plain_length, plain_range, sealed_chunks

FOLDER = "recordings"


def object_store() -> Storage:
    """The storage named `recordings` in STORAGES, else the default one."""
    if "recordings" in storages.backends:
        return storages["recordings"]
    return default_storage


def keep(pieces: Iterable[bytes]) -> RecordingObject:
    """Seal and store. The caller appends the event that holds the answer, or calls `discard`."""
    kept = RecordingObject(name=f"{FOLDER}/{uuid4().hex}", key=secrets.token_bytes(32))
    sealed = sealed_chunks(pieces, kept.key, kept.name)
    name = object_store().save(kept.name, File(piped(sealed), kept.name))
    if name != kept.name:
        raise ObjectDamagedError("the storage chose another name")
    return kept


def discard(kept: RecordingObject) -> None:
    """Delete what was kept: no event holds its key, so nobody could read it again."""
    delete(kept.name)


def delete(name: str) -> None:
    """Nothing happens when it is gone already."""
    object_store().delete(name)


def lying() -> set[str]:
    """The names of all objects in the store."""
    try:
        _, files = object_store().listdir(FOLDER)
    except FileNotFoundError:  # nothing was ever stored
        return set()
    return {f"{FOLDER}/{file}" for file in files}


def stored_at(name: str) -> datetime:
    """When it was stored, by the storage's own clock."""
    return object_store().get_modified_time(name)


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
