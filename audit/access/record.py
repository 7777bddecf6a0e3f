"""Append what somebody looks at, before they see it."""

import time
from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import transaction

from audit.access.accessor import Accessor
from audit.access.events import AccessDenied, AccessSearched, AccessViewed
from audit.access.position import latest_position
from audit.access.recent import Recent
from coordination.log.append import Entry, append
from coordination.log.event import Context, Event
from coordination.log.identifiers import keyed_hash, keyed_id
from coordination.log.stream import now

Key = tuple[UUID, str, str, str, UUID]
RECENT: Recent[Key] = Recent(time.monotonic)


def access_stream(person: UUID, day: date) -> str:
    """The stream of one person's readings on one day (UTC)."""
    return f"access/{keyed_id('access', str(person), day.isoformat())}"


def _append(accessor: Accessor, event: Event) -> None:
    moment = now()
    context = Context(
        actor=f"person/{accessor.person}", role=accessor.role, clinic=accessor.clinic, occurred_at=moment
    )
    append(
        [Entry(stream=access_stream(accessor.person, moment.date()), expected=None, events=[event])], context
    )


def viewed(accessor: Accessor, what: str, versions: Mapping[UUID, int]) -> None:
    """Record that `accessor` is about to see these ids. Committed when this returns, unless a transaction
    is open: then with it. Ids seen within ten minutes for the same purpose add nothing."""
    accessor.trail.append(what)
    keys = [(accessor.person, accessor.role, accessor.purpose, what, id_) for id_ in versions]
    fresh = RECENT.unknown(keys)
    if not fresh:
        return
    ids = tuple(key[-1] for key in fresh)
    _append(
        accessor,
        AccessViewed(
            what=what,
            ids=ids,
            versions=tuple(versions[id_] for id_ in ids),
            purpose=accessor.purpose,
            position=latest_position(),
            route=accessor.route,
        ),
    )
    transaction.on_commit(lambda: RECENT.add(fresh))


def searched(accessor: Accessor, what: str, words: str, found: int) -> None:
    """Record that `accessor` looked for these words and how many were found. The same again within ten
    minutes adds nothing; the words themselves are not kept (ADR-0015)."""
    sought = sought_hash(words)
    key = (accessor.person, accessor.role, accessor.purpose, f"searched {what}", keyed_id("search", sought))
    if not RECENT.unknown([key]):
        return
    _append(
        accessor,
        AccessSearched(what=what, sought=sought, found=found, purpose=accessor.purpose, route=accessor.route),
    )
    transaction.on_commit(lambda: RECENT.add([key]))


def sought_hash(words: str) -> str:
    """Under what a search stands in the log: the same for the same letters and digits, however written."""
    return keyed_hash("search", "".join(sign for sign in words.casefold() if sign.isalnum()))


def denied(accessor: Accessor, what: str, ids: tuple[UUID, ...], why: str) -> None:
    """Record that something was asked for and refused; the same again within ten minutes adds nothing."""
    keys: list[Key] = [
        (accessor.person, accessor.role, accessor.purpose, f"denied {what} {why}", id_)
        for id_ in ids or (UUID(int=0),)
    ]
    if not RECENT.unknown(keys):
        return
    _append(
        accessor, AccessDenied(what=what, ids=ids, why=why, purpose=accessor.purpose, route=accessor.route)
    )
    transaction.on_commit(lambda: RECENT.add(keys))
