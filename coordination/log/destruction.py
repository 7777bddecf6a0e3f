"""Destroying a key, and making every read model forget with it.

The key's row goes and an event says so, in one transaction. Afterwards each projection folds the
streams that the key had opened again from the log, where they now decode as `Forgotten`: its rows are
what a rebuild would give.
"""

from typing import Any
from uuid import UUID

from django.db import transaction

from coordination.log import keys
from coordination.log.append import Entry, append
from coordination.log.applying import target_of, write
from coordination.log.changes import tell_of_destruction
from coordination.log.database import execute, rows
from coordination.log.event import Context, Logged
from coordination.log.guards import forget_guards, lock
from coordination.log.missing import Opened, events_after
from coordination.log.projection import Projection
from coordination.log.upsert import delete_rows


def destroy(owner: str, content_class: str, certificate: Entry, context: Context) -> list[Logged]:
    """Destroy the key of a stream's facts (class "") or of a call's content class, for good.

    owner: the stream, or the correlation's uuid for content. Asked twice, the second certificate is
    stored too and nothing else happens. Copies of the key live on in backups until those have aged out.
    """
    with transaction.atomic():
        execute("DELETE FROM log_key WHERE owner = %s AND class = %s", [owner, content_class])
        execute(
            "INSERT INTO log_destroyed (owner, class) VALUES (%s, %s) ON CONFLICT DO NOTHING",
            [owner, content_class],
        )
        logged = append([certificate], context)
        tell_of_destruction()
        transaction.on_commit(keys.drop)
    return logged


def forget_destroyed(projection: Projection[Any]) -> int:
    """Fold again what destructions since the last look have touched; how many streams."""
    with transaction.atomic():
        lock(projection.name)
        ((seen,),) = rows("SELECT destroyed_seen FROM log_consumer WHERE name = %s", [projection.name])
        news = rows("SELECT id, owner, class FROM log_destroyed WHERE id > %s ORDER BY id", [seen])
        if not news:
            return 0
        keys.drop()
        streams: set[str] = set()
        for _, owner, content_class in news:
            streams |= _opened_by(owner, content_class)
        ids = {UUID(s.partition("/")[2]) for s in streams if s.partition("/")[0] in projection.kinds}
        _fold_again(projection, ids)
        execute("UPDATE log_consumer SET destroyed_seen = %s WHERE name = %s", [news[-1][0], projection.name])
    return len(ids)


def _opened_by(owner: str, content_class: str) -> set[str]:
    if content_class == keys.FACTS:
        return {owner}
    found = rows("SELECT stream FROM log_stream WHERE stream = %s OR correlation::text = %s", [owner, owner])
    return {stream for (stream,) in found}


def _fold_again(projection: Projection[Any], ids: set[UUID]) -> None:
    target = target_of(projection)
    streams = [f"{kind}/{row_id}" for row_id in ids for kind in projection.kinds]
    delete_rows(projection.row, target.table, list(ids))
    forget_guards(target.consumer, streams)
    places = [(stream, 0) for stream in streams]
    while fresh := events_after(places):
        write(projection, target, fresh, Opened(fresh))
        reached = {event.stream: event.version for event in fresh}
        places = [(stream, reached.get(stream, version)) for stream, version in places]
