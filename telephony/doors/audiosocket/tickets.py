"""UUIDs with which an Asterisk introduces a channel's sound: issued by us, each good once."""

import hashlib
from datetime import timedelta
from typing import NamedTuple
from uuid import UUID, uuid4

from django.db import models, transaction

from coordination.log.stream import now
from telephony.recordings.tracks import Track

GOOD_FOR = timedelta(minutes=2)


class AudioSocketTicket(models.Model):
    """A UUID that was handed out and not yet used; only its hash is kept."""

    ticket_hash = models.TextField(primary_key=True)
    call = models.UUIDField()
    track = models.TextField()
    source = models.TextField()
    expires_at = models.DateTimeField()

    class Meta:
        app_label = "doors"
        db_table = "audiosocket_ticket"


class Tap(NamedTuple):
    """Whose sound a connection carries."""

    call: UUID
    track: Track
    source: str


def issue(tap: Tap) -> UUID:
    """A UUID for one connection that carries one party of a call."""
    ticket, moment = uuid4(), now()
    AudioSocketTicket.objects.filter(expires_at__lt=moment).delete()
    AudioSocketTicket.objects.create(
        ticket_hash=_hash(ticket),
        call=tap.call,
        track=tap.track,
        source=tap.source,
        expires_at=moment + GOOD_FOR,
    )
    return ticket


def redeem(ticket: UUID) -> Tap | None:
    """What it was issued for, once; None for a used, expired or invented one."""
    with transaction.atomic():
        found = AudioSocketTicket.objects.select_for_update().filter(ticket_hash=_hash(ticket)).first()
        if found is None or found.expires_at < now():
            return None
        found.delete()
        track: Track = "inbound" if found.track == "inbound" else "outbound"
        return Tap(found.call, track, found.source)


def _hash(ticket: UUID) -> str:
    return hashlib.sha256(ticket.bytes).hexdigest()
