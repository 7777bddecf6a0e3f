"""allauth's two adapters: how we differ from its defaults."""

import base64

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest

from coordination.log.sealing import column_key, seal, unseal

BOUND_TO = b"mfa_authenticator.data.secret"


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up: the administrator makes accounts."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class SecondFactorAdapter(DefaultMFAAdapter):
    """The secret of a person's one-time codes is sealed at rest; nothing is mailed."""

    def encrypt(self, text: str) -> str:
        return base64.b64encode(seal(column_key(), text.encode(), BOUND_TO)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(column_key(), base64.b64decode(encrypted_text), BOUND_TO).decode()

    def send_notification_mail(self, *args: object, **kwargs: object) -> None:
        """Mail is an outgoing host: none is registered."""
