"""A script's client: bearer token, JSON, our headers by name."""

import json
import uuid
from typing import Any

from django.test import Client

from coordination.people.models import Person
from tests.people.accounts import token_of

Answer = Any


class Script:
    """Speaks as one person. `key` and `if_match` are the headers of a command."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self._client = Client(
            headers={"Authorization": f"Bearer {token_of(person)}"}, raise_request_exception=False
        )

    def get(self, address: str, **headers: str) -> Answer:
        return self._client.get(f"/api/v1/{address}", headers=named(headers))

    def post(
        self,
        address: str,
        body: object = None,
        *,
        key: str | None = "",
        if_match: int | str | None = None,
        **headers: str,
    ) -> Answer:
        """A fresh key unless given; None leaves it out."""
        more = named(headers)
        if key is not None:
            more["Idempotency-Key"] = key or uuid.uuid4().hex
        if if_match is not None:
            more["If-Match"] = f'"{if_match}"' if isinstance(if_match, int) else if_match
        raw = body if isinstance(body, bytes) else json.dumps({} if body is None else body).encode()
        content_type = more.pop("Content-Type", "application/json")
        return self._client.post(f"/api/v1/{address}", raw, content_type=content_type, headers=more)

    def delete(self, address: str) -> Answer:
        return self._client.delete(f"/api/v1/{address}")


def named(headers: dict[str, str]) -> dict[str, str]:
    """`ringback_purpose` -> `Ringback-Purpose`."""
    return {name.replace("_", "-").title(): value for name, value in headers.items()}


def slug(answer: Answer) -> str:
    """The last part of a problem's type; checks that it is a problem document of that status."""
    assert answer.headers["Content-Type"] == "application/problem+json", answer.content
    document = json.loads(answer.content)
    assert document["status"] == answer.status_code
    return str(document["type"].rpartition("/")[2])
