"""Sessions: begin, end, list, revoke."""

from datetime import UTC, datetime
from typing import Annotated

from allauth.account.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest, HttpResponse
from msgspec import Meta

from coordination.http.asking import Asked, person_of
from coordination.http.decoding import body_of
from coordination.http.endpoint import Endpoint
from coordination.http.endpoints import Query
from coordination.http.me import Me, me_response
from coordination.http.problems import Problem, Slug
from coordination.http.shapes import Body, Item, Page
from coordination.people import sessions
from coordination.people.roles import ANY
from coordination.people.signing_in import Outcome, sign_in


class SignIn(Body):
    """`code` is the one-time code, once the answer to the password was `code-needed`."""

    name: Annotated[str, Meta(min_length=1, max_length=150)]
    password: Annotated[str, Meta(min_length=1, max_length=200)]
    code: Annotated[str, Meta(max_length=20)] | None = None


class SessionItem(Item):
    """One place where you are signed in."""

    id: str
    current: bool
    created: datetime
    seen: datetime
    address: str | None
    device: str


class SessionPage(Page[SessionItem]):
    """All of your sessions."""


REFUSALS = {
    Outcome.REFUSED: Problem(Slug.SIGN_IN_REFUSED, "Look at name, password and code, then try again."),
    Outcome.CODE_NEEDED: Problem(Slug.CODE_NEEDED, "Send the code of your authenticator as well."),
    Outcome.LOCKED: Problem(Slug.TOO_MANY_TRIES, "Wait five minutes.", headers={"Retry-After": "300"}),
}


class BeginSession(Endpoint):
    """Sign in. Sets the session's cookies; only JSON is taken, which no other site's form can send."""

    operation = "session_create"
    roles = None
    method = "post"
    patient_data = False
    body = SignIn
    answer = Me
    problems = (401, 429)

    def respond(self, request: HttpRequest) -> HttpResponse:
        given = body_of(request, SignIn)
        outcome = sign_in(request, given.name, given.password, given.code)
        if outcome is not Outcome.SIGNED_IN:
            refusal = REFUSALS[outcome]
            raise Problem(refusal.kind, refusal.detail, headers=refusal.headers)
        return me_response(request, person_of(request))


class EndSession(Endpoint):
    """Sign out here."""

    operation = "session_destroy"
    roles = ANY
    method = "delete"
    patient_data = False
    before_second_factor = True
    status = 204

    def respond(self, request: HttpRequest) -> HttpResponse:
        person = person_of(request)
        UserSession.objects.filter(user=person, session_key=request.session.session_key or "").delete()
        get_adapter(request).logout(request)
        return HttpResponse(status=204)


def last_seen(session_key: str, signed_in: datetime) -> datetime:
    """When that session was last used, to within the pause between writes."""
    seen = SessionStore(session_key).get(sessions.SEEN)
    return datetime.fromtimestamp(seen, UTC) if isinstance(seen, float) else signed_in


class ListSessions(Query):
    """Where you are signed in."""

    operation = "session_list"
    roles = ANY
    patient_data = False
    answer = SessionPage

    def find(self, asked: Asked) -> SessionPage:
        here = asked.request.session.session_key
        found = UserSession.objects.purge_and_list(asked.person)
        items = [
            SessionItem(
                id=str(one.pk),
                current=one.session_key == here,
                created=one.created_at,
                seen=last_seen(one.session_key, one.last_seen_at),
                address=one.ip,
                device=one.user_agent,
            )
            for one in found
        ]
        return SessionPage(items=items, next=None)


class RevokeSession(Endpoint):
    """End one of your sessions, wherever it is."""

    operation = "session_revoke"
    roles = ANY
    method = "delete"
    patient_data = False
    status = 204

    def respond(self, request: HttpRequest, *, id: int) -> HttpResponse:
        found = UserSession.objects.filter(user=person_of(request), pk=id).first()
        if found is None:
            raise Problem(Slug.NOT_FOUND)
        found.end()
        return HttpResponse(status=204)
