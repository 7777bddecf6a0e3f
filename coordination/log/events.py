"""What the log itself has to say: events of streams `quarantine/<uuid>`, one a consumer and stream."""

from uuid import UUID

from coordination.log.event import Event, event


@event()
class QuarantineParked(Event, frozen=True, kw_only=True):
    """A consumer could not apply an event: its stream waits there. `error` names a type and a place."""

    consumer: str
    stream: str
    version: int
    event_id: UUID
    error: str


@event()
class QuarantineReleased(Event, frozen=True, kw_only=True):
    """A person let the stream go on."""

    consumer: str
    stream: str
