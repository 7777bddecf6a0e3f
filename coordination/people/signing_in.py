"""Passwords and one-time codes, by django-allauth: its limits on tries, its codes, its list of sessions."""

import time
from enum import Enum
from typing import cast

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.account.signals import user_logged_in
from allauth.core import context
from allauth.mfa.base.internal.flows import check_rate_limit, post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from coordination.people import sessions
from coordination.people.models import Person


class Outcome(Enum):
    """How a try to sign in ended."""

    SIGNED_IN = "signed in"
    REFUSED = "refused"
    CODE_NEEDED = "code needed"
    LOCKED = "locked"


def sign_in(request: HttpRequest, name: str, password: str, code: str | None) -> Outcome:
    """Try to sign in. After five failures in five minutes for a name (ten a minute from an address) it is
    locked, with the right password too. An unknown name takes as long as a wrong password."""
    with context.request_context(request):
        try:
            person = _by_password(request, name, password)
            if person is None:
                return Outcome.REFUSED
            codes = Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).first()
            if codes is not None:
                if not code:
                    return Outcome.CODE_NEEDED
                forgive = check_rate_limit(person)
                if not totp.TOTP(codes).validate_code(code.strip()):
                    return Outcome.REFUSED
                forgive()
        except ValidationError:
            return Outcome.LOCKED
        _begin(request, person, codes)
        return Outcome.SIGNED_IN


def _by_password(request: HttpRequest, name: str, password: str) -> Person | None:
    found = get_adapter(request).authenticate(request, username=name.strip().lower(), password=password)
    return cast("Person | None", found)


def _begin(request: HttpRequest, person: Person, codes: Authenticator | None) -> None:
    get_adapter(request).login(request, person)
    record_authentication(request, person, method="password")
    if codes is not None:
        post_authentication(request, codes)
    sessions.begin(request.session, time.time(), second_factor=codes is not None)
    # allauth's list of sessions is kept on this signal.
    user_logged_in.send(sender=Person, request=request, user=person)
