"""Which versions of the whole policy there were, and the texts that shipped: the register's stream."""

from collections.abc import Iterable, Mapping

import msgspec

from coordination.log.event import Event, Forgotten
from coordination.policy.documents import Files, file_of, hash_of, names_of
from coordination.policy.events import PolicyShipped, PolicyTakenUp
from coordination.policy.reading import version_of

TOGETHER = 120_000  # bytes of texts in one event, which has 256 KiB


class Register(msgspec.Struct, frozen=True, kw_only=True):
    """`versions`: the SHA-256 of each document by version; `texts`: what shipped, by SHA-256."""

    versions: Mapping[str, Mapping[str, str]]
    texts: Mapping[str, str]


def register_of(events: Iterable[Event | Forgotten]) -> Register:
    """Fold the register's stream."""
    versions: dict[str, Mapping[str, str]] = {}
    texts: dict[str, str] = {}
    for event in events:
        match event:
            case PolicyShipped():
                texts |= event.texts
            case PolicyTakenUp():
                versions[event.version] = event.documents
            case _:
                pass
    return Register(versions=versions, texts=texts)


def taking_up(register: Register, files: Files, known: Iterable[str]) -> list[Event]:
    """What must be on record before decisions are made by these files; nothing when it is. `known`: SHA-256
    of the texts that stand in documents' own streams."""
    version = version_of(files)
    if version in register.versions:
        return []
    texts = {name: files[file_of(name)].decode() for name in names_of(files)}
    hashes = {name: hash_of(text) for name, text in texts.items()}
    stands = {*known, *register.texts}
    fresh = {hashes[name]: text for name, text in texts.items() if hashes[name] not in stands}
    return [*map(_shipped, _parcels(fresh)), PolicyTakenUp(version=version, documents=hashes)]


def _shipped(texts: dict[str, str]) -> Event:
    return PolicyShipped(texts=texts)


def _parcels(texts: Mapping[str, str]) -> list[dict[str, str]]:
    """The texts in as few events as hold them."""
    parcels: list[dict[str, str]] = []
    left = 0
    for key, text in texts.items():
        size = len(text.encode())
        if not parcels or size > left:
            parcels.append({})
            left = TOGETHER
        parcels[-1][key] = text
        left -= size
    return parcels


def files_at(register: Register, version: str, proposed: Mapping[str, str]) -> dict[str, bytes] | None:
    """The files that made a version; None when it is not on record. `proposed`: every text that was ever
    proposed, by SHA-256."""
    documents = register.versions.get(version)
    if documents is None:
        return None
    texts = {**proposed, **register.texts}
    return {file_of(name): texts[hash_].encode() for name, hash_ in documents.items()}
