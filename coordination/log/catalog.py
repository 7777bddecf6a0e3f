"""What can be read about every event: a JSON Schema each, an AsyncAPI document, a page for people.

All made from the registry, always in the same order; `manage.py event_catalog` writes them to docs/.
"""

import inspect
import json
from datetime import datetime
from typing import Any, get_args

import msgspec

from coordination.log.asyncapi import document
from coordination.log.event import REGISTRY, EventType

NOT_OURS = "tests."  # invented concepts that only tests install


def registered() -> list[EventType]:
    """The house's own events, by type."""
    return [k for _, k in sorted(REGISTRY.items()) if not k.cls.__module__.startswith(NOT_OURS)]


def files() -> dict[str, str]:
    """Path below docs/ and text of everything that is generated."""
    known = registered()
    schemas = {one.type: schema_of(one) for one in known}
    return {
        **{f"events/{type_}.json": as_json(schema) for type_, schema in schemas.items()},
        "asyncapi.json": as_json(document(known)),
        "event-catalog.md": page(known, schemas),
    }


def as_json(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def schema_of(known: EventType) -> dict[str, Any]:
    """The plain JSON that is sealed: `facts`, and `content` where the class has one."""
    wanted = [known.cls] if known.content is None else [known.cls, known.content]
    _, definitions = msgspec.json.schema_components(wanted, ref_template="#/$defs/{name}")
    facts: dict[str, Any] = definitions.pop(known.cls.__name__)
    facts["properties"].pop("content", None)
    facts.pop("description", None)
    _say_times(known.cls, facts)
    properties = {"facts": facts}
    if known.content is not None:
        properties["content"] = definitions.pop(known.content.__name__)
        _say_times(known.content, properties["content"])
        definitions.pop("Forgotten", None)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"https://ringback.example/events/{known.type}.v{known.schema}.json",
        "title": known.type,
        "description": described(known),
        "type": "object",
        "properties": properties,
        "required": ["facts"],
        "additionalProperties": False,
        "x-stream": f"{known.kind}/<uuid>",
        "x-schema": known.schema,
        **({} if known.content_class is None else {"x-content-class": known.content_class}),
        **({"$defs": dict(sorted(definitions.items()))} if definitions else {}),
    }


def _say_times(cls: type[msgspec.Struct], schema: dict[str, Any]) -> None:
    """Our times are aware; msgspec leaves the format open for any datetime."""
    for field in msgspec.structs.fields(cls):
        if field.type is datetime or datetime in get_args(field.type):
            found = schema["properties"].get(field.encode_name, {})
            for one in [found, *found.get("anyOf", [])]:
                if one.get("type") == "string":
                    one["format"] = "date-time"


def described(known: EventType) -> str:
    """The class's own docstring on one line; msgspec's generated ones say nothing."""
    text = known.cls.__doc__
    if not text or text == inspect.getdoc(known.cls.__mro__[1]):
        return ""
    return " ".join(inspect.cleandoc(text).split())


def page(known: list[EventType], schemas: dict[str, dict[str, Any]]) -> str:
    """docs/event-catalog.md."""
    lines = [
        "# The events",
        "",
        "Made from the code by `manage.py event_catalog`; do not edit. Facts are sealed with the key of",
        "their stream, content with the key of its call and class: see log-format.md. Each event has a",
        "JSON Schema under events/, and asyncapi.json describes the topic.",
    ]
    for kind in sorted({one.kind for one in known}):
        lines += ["", f"## {kind}/&lt;uuid&gt;"]
        for one in (event for event in known if event.kind == kind):
            lines += _event(one, schemas[one.type])
    return "\n".join(lines) + "\n"


def _event(known: EventType, schema: dict[str, Any]) -> list[str]:
    lines = ["", f"### {known.type}", "", f"Schema {known.schema}. {described(known)}".rstrip()]
    rows = _rows(schema["properties"]["facts"], "")
    if "content" in schema["properties"]:
        content = schema["properties"]["content"]
        rows += _rows(content, "content.")
        lines += ["", f"Content of class `{known.content_class}`, destroyable on its own."]
    return [*lines, "", "| field | type | |", "|---|---|---|", *rows] if rows else lines


def _rows(schema: dict[str, Any], prefix: str) -> list[str]:
    required = schema.get("required", [])
    return [
        f"| `{prefix}{name}` | {type_text(field)} | {'' if name in required else 'optional'} |"
        for name, field in schema["properties"].items()
    ]


def type_text(schema: dict[str, Any]) -> str:
    """A field's type in words."""
    if "anyOf" in schema:
        return " or ".join(type_text(one) for one in schema["anyOf"])
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in schema["enum"])
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if schema.get("type") == "array":
        return f"list of {type_text(schema.get('items') or {'type': 'anything'})}"
    return str(schema.get("format", schema.get("type", "anything")))
