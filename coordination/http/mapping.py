"""Every exception that can reach an API view, and the problem it becomes.

What is not listed is a fault of ours: 500, logged by its type and place, nothing of it in the answer.
"""

from collections.abc import Callable

import structlog
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpResponse
from rest_framework import exceptions as drf

from audit.access.door import NotShown
from audit.access.vendors import OutgoingHostRefused
from coordination.http.problems import Problem, Slug, answer, problem_of
from coordination.http.since import what_happened
from coordination.log.errors import ConcurrencyError, EventTooLarge, KeyReused, Refused, StreamForgotten

log = structlog.get_logger()
RETRY_AFTER = {"Retry-After": "5"}
BEARER = {"WWW-Authenticate": "Bearer"}


# By class, in the order of Python's own lookup: a subclass without an entry is what its parent is.
PLAIN: dict[type[BaseException], Callable[[], Problem]] = {
    NotShown: lambda: Problem(Slug.NOT_FOUND),
    Http404: lambda: Problem(Slug.NOT_FOUND),
    StreamForgotten: lambda: Problem(Slug.GONE),
    KeyReused: lambda: Problem(Slug.KEY_REUSED, "Use a new key for another request."),
    EventTooLarge: lambda: Problem(Slug.TOO_LARGE, "An event holds at most 256 KiB."),
    RequestDataTooBig: lambda: Problem(Slug.TOO_LARGE),
    OutgoingHostRefused: lambda: Problem(
        Slug.UNAVAILABLE, "It needs a host that is not in the vendor register."
    ),
    OperationalError: lambda: Problem(
        Slug.UNAVAILABLE, "Nothing was stored. Try again.", headers=RETRY_AFTER
    ),
    InterfaceError: lambda: Problem(Slug.UNAVAILABLE, "Nothing was stored. Try again.", headers=RETRY_AFTER),
    PermissionDenied: lambda: Problem(Slug.ROLE_NOT_ALLOWED),
    drf.NotAuthenticated: lambda: Problem(Slug.SIGN_IN_NEEDED, headers=BEARER),
    drf.AuthenticationFailed: lambda: Problem(Slug.SIGN_IN_NEEDED, headers=BEARER),
    drf.PermissionDenied: lambda: Problem(Slug.CSRF_REFUSED, "Send the csrf of /api/v1/me as X-CSRFToken."),
    drf.NotFound: lambda: Problem(Slug.NOT_FOUND),
    drf.MethodNotAllowed: lambda: Problem(Slug.METHOD_NOT_ALLOWED),
    drf.UnsupportedMediaType: lambda: Problem(Slug.MEDIA_TYPE_UNSUPPORTED, "Send application/json."),
    drf.ParseError: lambda: Problem(Slug.MALFORMED),
}


def problem_for(error: BaseException) -> Problem | None:
    """The problem of an exception; None when it is a fault."""
    match error:
        case Problem():
            return error
        case Refused():
            return problem_of(error)
        case ConcurrencyError():
            since = what_happened(error)
            return Problem(Slug.STALE_VERSION, since.sentence, since=since.items)
    found = next((PLAIN[cls] for cls in type(error).__mro__ if cls in PLAIN), None)
    return found() if found else None


def exception_handler(error: Exception, context: dict[str, object]) -> HttpResponse:
    """DRF's hook: the one place where an exception becomes an answer."""
    problem = problem_for(error)
    if problem is None:
        view = context.get("view")
        log.error("request failed", view=getattr(view, "route", type(view).__name__), exc_info=error)
        problem = Problem(Slug.FAULT, "It is on record. Nothing was stored.")
    return answer(problem)
