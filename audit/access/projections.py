"""Who looked at what: per person and day, the ids; the details stay in the log."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

import msgspec
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from audit.access.events import AccessDenied, AccessSearched, AccessViewed
from coordination.log.event import Logged
from coordination.log.projection import Projection
from coordination.log.stream import load_many


class AccessRow(models.Model):
    """One person's day of reading. Ids of several kinds: a list shows follow-ups, a page shows a call."""

    id = models.UUIDField(primary_key=True)
    version = models.BigIntegerField(default=0)
    actor = models.CharField(max_length=80, default="")
    role = models.CharField(max_length=20, default="")
    first_at = models.DateTimeField(null=True)
    last_at = models.DateTimeField(null=True)
    seen = ArrayField(models.UUIDField(), default=list)
    requests = models.IntegerField(default=0)
    denials = models.IntegerField(default=0)
    searches = models.IntegerField(default=0)
    in_vain = models.IntegerField(default=0)  # searches that found nothing: many are worth a question

    class Meta:
        db_table = "access_views"
        indexes = [GinIndex(fields=["seen"], name="access_views_seen")]


access_views = Projection("access_views", AccessRow, kinds=("access",))


def _touched(row: AccessRow, at: Logged) -> None:
    row.actor = at.actor
    row.role = at.role
    row.first_at = row.first_at or at.occurred_at
    row.last_at = at.occurred_at


@access_views.on(AccessViewed)
def viewed(row: AccessRow, event: AccessViewed, at: Logged) -> None:
    _touched(row, at)
    row.requests += 1
    known = set(row.seen)
    row.seen = [*row.seen, *(id_ for id_ in event.ids if id_ not in known)]


@access_views.on(AccessSearched)
def searched(row: AccessRow, event: AccessSearched, at: Logged) -> None:
    _touched(row, at)
    row.searches += 1
    row.in_vain += event.found == 0


@access_views.on(AccessDenied)
def denied(row: AccessRow, event: AccessDenied, at: Logged) -> None:
    _touched(row, at)
    row.denials += 1


class Looker(msgspec.Struct, frozen=True, kw_only=True):
    """One reading. `actor` is `person/<uuid>`."""

    actor: str
    role: str
    purpose: str
    what: str
    at: datetime


def lookers(ids: Collection[UUID]) -> list[Looker]:
    """Every recorded reading of any of these ids (a call and its follow-ups), newest first.

    The read model says which days to open; what was read comes from the log.
    """
    wanted = set(ids)
    days = AccessRow.objects.filter(seen__overlap=list(wanted)).values_list("id", flat=True)
    found = [
        Looker(actor=at.actor, role=at.role, purpose=at.event.purpose, what=at.event.what, at=at.occurred_at)
        for day in load_many([f"access/{id_}" for id_ in days]).values()
        for at in day.logged
        if isinstance(at.event, AccessViewed) and wanted.intersection(at.event.ids)
    ]
    return sorted(found, key=lambda looker: looker.at, reverse=True)
