"""What a read model declares: its row, the kinds of streams that it follows, a handler an event.

    calls = Projection("calls", CallRow, kinds=("call",))

    @calls.on(CallHeld)
    def held(row: CallRow, event: CallHeld, at: Logged) -> None:
        row.held = True

A row is keyed by the uuid of its streams; each column is filled by one kind of stream. Handlers edit
the row that is given to them: they call nothing and never read the clock.
"""

from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db import models

from coordination.log.event import Event, Forgotten, Logged
from coordination.log.upsert import blank_row

R = TypeVar("R", bound=models.Model)
E = TypeVar("E", bound=Event)
Handler = Callable[[R, E, Logged], None]

PROJECTIONS: dict[str, "Projection[Any]"] = {}


class Projection(Generic[R]):
    """A read model. `kinds`: the first kind's version is the row's `version`, where the row has one."""

    def __init__(self, name: str, row: type[R], *, kinds: tuple[str, ...]) -> None:
        if name in PROJECTIONS:
            raise TypeError(f"projection {name} is registered twice")
        self.name = name
        self.row = row
        self.kinds = kinds
        self._handlers: dict[type[Event], Handler[R, Any]] = {}
        self._derive: Callable[[R], None] | None = None
        self._versioned = any(field.name == "version" for field in row._meta.concrete_fields)
        PROJECTIONS[name] = self

    @property
    def table(self) -> str:
        return self.row._meta.db_table

    def on(self, event_class: type[E]) -> Callable[[Handler[R, E]], Handler[R, E]]:
        """Register the handler of one event class."""

        def register(handler: Handler[R, E]) -> Handler[R, E]:
            if event_class in self._handlers:
                raise TypeError(f"{self.name} handles {event_class.__name__} twice")
            self._handlers[event_class] = handler
            return handler

        return register

    def derive(self, function: Callable[[R], None]) -> Callable[[R], None]:
        """Register what follows from the row's own columns; runs once after a row's events."""
        self._derive = function
        return function

    def new_row(self, row_id: UUID) -> R:
        return blank_row(self.row, row_id)

    def fold(self, row: R, logged: Logged) -> None:
        """Apply one event. A forgotten one changes nothing, as if it had not been."""
        event = logged.event
        if not isinstance(event, Forgotten):
            handler = self._handlers.get(type(event))
            if handler is not None:
                handler(row, event, logged)
        if self._versioned and logged.stream.startswith(f"{self.kinds[0]}/"):
            row.version = logged.version  # type: ignore[attr-defined]

    def settle(self, row: R) -> None:
        if self._derive is not None:
            self._derive(row)


def projected(projection: Projection[R], events: Iterable[Logged]) -> R:
    """The row that these events make, in memory: what the table will show once it has caught up."""
    row: R | None = None
    for logged in events:
        if row is None:
            row = projection.new_row(logged.stream_id)
        projection.fold(row, logged)
    if row is None:
        raise LookupError(f"{projection.name}: no events, no row")
    projection.settle(row)
    return row
