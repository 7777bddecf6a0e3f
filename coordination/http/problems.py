"""What goes wrong, said the same way everywhere: RFC 9457, with stable types.

`Slug` is the table of them all; a rule's own refusal (`Refused`) adds its class name as the slug.
"""

import re
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any

import msgspec
from django.http import HttpResponse

from coordination.log.errors import Refused

BASE = "https://ringback.example/problems/"
CONTENT_TYPE = "application/problem+json"


class Slug(Enum):
    """slug, status, title. A slug never changes its meaning."""

    MALFORMED = ("malformed", 400, "The request cannot be read")
    PARAMETERS_INVALID = ("parameters-invalid", 400, "The query is not right")
    CURSOR_INVALID = ("cursor-invalid", 400, "This cursor is not one of ours")
    IDEMPOTENCY_KEY_NEEDED = ("idempotency-key-needed", 400, "An Idempotency-Key is needed")
    PURPOSE_UNKNOWN = ("purpose-unknown", 400, "This purpose is not known")
    HOST_UNKNOWN = ("host-unknown", 400, "This host is not ours")
    SIGN_IN_NEEDED = ("sign-in-needed", 401, "Sign in first")
    SIGN_IN_REFUSED = ("sign-in-refused", 401, "Name, password or code is not right")
    CODE_NEEDED = ("code-needed", 401, "A one-time code is needed")
    SIGNATURE_REFUSED = ("signature-refused", 401, "The signature is not right")
    ROLE_NOT_ALLOWED = ("role-not-allowed", 403, "Your role may not do this")
    CSRF_REFUSED = ("csrf-refused", 403, "The CSRF token is missing or not right")
    SECOND_FACTOR_NEEDED = ("second-factor-needed", 403, "A second factor must be set up first")
    NO_CONSENT = ("no-consent", 403, "The caller said no")
    SOURCE_NOT_ALLOWED = ("source-not-allowed", 403, "This key may not speak for that source")
    NOT_FOUND = ("not-found", 404, "There is no such thing, or none for you")
    METHOD_NOT_ALLOWED = ("method-not-allowed", 405, "This address does not take that method")
    REFUSED = ("refused", 409, "This cannot be done now")
    REPLAYED = ("replayed", 409, "This id came before with another body")
    CONSENT_UNKNOWN = ("consent-unknown", 409, "The caller has not answered yet")
    GONE = ("gone", 410, "This was destroyed")
    STALE_VERSION = ("stale-version", 412, "Somebody changed it since")
    TOO_LARGE = ("too-large", 413, "This is too large")
    MEDIA_TYPE_UNSUPPORTED = ("media-type-unsupported", 415, "This media type is not taken")
    RANGE_UNSATISFIABLE = ("range-unsatisfiable", 416, "There is nothing in that range")
    UNPROCESSABLE = ("unprocessable", 422, "Something in it is not right")
    KEY_REUSED = ("key-reused", 422, "This Idempotency-Key was used with another body")
    IF_MATCH_NEEDED = ("if-match-needed", 428, "If-Match is needed")
    TOO_MANY_TRIES = ("too-many-tries", 429, "Too many tries: wait")
    FAULT = ("fault", 500, "Something of ours went wrong")
    UNAVAILABLE = ("unavailable", 503, "Not available at the moment: try again")

    def __init__(self, slug: str, status: int, title: str) -> None:
        self.slug = slug
        self.status = status
        self.title = title


class Problem(Exception):
    """Raise it anywhere below a view. `detail` is a sentence for people, without a patient word (S8)."""

    def __init__(
        self,
        kind: Slug,
        detail: str = "",
        *,
        errors: Mapping[str, Sequence[str]] | None = None,
        headers: Mapping[str, str] | None = None,
        **more: Any,
    ) -> None:
        super().__init__(kind.slug)
        self.kind = kind
        self.slug = kind.slug
        self.detail = detail
        self.errors = errors
        self.headers = dict(headers or {})
        self.more = more


_MEANS: dict[type[Refused], Slug] = {}


def answers(refusal: type[Refused], kind: Slug) -> None:
    """Give this rule's refusal another problem than 409: `answers(NoSuchFollowup, Slug.NOT_FOUND)`."""
    _MEANS[refusal] = kind


def slug_of(refusal: type[Refused]) -> str:
    """`ClaimedByAnother` -> `claimed-by-another`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", refusal.__name__).lower()


def problem_of(refusal: Refused) -> Problem:
    """What a rule's no becomes: 409 under its own slug, unless `answers` says otherwise."""
    kind = next((_MEANS[cls] for cls in type(refusal).__mro__ if cls in _MEANS), None)
    if kind is not None:
        return Problem(kind, str(refusal))
    problem = Problem(Slug.REFUSED, str(refusal))
    problem.slug = slug_of(type(refusal))
    return problem


def document(problem: Problem) -> dict[str, Any]:
    """The problem as JSON will have it."""
    kind = problem.kind
    body: dict[str, Any] = {"type": BASE + problem.slug, "title": kind.title, "status": kind.status}
    if problem.detail:
        body["detail"] = problem.detail
    if problem.errors:
        body["errors"] = {field: list(said) for field, said in problem.errors.items()}
    return body | problem.more


def answer(problem: Problem) -> HttpResponse:
    """The problem as a response."""
    response = HttpResponse(
        msgspec.json.encode(document(problem)),
        status=problem.kind.status,
        content_type=CONTENT_TYPE,
        headers=problem.headers,
    )
    response["Cache-Control"] = "no-store"
    return response


def problem_response(kind: Slug, detail: str = "", **particulars: Any) -> HttpResponse:
    """For plain Django views, as the doors are."""
    return answer(Problem(kind, detail, **particulars))
