"""What is generated about the events: valid, complete, the same every time."""

import io
import json
from pathlib import Path

import jsonschema
import pytest
from django.core.management import CommandError, call_command

from coordination.log.catalog import files, registered, schema_of
from coordination.log.event import REGISTRY
from tests.golden import files as golden

HOUSE = [known.type for known in registered()]


def test_every_event_of_the_house_and_none_of_the_tests_is_in_it() -> None:
    written = {name for name in files() if name.startswith("events/")}
    assert written == {
        f"events/{type_}.json" for type_ in REGISTRY if type_.partition(".")[0] not in ("letter", "postmark")
    }


@pytest.mark.parametrize("type_", HOUSE)
def test_what_is_stored_satisfies_its_schema_and_nothing_more_does(type_: str) -> None:
    known = REGISTRY[type_]
    schema = schema_of(known)
    jsonschema.Draft202012Validator.check_schema(schema)
    stored = golden.read(golden.path_of(type_, known.schema))
    plain = {"facts": stored.facts} | ({} if stored.content is None else {"content": stored.content})
    jsonschema.validate(plain, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"facts": {**stored.facts, "unknown": 1}}, schema)


def test_the_document_of_the_topic_names_every_event_once() -> None:
    document = json.loads(files()["asyncapi.json"])
    assert document["asyncapi"] == "3.0.0"
    assert list(document["channels"]["careEvents"]["messages"]) == HOUSE
    assert list(document["components"]["messages"]) == HOUSE


def test_it_is_the_same_every_time() -> None:
    assert files() == files()


def test_a_stale_file_is_named(tmp_path: Path) -> None:
    out = io.StringIO()
    call_command("event_catalog", folder=tmp_path, stdout=out)
    call_command("event_catalog", folder=tmp_path, check=True, stdout=out)
    (tmp_path / "events" / "call.ended.json").write_text("{}")
    (tmp_path / "events" / "call.unheard.json").write_text("{}")
    with pytest.raises(CommandError, match=r"docs/events/call\.ended\.json, docs/events/call\.unheard\.json"):
        call_command("event_catalog", folder=tmp_path, check=True, stdout=out)
    call_command("event_catalog", folder=tmp_path, stdout=out)
    call_command("event_catalog", folder=tmp_path, check=True, stdout=out)
