"""A browser's session: fifteen idle minutes, twelve hours at the most, ended from anywhere."""

import time
from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse

from coordination.people.models import Person

IDLE_SECONDS: Final = 15 * 60
LONGEST_SECONDS: Final = 12 * 60 * 60
# Writing the session at every request would double its cost: the idle time is this much too short at most.
WRITE_EVERY: Final = 20

SEEN = "ringback_seen"
BEGUN = "ringback_begun"
FACTOR = "ringback_second_factor"


def begin(session: SessionBase, now: float, *, second_factor: bool) -> None:
    """Start the clocks of a session that was just signed in."""
    session[BEGUN] = session[SEEN] = now
    session[FACTOR] = second_factor


def lapsed(session: SessionBase, now: float) -> bool:
    """Whether it is over: idle too long, or open too long. One without our clocks is over."""
    seen, begun = session.get(SEEN), session.get(BEGUN)
    if not isinstance(seen, int | float) or not isinstance(begun, int | float):
        return True
    return now - seen >= IDLE_SECONDS or now - begun >= LONGEST_SECONDS


def second_factor_needed(person: Person) -> bool:
    """Whether this person must sign in with a code: everybody. Who sees no patient runs what holds them."""
    return bool(settings.RINGBACK_SECOND_FACTOR == "required")


def second_factor_done(request: HttpRequest) -> bool:
    """Whether this session proved a second factor, or need not."""
    person = request.user
    if not isinstance(person, Person) or not second_factor_needed(person):
        return True
    return bool(request.session.get(FACTOR))


class IdleLogOff:
    """Middleware: ends a lapsed session before anything reads it, and slides a live one.

    A request with `Ringback-Background: true` (a screen that refreshes itself) does not slide it:
    nobody sits there. Put it after AuthenticationMiddleware.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.now = time.time

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # An anonymous session (the secret of codes being set up has an account) holds nothing to end.
        if request.COOKIES.get(settings.SESSION_COOKIE_NAME) and request.session.get("_auth_user_id"):
            now = self.now()
            if lapsed(request.session, now):
                logout(request)
            elif (
                request.headers.get("Ringback-Background") != "true"
                and now - request.session[SEEN] >= WRITE_EVERY
            ):
                request.session[SEEN] = now
        return self.get_response(request)
