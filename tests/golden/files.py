"""Golden files as objects."""

import json
from pathlib import Path
from typing import Any

import msgspec

from coordination.log.codec import encode
from coordination.log.event import EventType
from tests.golden.sample import sample

FOLDER = Path(__file__).parent / "events"


class Golden(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """`facts` and `content` as they were stored under this schema; `means` is what they decode to."""

    type: str
    schema: int
    facts: dict[str, Any]
    content: dict[str, Any] | None
    means: dict[str, Any]


def path_of(type_: str, schema: int) -> Path:
    return FOLDER / f"{type_}.v{schema}.json"


def all_files() -> list[Path]:
    return sorted(FOLDER.glob("*.json"))


def read(path: Path) -> Golden:
    return msgspec.json.decode(path.read_bytes(), type=Golden)


def of_today(known: EventType) -> Golden:
    """The golden file of the class as it is now."""
    event = sample(known.cls)
    facts, content = encode(event, known)
    return Golden(
        type=known.type,
        schema=known.schema,
        facts=json.loads(facts),
        content=None if content is None else json.loads(content),
        means=json.loads(msgspec.json.encode(event)),
    )


def write(golden: Golden) -> Path:
    path = path_of(golden.type, golden.schema)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(msgspec.to_builtins(golden), indent=2, ensure_ascii=False) + "\n")
    return path
