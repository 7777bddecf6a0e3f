"""Destroying a key, and making every read model forget with it.

The key's row goes and an event says so, in one transaction. Afterwards each projection folds the
streams that the key had opened again from the log, where they now decode as `Forgotten`: its rows are
what a rebuild would give.
"""

from typing import Any
from uuid import UUID

from django.db import transaction

from coordination.log import keys
from coordination.log.alarm import replace_alarms
from coordination.log.append import Entry, append
from coordination.log.applying import Target, target_of, write
from coordination.log.changes import tell_of_destruction
from coordination.log.database import execute, rows
from coordination.log.event import Context, Logged
from coordination.log.guards import forget_guards, lock
from coordination.log.missing import Opened, events_past
from coordination.log.projection import Projection
from coordination.log.upsert import delete_rows


def destroy(owner: str, content_class: str, certificate: Entry, context: Context) -> list[Logged]:
    """Destroy the key of a stream's facts (class "") or of a call's content class, for good.

    owner: the stream, or the correlation's uuid for content. Asked twice, the second certificate is
    stored too and nothing else happens. Copies of the key live on in backups until those have aged out.
    """
    if (certificate.stream, keys.FACTS) == (owner, content_class):
        raise TypeError("a certificate in the stream that it destroys could never be read")
    with transaction.atomic():
        logged = append([certificate], context)  # streams are locked before keys, as writers do
        keys.destroy_key((owner, content_class))
        if content_class == keys.FACTS:
            replace_alarms(owner, {})
        tell_of_destruction()
    return logged


def forget_destroyed(projection: Projection[Any]) -> int:
    """Fold again what destructions since the last look have touched; how many streams."""
    with transaction.atomic():
        lock(projection.name)
        ((seen,),) = rows("SELECT destroyed_seen FROM log_consumer WHERE name = %s", [projection.name])
        last, folded = fold_destroyed(projection, target_of(projection), seen)
        if last != seen:
            execute("UPDATE log_consumer SET destroyed_seen = %s WHERE name = %s", [last, projection.name])
    return folded


def last_destroyed() -> int:
    """The number of the newest destruction."""
    ((last,),) = rows("SELECT coalesce(max(id), 0) FROM log_destroyed")
    number: int = last
    return number


def fold_destroyed(projection: Projection[Any], target: Target, seen: int) -> tuple[int, int]:
    """Fold again what destructions after number `seen` touched: the last number, how many rows.

    Under the projection's lock; `target` may be the table that a rebuild fills."""
    news = rows("SELECT id, owner, class FROM log_destroyed WHERE id > %s ORDER BY id", [seen])
    if not news:
        return seen, 0
    keys.drop()
    streams: set[str] = set()
    for _, owner, content_class in news:
        streams |= _opened_by(owner, content_class)
    ids = {UUID(s.partition("/")[2]) for s in streams if s.partition("/")[0] in projection.kinds}
    _fold_again(projection, target, ids)
    return news[-1][0], len(ids)


def _opened_by(owner: str, content_class: str) -> set[str]:
    if content_class == keys.FACTS:
        return {owner}
    if "/" in owner:
        return {owner}
    return {
        stream for (stream,) in rows("SELECT stream FROM log_stream WHERE correlation = %s", [UUID(owner)])
    }


def _fold_again(projection: Projection[Any], target: Target, ids: set[UUID]) -> None:
    streams = [f"{kind}/{row_id}" for row_id in ids for kind in projection.kinds]
    delete_rows(projection.row, target.table, list(ids))
    forget_guards(target.consumer, streams)
    while fresh := events_past(target.consumer, streams):
        write(projection, target, fresh, Opened(fresh))
