"""A draft tried on the calls of the last days, as many as there is time for."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from time import monotonic
from uuid import UUID

import msgspec
from django.db.models import QuerySet

from audit.access import door
from audit.access.accessor import Accessor
from coordination.policy.published import Policy, policy
from coordination.policy.zones import at_wall_time, local_day
from coordination.publishing.what_if.comparing import Change, changes_between
from coordination.publishing.what_if.past import Past, past_calls
from coordination.publishing.what_if.seeing import seen
from coordination.routing.ready import made_ready
from coordination.routing.triggers.families import Families
from telephony.calls.row import CallRow

MOST = 2_000  # calls; a small clinic's fortnight
PATIENCE = 12.0  # seconds; a person waits no longer for a page


class Changed(msgspec.Struct, frozen=True, kw_only=True):
    """A call on which the two policies part."""

    call: UUID
    at: datetime
    line: str
    changes: list[Change]


class Tried(msgspec.Struct, frozen=True, kw_only=True):
    """`looked_at`: how many calls, the newest; `left_out`: how many there was no time for."""

    changed: list[Changed]
    looked_at: int
    left_out: int


def try_on(accessor: Accessor, before: Policy, after: Policy, *, since: datetime) -> Tried:
    """Both policies on every call since then, the newest first. Nothing of it is read by a person: what is
    shown of it goes through the door by itself."""
    ids = ids_since(accessor, since)
    families = _families(before, after)
    changed: list[Changed] = []
    looked_at = left_out = 0
    began = monotonic()
    for past in past_calls(ids):
        if monotonic() - began > PATIENCE:
            left_out = len(ids) - ids.index(past.id)
            break
        looked_at += 1
        if changes := _changes(past, before, after, families):
            changed.append(Changed(call=past.id, at=past.at, line=past.line, changes=changes))
    return Tried(changed=changed, looked_at=looked_at, left_out=left_out)


def ids_since(accessor: Accessor, since: datetime) -> list[UUID]:
    """The calls that began since then, the newest first, at most MOST."""

    def newest(rows: "QuerySet[CallRow]") -> list[UUID]:
        found = rows.filter(first_at__gte=since).order_by("-first_at", "-id")
        return list(found.values_list("pk", flat=True)[:MOST])

    return door.figures(accessor, CallRow, newest)


def _families(before: Policy, after: Policy) -> tuple[Families, Families] | None:
    """Both policies' words, where they differ."""
    if before.triggers == after.triggers:
        return None
    return made_ready(before.triggers), made_ready(after.triggers)


def _changes(
    past: Past, before: Policy, after: Policy, families: tuple[Families, Families] | None
) -> list[Change]:
    was, now = families if families is not None else (None, None)
    return changes_between(seen(past, before, was), seen(past, after, now))


def shown(accessor: Accessor, changed: Sequence[Changed]) -> list[Changed]:
    """The calls that a person is about to see, after that is on record."""
    ids = [one.call for one in changed]
    rows = door.read(accessor, "what_if", CallRow, lambda calls: calls.filter(pk__in=ids))
    there = {row.pk for row in rows}
    return [one for one in changed if one.call in there]


def counted(changed: Iterable[Changed]) -> dict[str, int]:
    """In how many calls something becomes stricter, looser, sooner, later or other: a call may count in
    several."""
    counts = dict.fromkeys(("stricter", "looser", "sooner", "later", "other"), 0)
    for one in changed:
        for direction in {change.direction for change in one.changes}:
            counts[direction] += 1
    return counts


def since_days(now: datetime, days: int) -> datetime:
    """The beginning of the clinic's day so many days ago: one day is since yesterday, all of it."""
    zone = policy().hours.zone
    return at_wall_time(local_day(now, zone) - timedelta(days=days), time(), zone)
