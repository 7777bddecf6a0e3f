"""Every event that was ever stored decodes for ever."""

import json
from pathlib import Path

import msgspec
import pytest

from coordination.log.codec import decode, encode
from coordination.log.event import REGISTRY
from tests.golden import files


def test_every_schema_of_every_registered_event_has_its_golden_file() -> None:
    wanted = {
        files.path_of(known.type, schema).name
        for known in REGISTRY.values()
        for schema in range(1, known.schema + 1)
    }
    missing = sorted(wanted - {path.name for path in files.all_files()})
    assert missing == [], "python -m tests.golden.write makes those of today's schema"


@pytest.mark.parametrize("path", files.all_files(), ids=lambda path: path.name)
def test_a_golden_file_decodes_for_ever(path: Path) -> None:
    golden = files.read(path)
    assert path == files.path_of(golden.type, golden.schema)
    known = REGISTRY[golden.type]
    content = None if golden.content is None else json.dumps(golden.content).encode()
    event = decode(known, golden.schema, json.dumps(golden.facts).encode(), content)
    assert type(event) is known.cls
    assert json.loads(msgspec.json.encode(event)) == golden.means


@pytest.mark.parametrize("type_", sorted(REGISTRY))
def test_what_is_encoded_today_is_what_its_golden_file_says(type_: str) -> None:
    """A changed field needs an upcaster and a new golden file."""
    known = REGISTRY[type_]
    golden = files.read(files.path_of(type_, known.schema))
    facts, content = encode(msgspec.convert(golden.means, known.cls), known)
    assert json.loads(facts) == golden.facts
    assert (None if content is None else json.loads(content)) == golden.content
    assert files.of_today(known) == golden
