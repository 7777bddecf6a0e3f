"""The browsers of the staff that are told of an escalation while Ringback is not what they show.

A setting of a person's own device, like a session: no fact about a call, and so no event.
"""

from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings

from audit.access.vendors import LOOPBACK, outgoing
from coordination.escalations.notifying.row import Browser
from coordination.log.identifiers import keyed_id
from coordination.log.stream import now

MOST = 10  # of one person: more are browsers that nobody uses any more


class NoPushService(Exception):
    """This browser's push service is none of the clinic's; the text says what to do."""


def with_browsers() -> frozenset[UUID]:
    """Everybody who has one; nobody where the clinic sends no push."""
    if settings.RINGBACK_PUSH is None:
        return frozenset()
    return frozenset(Browser.objects.values_list("person", flat=True).distinct())


def add(person: UUID, address: str) -> UUID:
    """This browser is told from now on, and whoever else it was told for is not. Raises NoPushService and
    OutgoingHostRefused: the server posts to this address, so it must be one that the clinic has named."""
    account = settings.RINGBACK_PUSH
    at = urlsplit(address)
    safe = at.scheme == "https" or at.hostname in LOOPBACK
    if account is None or not safe or at.netloc not in account.hosts:
        raise NoPushService("This browser's push service is not set up here: ask your administrator.")
    outgoing(at.hostname or "")
    known = keyed_id("browser", address)
    Browser.objects.update_or_create(
        id=known, defaults={"person": person, "address": address, "added_at": now()}
    )
    extra = Browser.objects.filter(person=person).order_by("-added_at", "-id")[MOST:]
    Browser.objects.filter(pk__in=[one.pk for one in extra]).delete()
    return known


def forget(person: UUID, browser: UUID) -> bool:
    """False where it is not this person's."""
    gone, _ = Browser.objects.filter(person=person, pk=browser).delete()
    return gone > 0
