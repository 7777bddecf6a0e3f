"""What an event is, and the registry that knows every class of it.

    @event(content=Words, content_class="words")
    class TranscriptSegmentRecorded(Event, frozen=True, kw_only=True):
        start: float
        content: Words | Forgotten = FORGOTTEN

The wire type is the class name: `TranscriptSegmentRecorded` is `transcript.segment_recorded`, an
event of streams `transcript/<uuid>`. Facts are the fields; `content` is what must be destroyable on
its own (a person's words, audio references, free text) and is sealed with the key of its call and
content class. A class without content has no `content` field.
"""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any, Final, TypeAlias, TypeVar
from uuid import UUID

import msgspec


class Forgotten(msgspec.Struct, frozen=True, tag="forgotten"):
    """Stands where a sealed content was whose key is destroyed. Every projection handles it."""

    def __bool__(self) -> bool:
        return False


FORGOTTEN: Final = Forgotten()


class Content(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="content"):
    """Base of the sealed content of an event class; `content_class` names the key it is under."""


class Event(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A fact. Past tense, frozen, never changed once it is in the log."""


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """Who caused events, as what, why. Times are aware UTC.

    actor: `person/<uuid>`, `system:<part>@<version>`, `caller` or `phone:<source>`; never a number.
    correlation: the call (or EHR fact) that all stems from; used when the stream is new, afterwards
    the stream's own stands. policy: the version that the decision used.
    """

    actor: str
    role: str
    clinic: str
    occurred_at: datetime
    mode: str = "live"
    correlation: UUID | None = None
    causation: UUID | None = None
    policy: str = ""


class Logged(msgspec.Struct, frozen=True, gc=False):
    """An event as it stands in the log. `position` is null until the relay has numbered it."""

    event_id: UUID
    stream: str
    version: int
    type: str
    schema: int
    occurred_at: datetime
    recorded_at: datetime
    actor: str
    role: str
    clinic: str
    mode: str
    correlation: UUID | None
    causation: UUID | None
    policy: str
    event: Event | Forgotten
    position: int | None = None

    @property
    def kind(self) -> str:
        return self.stream.partition("/")[0]

    @property
    def stream_id(self) -> UUID:
        return UUID(self.stream.partition("/")[2])


EventClass: TypeAlias = type[Event]
ContentClass: TypeAlias = type[Content]
Upcaster = Callable[[dict[str, Any]], dict[str, Any]]


class EventType(msgspec.Struct, frozen=True, kw_only=True):
    """What the registry knows of one class."""

    cls: EventClass
    type: str
    kind: str
    schema: int
    content: ContentClass | None
    content_class: str | None
    upcasters: tuple[Upcaster, ...]


REGISTRY: dict[str, EventType] = {}
_BY_CLASS: dict[type[Event], EventType] = {}

E = TypeVar("E", bound=type[Event])


def wire_type(class_name: str) -> str:
    """`FollowupAttemptRecorded` -> `followup.attempt_recorded`."""
    words = re.findall(r"[A-Z][a-z0-9]*", class_name)
    return f"{words[0].lower()}.{'_'.join(word.lower() for word in words[1:])}"


def event(
    *,
    content: type[Content] | None = None,
    content_class: str | None = None,
    upcasters: tuple[Upcaster, ...] = (),
) -> Callable[[E], E]:
    """Register a class. Its schema number is one more than its upcasters, each of which takes the
    stored dict of one schema to the next (facts and content together, content under "content")."""
    if (content is None) != (content_class is None):
        raise TypeError("content and content_class go together")

    def register(cls: E) -> E:
        type_ = wire_type(cls.__name__)
        if type_ in REGISTRY:
            raise TypeError(f"{type_} is registered twice")
        if (content is not None) != ("content" in cls.__struct_fields__):
            raise TypeError(f"{type_}: a content field and content= go together")
        kind = type_.partition(".")[0]
        entry = EventType(
            cls=cls,
            type=type_,
            kind=kind,
            schema=len(upcasters) + 1,
            content=content,
            content_class=content_class,
            upcasters=upcasters,
        )
        REGISTRY[type_] = entry
        _BY_CLASS[cls] = entry
        return cls

    return register


def type_of(event: Event | type[Event]) -> EventType:
    """The registry's entry of an event or its class."""
    cls = event if isinstance(event, type) else type(event)
    return _BY_CLASS[cls]


def types_of_kind(kind: str) -> tuple[EventType, ...]:
    """All registered types of one kind of stream, by name."""
    return tuple(sorted((e for e in REGISTRY.values() if e.kind == kind), key=lambda e: e.type))
