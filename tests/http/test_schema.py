"""The published document says what the conventions do."""

import json
from typing import Any

import pytest

from coordination.http import published


@pytest.fixture
def document(settings: Any) -> dict[str, Any]:
    published.document.cache_clear()
    made: dict[str, Any] = json.loads(published.document())
    published.document.cache_clear()
    return made


def test_is_openapi_3_1_with_every_operation(document: dict[str, Any]) -> None:
    assert document["openapi"] == "3.1.0"
    assert document["paths"]["/api/v1/letters/{id}"]["get"]["operationId"] == "letter_get"
    assert document["paths"]["/api/v1/session"]["post"]["security"] == []
    assert (
        document["paths"]["/api/v1/sessions/{id}"]["delete"]["parameters"][0]["schema"]["type"] == "integer"
    )


def test_a_command_names_its_headers_and_all_its_problems(document: dict[str, Any]) -> None:
    deliver = document["paths"]["/api/v1/letters/{id}/deliver"]["post"]
    headers = {one["name"]: one["required"] for one in deliver["parameters"] if one["in"] == "header"}
    assert headers == {"Idempotency-Key": True, "If-Match": True, "Ringback-Purpose": False}
    assert set(deliver["responses"]) == {
        *("200", "400", "401", "403", "404", "405", "409"),
        *("410", "412", "413", "415", "422", "428", "503"),
    }
    problem = deliver["responses"]["412"]["content"]["application/problem+json"]["schema"]
    assert problem == {"$ref": "#/components/schemas/Problem"}
    assert set(document["components"]["schemas"]["Problem"]["required"]) == {"type", "title", "status"}
    assert deliver["responses"]["200"]["headers"].keys() == {"ETag", "Ringback-Version"}
    assert deliver["x-roles"] == ["front_desk", "navigator", "nurse", "supervisor"]


def test_a_list_names_its_parameters(document: dict[str, Any]) -> None:
    listed = document["paths"]["/api/v1/letters"]["get"]
    parameters = {one["name"]: one for one in listed["parameters"]}
    assert parameters["limit"]["schema"] == {
        "type": "integer",
        "minimum": 1,
        "maximum": 200,
        "description": "How many, 1 to 200.",
        "default": 50,
    }
    assert parameters["cursor"]["schema"]["type"] == "string"
    assert parameters["Ringback-Wait-For"]["in"] == "header"
    page = document["components"]["schemas"]["LetterPage"]
    assert page["properties"]["items"]["items"] == {"$ref": "#/components/schemas/LetterItem"}
    assert page["required"] == ["items", "next"]


def test_the_document_is_served_without_signing_in(client: Any) -> None:
    answer = client.get("/api/v1/schema/")
    assert answer.status_code == 200
    assert answer.json()["info"]["title"] == "Ringback"
