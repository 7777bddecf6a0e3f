"""Sealed objects that no event names are deleted: what a process that died, or a transaction that was undone,
left in the store. Nobody could ever read them, and they would lie there for ever.

An object whose key was destroyed is not named any more either, and goes the same way.
"""

from datetime import datetime, timedelta

import structlog

from coordination.log.event import REGISTRY
from coordination.log.scanning import events_of
from coordination.log.stream import now
from telephony.calls.events import RecordingObject
from telephony.recordings.store import delete, lying, stored_at

YOUNG = timedelta(days=1)  # an object is stored some seconds before the event that names it
MOST = 100  # a day leaves a handful; more is the store of another installation, or a log that lost its end

log = structlog.get_logger()


class TooManyError(Exception):
    """So many objects are named by nothing that something else is wrong: none was deleted."""


def sweep_store() -> None:
    """Delete what lies in the store for more than a day without an event that names it.

    The store is read before the log, so that whatever is stored meanwhile is left alone. Raises TooManyError,
    and KeyMissingError where an event cannot be read that might name one: then nothing is deleted.
    """
    if deleted := _sweep(now()):
        log.info("object store swept", deleted=deleted)


def _sweep(moment: datetime) -> int:
    unnamed = lying()
    if not unnamed:
        return 0
    unnamed -= _named()
    old = [name for name in sorted(unnamed) if stored_at(name) <= moment - YOUNG]
    if len(old) > MOST:
        raise TooManyError(f"{len(old)} objects are named by no event")
    for name in old:
        delete(name)
    return len(old)


def _named() -> set[str]:
    """By every kind of event that may hold an object."""
    types = [known.type for known in REGISTRY.values() if known.content is RecordingObject]
    contents = (getattr(logged.event, "content", None) for logged in events_of(types))
    return {content.name for content in contents if isinstance(content, RecordingObject)}
