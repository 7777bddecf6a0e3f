"""The topic as an AsyncAPI 3 document, for whoever reads it beside us."""

from collections.abc import Sequence
from typing import Any

import msgspec

from coordination.log.codec import SealedEvent
from coordination.log.event import EventType
from coordination.log.topics import PARTITIONS

_PROMISE = (
    "At least once, the same event_id on a repeat, and, repeats dropped, each stream in order."
    " Facts and content are sealed: without the keys a reader learns types, places and times only."
)
_HEADERS = {
    "type": "object",
    "required": ["event_id", "type", "generation", "position"],
    "properties": {
        "event_id": {"type": "string", "format": "uuid"},
        "type": {"type": "string"},
        "generation": {"type": "string", "pattern": "^[0-9]+$"},
        "position": {"type": "string", "pattern": "^[0-9]+$"},
    },
}


def document(known: Sequence[EventType]) -> dict[str, Any]:
    """Deterministic: types in the order given."""
    _, components = msgspec.json.schema_components([SealedEvent], ref_template="#/components/schemas/{name}")
    reference = "#/channels/careEvents/messages/"
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Ringback's log",
            "version": "1",
            "description": _PROMISE,
            "license": {"name": "Apache-2.0", "url": "https://www.apache.org/licenses/LICENSE-2.0"},
        },
        "defaultContentType": "application/msgpack",
        "channels": {
            "careEvents": {
                "address": "care.events.{generation}",
                "description": "One topic a generation of the log: a restored log begins the next.",
                "parameters": {"generation": {"description": "1, 2, 3, ..."}},
                "messages": {one.type: {"$ref": f"#/components/messages/{one.type}"} for one in known},
                "bindings": {"kafka": {"partitions": PARTITIONS, "bindingVersion": "0.5.0"}},
            }
        },
        "operations": {
            "relay": {
                "action": "send",
                "channel": {"$ref": "#/channels/careEvents"},
                "messages": [{"$ref": reference + one.type} for one in known],
            }
        },
        "components": {
            "messages": {one.type: _message(one) for one in known},
            "schemas": {**components, "Headers": _HEADERS},
        },
    }


def _message(known: EventType) -> dict[str, Any]:
    content = None if known.content_class is None else known.content_class
    return {
        "name": known.type,
        "title": known.cls.__name__,
        "contentType": "application/msgpack",
        "headers": {"$ref": "#/components/schemas/Headers"},
        "payload": {
            "allOf": [
                {"$ref": "#/components/schemas/SealedEvent"},
                {"type": "object", "properties": {"type": {"const": known.type}}},
            ]
        },
        "bindings": {
            "kafka": {"key": {"type": "string", "pattern": f"^{known.kind}/"}, "bindingVersion": "0.5.0"}
        },
        "x-sealed": {"$ref": f"events/{known.type}.json"},
        "x-schema": known.schema,
        **({} if content is None else {"x-content-class": content}),
    }
