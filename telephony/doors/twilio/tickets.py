"""One-time tokens for the media socket: it is opened by whoever we told so in the answer to a call."""

import hashlib
import secrets
from datetime import timedelta
from uuid import UUID

from django.db import models, transaction

from coordination.log.stream import now

GOOD_FOR = timedelta(minutes=2)


class StreamTicket(models.Model):
    """A token that was handed out and not yet used; only its hash is kept."""

    token_hash = models.TextField(primary_key=True)
    call = models.UUIDField()
    expires_at = models.DateTimeField()

    class Meta:
        app_label = "doors"
        db_table = "stream_ticket"

    def __str__(self) -> str:
        return f"ticket of call {self.call}"


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def issue(call: UUID) -> str:
    """A token for one media socket of this call."""
    token, moment = secrets.token_urlsafe(32), now()
    StreamTicket.objects.filter(expires_at__lt=moment).delete()
    StreamTicket.objects.create(token_hash=_hash(token), call=call, expires_at=moment + GOOD_FOR)
    return token


def redeem(token: str) -> UUID | None:
    """The call that it was issued for, once; None for a used, expired or invented one."""
    with transaction.atomic():
        found = StreamTicket.objects.select_for_update().filter(token_hash=_hash(token)).first()
        if found is None or found.expires_at < now():
            return None
        found.delete()
        return found.call
