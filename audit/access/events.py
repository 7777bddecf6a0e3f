"""What was looked at. Streams `access/<keyed id of person and day>`; the actor is in the event's context."""

from uuid import UUID

from coordination.log.event import Event, event


@event()
class AccessViewed(Event, frozen=True, kw_only=True):
    """One request showed these things to its actor. Written before the answer left.

    what: a worklist, a call, a timeline, a recording. ids and versions go together; a version is 0 for
    what has none. position: how far the log was numbered at that moment. route: pattern of the address.
    """

    what: str
    ids: tuple[UUID, ...]
    versions: tuple[int, ...]
    purpose: str
    position: int
    route: str


@event()
class AccessSearched(Event, frozen=True, kw_only=True):
    """Somebody searched, and this many were found; written before the answer left, also when there were none.

    what: a worklist, calls. sought: a keyed hash of what was looked for, which answers "was this looked for?"
    and no other question. Who was shown stands in `access.viewed`.
    """

    what: str
    sought: str
    found: int
    purpose: str
    route: str


@event()
class AccessDenied(Event, frozen=True, kw_only=True):
    """Somebody asked for what their role may not see. Nothing was shown."""

    what: str
    ids: tuple[UUID, ...]
    why: str
    purpose: str
    route: str
