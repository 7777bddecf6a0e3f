"""What every signed door does first: read no more than it takes, find the sender, know a repetition."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import wraps

from django.conf import settings
from django.db import Error as DatabaseError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from coordination.http.problems import Problem, Slug, answer
from coordination.log.errors import ConcurrencyError, KeyReused
from coordination.log.received import first_receipt
from telephony.doors.signatures import SignatureRefused, signer_of

PIECE = 256 * 1024
RETRY_AFTER = "5"

View = Callable[[HttpRequest], HttpResponse]


def door(view: View) -> View:
    """A door for machines: POST only, no cookie, problems as documents, 503 for what is not on disk.

    Never a 2xx for something lost: whatever the database says no to is for the sender to send again.
    """

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        try:
            return view(request)
        except Problem as problem:
            return answer(problem)
        except (DatabaseError, ConcurrencyError):
            return answer(not_stored())

    guarded.open_door = "signature"  # type: ignore[attr-defined]
    exempt: View = csrf_exempt(require_POST(guarded))
    return exempt


def not_stored() -> Problem:
    sentence = "It could not be stored. Send it again."
    return Problem(Slug.UNAVAILABLE, sentence, headers={"Retry-After": RETRY_AFTER})


def pieces(request: HttpRequest, limit: int) -> Iterator[bytes]:
    """The body as it comes, at most `limit` bytes: 413."""
    length = request.headers.get("Content-Length", "")
    if length.isdigit() and int(length) > limit:
        raise too_large(limit)
    seen = 0
    while piece := request.read(PIECE):
        seen += len(piece)
        if seen > limit:
            raise too_large(limit)
        yield piece


def too_large(limit: int) -> Problem:
    return Problem(Slug.TOO_LARGE, f"At most {limit // (1024 * 1024)} MiB are taken at once.")


def sender(request: HttpRequest, signed: bytes) -> str:
    """The source whose key signed it: 401 when there is none."""
    try:
        return signer_of(request.headers, signed, settings.RINGBACK_SOURCES, datetime.now(UTC))
    except SignatureRefused as refusal:
        raise refused(refusal) from None


def refused(refusal: SignatureRefused) -> Problem:
    return Problem(Slug.SIGNATURE_REFUSED, str(refusal))


@contextmanager
def known_again(request: HttpRequest, source: str, body: bytes) -> Iterator[None]:
    """Inside a transaction: the same webhook-id with another body is 409. Undone with the transaction."""
    try:
        first_receipt(source, request.headers["webhook-id"], body)
    except KeyReused:
        raise Problem(Slug.REPLAYED, "This webhook-id came before with another body.") from None
    yield
