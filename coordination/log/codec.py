"""Between an event and its sealed row: encode, seal, unseal, upcast, decode.

What cannot be read any more decodes as `Forgotten`: the whole event when the stream's key is gone,
its content when only that class was destroyed.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

import msgspec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from coordination.log.errors import EventTooLarge, OlderThanTheLog
from coordination.log.event import FORGOTTEN, REGISTRY, Content, Event, EventType, Forgotten, Logged
from coordination.log.keys import FACTS, Owner, content_owner, keys_of
from coordination.log.sealing import seal, unseal

LARGEST_EVENT = 256 * 1024  # bytes sealed; audio belongs into the object store


class SealedEvent(msgspec.Struct, frozen=True, gc=False):
    """A row of log_event, as it also goes over Kafka (MessagePack map, these names). The order of its
    fields is that of COLUMNS."""

    event_id: UUID
    stream: str
    version: int
    type: str
    schema: int
    occurred_at: datetime
    recorded_at: datetime
    actor: str
    role: str
    clinic: str
    mode: str
    correlation: UUID | None
    causation: UUID | None
    policy: str
    facts: bytes
    content: bytes | None
    position: int | None = None


COLUMNS = (
    "e.event_id, e.stream, e.version, e.type, e.schema, e.occurred_at, e.recorded_at, e.actor, e.role,"
    " e.clinic, e.mode, e.correlation, e.causation, e.policy, e.facts, e.content"
)


def sealed_event(row: Sequence[Any], position: int | None = None) -> SealedEvent:
    """From a row that was selected with COLUMNS."""
    sealed = (*row[:16], position)
    return SealedEvent(*sealed)


def bound_to(event_id: UUID, stream: str, version: int, type_: str, schema: int) -> bytes:
    """The additional data: a sealed payload opens only in its own place of the log."""
    return f"{event_id}|{stream}|{version}|{type_}|{schema}".encode()


@cache
def _facts_decoder(cls: type[Event]) -> msgspec.json.Decoder[Event]:
    return msgspec.json.Decoder(cls)


@cache
def _content_decoder(cls: type[Content]) -> msgspec.json.Decoder[Content]:
    return msgspec.json.Decoder(cls)


@cache
def _fact_names(cls: type[Event]) -> tuple[str, ...]:
    return tuple(name for name in cls.__struct_fields__ if name != "content")


def encode(event: Event, known: EventType) -> tuple[bytes, bytes | None]:
    """The plain JSON of facts and of content; EventTooLarge past the limit."""
    if known.content is None:
        facts, content = msgspec.json.encode(event), None
    else:
        facts = msgspec.json.encode({name: getattr(event, name) for name in _fact_names(known.cls)})
        given = event.content  # type: ignore[attr-defined]
        content = None if isinstance(given, Forgotten) else msgspec.json.encode(given)
    if len(facts) + len(content or b"") > LARGEST_EVENT:
        raise EventTooLarge(f"{known.type} is over {LARGEST_EVENT} bytes")
    return facts, content


def seal_payload(
    plain: tuple[bytes, bytes | None], key: AESGCM, content_key: AESGCM | None, bound: bytes
) -> tuple[bytes, bytes | None]:
    facts, content = plain
    sealed_content = None
    if content is not None:
        if content_key is None:
            raise TypeError("content without a key of its class")
        sealed_content = seal(content_key, content, bound)
    return seal(key, facts, bound), sealed_content


def known_type(type_: str, schema: int) -> EventType:
    """The registry's entry; OlderThanTheLog for a type or schema that this code does not know."""
    known = REGISTRY.get(type_)
    if known is None or schema > known.schema:
        raise OlderThanTheLog(type_, schema)
    return known


def owners_of(sealed: SealedEvent) -> list[Owner]:
    """Whose keys open it."""
    owners: list[Owner] = [(sealed.stream, FACTS)]
    known = REGISTRY.get(sealed.type)
    if sealed.content is not None and known is not None and known.content_class is not None:
        owners.append((content_owner(sealed.correlation, sealed.stream), known.content_class))
    return owners


def open_events(batch: Sequence[SealedEvent]) -> list[Logged]:
    """Unseal and decode, one look for all keys."""
    keys = keys_of(owner for sealed in batch for owner in owners_of(sealed))
    return [open_event(sealed, keys) for sealed in batch]


def open_event(sealed: SealedEvent, keys: dict[Owner, AESGCM | None]) -> Logged:
    """One event with its keys. OlderThanTheLog; `InvalidTag` when the row was tampered with."""
    known = known_type(sealed.type, sealed.schema)
    key = keys.get((sealed.stream, FACTS))
    event = FORGOTTEN if key is None else _decode(sealed, known, key, keys)
    return Logged(
        sealed.event_id,
        sealed.stream,
        sealed.version,
        sealed.type,
        sealed.schema,
        sealed.occurred_at,
        sealed.recorded_at,
        sealed.actor,
        sealed.role,
        sealed.clinic,
        sealed.mode,
        sealed.correlation,
        sealed.causation,
        sealed.policy,
        event,
        sealed.position,
    )


def _decode(sealed: SealedEvent, known: EventType, key: AESGCM, keys: dict[Owner, AESGCM | None]) -> Event:
    bound = bound_to(sealed.event_id, sealed.stream, sealed.version, sealed.type, sealed.schema)
    facts = unseal(key, sealed.facts, bound)
    content: bytes | None = None
    if sealed.content is not None and known.content_class is not None:
        owner = (content_owner(sealed.correlation, sealed.stream), known.content_class)
        content_key = keys.get(owner)
        content = None if content_key is None else unseal(content_key, sealed.content, bound)
    return decode(known, sealed.schema, facts, content)


def decode(known: EventType, schema: int, facts: bytes, content: bytes | None) -> Event:
    """From stored JSON of any earlier schema to the class of today."""
    if schema < known.schema:
        return _upcast(known, schema, facts, content)
    event = _facts_decoder(known.cls).decode(facts)
    if content is not None and known.content is not None:
        msgspec.structs.force_setattr(event, "content", _content_decoder(known.content).decode(content))
    return event


def _upcast(known: EventType, schema: int, facts: bytes, content: bytes | None) -> Event:
    stored: dict[str, Any] = msgspec.json.decode(facts)
    if content is not None:
        stored["content"] = msgspec.json.decode(content)
    for upcaster in known.upcasters[schema - 1 :]:
        stored = upcaster(stored)
    return msgspec.convert(stored, known.cls)
