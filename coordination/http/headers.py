"""The headers of our own conventions, read strictly."""

import re

from django.http import HttpRequest

from coordination.http.problems import Problem, Slug

ETAG = re.compile(r'^(?:W/)?"(?P<version>[0-9]{1,18})"$')
KEY = re.compile(r"^[\x21-\x7e]{1,128}$")
WAIT = re.compile(r"^(?P<stream>[a-z_]{1,40}/[0-9a-f-]{36})@(?P<version>[0-9]{1,18})$")


def idempotency_key(request: HttpRequest) -> str:
    """Needed with every command: 1 to 128 visible ASCII characters."""
    key = request.headers.get("Idempotency-Key", "")
    if not KEY.match(key):
        raise Problem(
            Slug.IDEMPOTENCY_KEY_NEEDED, "Send 1 to 128 visible ASCII characters: a fresh uuid will do."
        )
    return key


def expected_version(request: HttpRequest, *, needed: bool) -> int | None:
    """The version of If-Match: `"7"`. A wildcard is no version: it would overtake."""
    given = request.headers.get("If-Match")
    if given is None:
        if needed:
            raise Problem(Slug.IF_MATCH_NEEDED, 'Send If-Match with the version that you saw, as "7".')
        return None
    found = ETAG.match(given.strip())
    if found is None:
        raise Problem(Slug.MALFORMED, errors={"If-Match": ['A version in quotes, as "7".']})
    return int(found["version"])


def awaited(request: HttpRequest) -> tuple[str, int] | None:
    """What Ringback-Wait-For names: `<stream>@<version>`."""
    given = request.headers.get("Ringback-Wait-For")
    if given is None:
        return None
    found = WAIT.match(given.strip())
    if found is None:
        raise Problem(Slug.MALFORMED, errors={"Ringback-Wait-For": ["<stream>@<version>."]})
    return found["stream"], int(found["version"])
