"""Setting one-time codes (TOTP) up: a secret in the session until a first code proves it."""

from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.http import HttpRequest

from coordination.people import sessions
from coordination.people.models import Person


def has_codes(person: Person) -> bool:
    return bool(Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists())


def begin(request: HttpRequest, person: Person) -> tuple[str, str]:
    """A new secret and its otpauth address. Nothing is active before `confirm`."""
    with context.request_context(request):
        secret = totp.get_totp_secret(regenerate=True)
        return secret, get_adapter().build_totp_url(person, secret)


def confirm(request: HttpRequest, person: Person, code: str) -> bool:
    """Activate the begun secret with a code of it. False when the code is wrong or nothing was begun."""
    with context.request_context(request):
        secret = request.session.get(totp.SECRET_SESSION_KEY)
        if not secret or not totp.validate_totp_code(secret, code.strip()):
            return False
        totp.TOTP.activate(person, secret)
        totp.clear_totp_secret(request)
        request.session[sessions.FACTOR] = True
        return True
