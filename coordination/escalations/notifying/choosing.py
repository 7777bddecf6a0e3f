"""Whether messages can be sent at all, and by whom."""

from django.conf import settings

from coordination.escalations.notifying.gateway import Gateway
from coordination.escalations.notifying.port import Messenger


def messenger() -> Messenger | None:
    """The clinic's gateway; None where none is set up: then nobody is asked to send anything."""
    account = settings.RINGBACK_MESSAGES
    return Gateway(account) if account is not None else None
