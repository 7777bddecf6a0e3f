"""What the conventions add to every operation's description."""

from typing import Any

from coordination.http.endpoint import Endpoint
from coordination.http.shapes import Item, Since
from coordination.people.roles import PURPOSES


class Problem(Item):
    """RFC 9457. `type` is stable; `detail` is a sentence for people; `errors` is by field."""

    type: str
    title: str
    status: int
    detail: str = ""
    errors: dict[str, list[str]] = {}
    since: list[Since] = []
    stored: int = 0


PROBLEM: dict[str, Any] = {
    "description": "What is wrong, and where",
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}


def _header(name: str, said: str, schema: dict[str, Any], *, required: bool = False) -> dict[str, Any]:
    return {"name": name, "in": "header", "required": required, "description": said, "schema": schema}


PURPOSE = _header("Ringback-Purpose", "Why this is read.", {"type": "string", "enum": list(PURPOSES)})
WAIT_FOR = _header(
    "Ringback-Wait-For",
    "A Ringback-Version to wait for, two seconds at the most.",
    {"type": "string", "pattern": "^[a-z_]{1,40}/[0-9a-f-]{36}@[0-9]{1,18}$"},
)
KEY = _header(
    "Idempotency-Key",
    "The same key again is the same answer, once.",
    {"type": "string", "pattern": "^[!-~]{1,128}$"},
    required=True,
)
IF_MATCH_PATTERN = {"type": "string", "pattern": '^"[0-9]{1,18}"$'}


def is_command(endpoint: type[Endpoint]) -> bool:
    """Commands alone declare whether they need If-Match."""
    return hasattr(endpoint, "if_match")


def headers_of(endpoint: type[Endpoint]) -> list[dict[str, Any]]:
    """The request headers that this operation takes."""
    headers = []
    if is_command(endpoint):
        said = "The version that you saw."
        headers += [
            KEY,
            _header("If-Match", said, IF_MATCH_PATTERN, required=bool(getattr(endpoint, "if_match", 0))),
        ]
    if endpoint.patient_data and endpoint.roles is not None:
        headers.append(PURPOSE)
    if getattr(endpoint, "projections", ()):
        headers.append(WAIT_FOR)
    return headers


def answer_headers(endpoint: type[Endpoint]) -> dict[str, Any]:
    """The response headers of an answer that is no problem."""
    text = {"schema": {"type": "string"}}
    if is_command(endpoint):
        return {"ETag": text, "Ringback-Version": text}
    return {"Ringback-Behind": {"schema": {"type": "string", "enum": ["true", "false"]}}}


def problems_of(endpoint: type[Endpoint], path: str) -> list[int]:
    """The statuses of problems that this operation can answer with."""
    found = {400, 405, 503, *endpoint.problems}
    if endpoint.roles is not None:
        found |= {401, 403}
    if "{" in path:
        found.add(404)
    if endpoint.method == "post":
        found |= {413, 415, 422}
    if endpoint.method in {"post", "delete"}:
        found.add(403)  # CSRF
    if is_command(endpoint):
        found |= {404, 409, 410, 412, 428}
    return sorted(found)
