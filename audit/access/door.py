"""The one door to patient data.

Every function takes an `Accessor`, records the reading in the log, and only then hands over what was
read (S9). Unknown and not-for-you are the same `NotShown`. What a person of this role may see at all
is declared on the route; the door records, and is the only way that a route has to the rows.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet

from audit.access import record
from audit.access.accessor import Accessor
from coordination.log.event import Logged
from coordination.log.stream import Loaded, head_of, load, load_after, load_many

Row = TypeVar("Row", bound=Model)
T = TypeVar("T")
Choose = Callable[["QuerySet[Row]"], Iterable[Row]]


class NotShown(Exception):
    """There is no such thing, or none that this person may see: nobody learns which."""


def _all(model: type[Row]) -> "QuerySet[Row]":
    return model._default_manager.all()


def _versions(rows: Iterable[Row]) -> dict[UUID, int]:
    return {row.pk: getattr(row, "version", 0) for row in rows}


def read(accessor: Accessor, what: str, model: type[Row], choose: "Choose[Row]") -> list[Row]:
    """The rows that `choose` leaves of all rows, recorded as seen."""
    rows = list(choose(_all(model)))
    record.viewed(accessor, what, _versions(rows))
    return rows


def read_page(
    accessor: Accessor,
    what: str,
    model: type[Row],
    choose: "Callable[[QuerySet[Row]], QuerySet[Row]]",
    limit: int,
) -> tuple[list[Row], bool]:
    """At most `limit` rows, and whether there are more. Only what is handed over is recorded."""
    rows = list(choose(_all(model))[: limit + 1])
    shown = rows[:limit]
    record.viewed(accessor, what, _versions(shown))
    return shown, len(rows) > limit


def read_one(accessor: Accessor, what: str, model: type[Row], id_: UUID) -> Row:
    """One row by its id; `NotShown` when there is none."""
    row = _all(model).filter(pk=id_).first()
    if row is None:
        accessor.trail.append(what)
        raise NotShown
    record.viewed(accessor, what, _versions([row]))
    return row


def figures(accessor: Accessor, model: type[Row], choose: "Callable[[QuerySet[Row]], T]") -> T:
    """Counts and other sums over many rows. They name nobody, so nothing is recorded."""
    accessor.trail.append("figures")
    return choose(_all(model))


def read_streams(accessor: Accessor, what: str, streams: Sequence[str]) -> dict[str, Loaded]:
    """Whole streams from the log, by name; those that do not exist are left out."""
    loaded = {name: stream for name, stream in load_many(streams).items() if stream.version}
    record.viewed(accessor, what, {UUID(name.partition("/")[2]): it.version for name, it in loaded.items()})
    return loaded


def read_since(
    accessor: Accessor, what: str, whole: str, stream: str, version: int
) -> tuple[Loaded, list[Logged], int]:
    """One stream whole, and of another what it holds past a version, with the version that it has. `NotShown`
    when there is no whole one."""
    loaded = load(whole)
    if not loaded.version:
        accessor.trail.append(what)
        raise NotShown
    newer = load_after(stream, version)
    head = newer[-1].version if newer else head_of(stream)
    record.viewed(accessor, what, {UUID(stream.partition("/")[2]): head})
    return loaded, newer, head


def read_object(accessor: Accessor, what: str, id_: UUID, open_: Callable[[], T], *, version: int = 0) -> T:
    """What `open_` opens (a recording's audio), after the reading of `id_` is on record."""
    record.viewed(accessor, what, {id_: version})
    return open_()


def read_as(
    accessor: Accessor, what: str, find: Callable[[], Sequence[T]], id_of: Callable[[T], UUID]
) -> Sequence[T]:
    """What `find` gets from elsewhere (charts from an EHR), recorded as seen under our ids of it before it is
    handed over."""
    found = find()
    record.viewed(accessor, what, {id_of(one): 0 for one in found})
    return found


def answered(accessor: Accessor, what: str, id_: UUID, version: int) -> None:
    """The answer of a command shows its item: record that, before it leaves."""
    record.viewed(accessor, what, {id_: version})


def searched(accessor: Accessor, what: str, words: str, found: int) -> None:
    """Record a search before its answer leaves, also one that found nothing (S9, ADR-0015)."""
    record.searched(accessor, what, words, found)


def denied(accessor: Accessor, what: str, id_: UUID | None, why: str) -> None:
    """Record that this was refused to `accessor`. `why` is a short word of ours, never theirs."""
    record.denied(accessor, what, (id_,) if id_ else (), why)
