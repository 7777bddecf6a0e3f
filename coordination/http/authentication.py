"""Who is asking: a browser's session with its CSRF token, or a script's bearer token."""

from django.http import HttpRequest
from rest_framework.authentication import BaseAuthentication, SessionAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from coordination.http.problems import Problem, Slug
from coordination.people import sessions, tokens
from coordination.people.models import Person


class BearerAuthentication(BaseAuthentication):
    """`Authorization: Bearer <token>`. No CSRF, no log-off; the role of its person."""

    def authenticate(self, request: Request) -> tuple[Person, str] | None:
        scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
        if not scheme:
            return None
        person = tokens.person_of(secret.strip()) if scheme.lower() == "bearer" else None
        if person is None:
            raise AuthenticationFailed
        return person, "token"

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"


class CookieAuthentication(SessionAuthentication):
    """Django's session; every unsafe method needs X-CSRFToken."""


def require_second_factor(request: HttpRequest, credential: object) -> None:
    """A person sets one-time codes up before anything else."""
    if credential != "token" and not sessions.second_factor_done(request):
        raise Problem(Slug.SECOND_FACTOR_NEEDED, "Set one-time codes up: POST /api/v1/me/codes.")
