"""Django's own error pages, as problems: what fails outside of an API view."""

import sys

from django.http import HttpRequest, HttpResponse

from coordination.http.mapping import problem_for
from coordination.http.problems import Problem, Slug, answer, problem_response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return problem_response(Slug.MALFORMED)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return problem_response(Slug.ROLE_NOT_ALLOWED)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return problem_response(Slug.NOT_FOUND)


def fault(request: HttpRequest) -> HttpResponse:
    """503 when the database is away (a middleware may be the first to notice), else 500."""
    error = sys.exc_info()[1]
    known = problem_for(error) if error is not None else None
    return answer(known or Problem(Slug.FAULT, "It is on record."))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return problem_response(Slug.CSRF_REFUSED)
