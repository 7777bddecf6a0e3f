"""Every event of some types in the whole log: for upkeep that must miss none."""

from collections.abc import Iterable, Iterator, Sequence

from coordination.log.arrays import array
from coordination.log.codec import COLUMNS, SealedEvent, open_event, owners_of, sealed_event
from coordination.log.database import rows
from coordination.log.event import Logged
from coordination.log.keys import Owner, keys_of

PAGE_EVENTS = 1_000

_PAGE = f"""
    SELECT {COLUMNS}, e.id FROM log_event e WHERE e.id > %s AND e.type = ANY(%s::text[])
    ORDER BY e.id LIMIT %s
""".encode()


class KeyMissingError(Exception):
    """A key is gone that nobody destroyed, as before a backup is whole: what it opened is not known."""


def events_of(types: Sequence[str]) -> Iterator[Logged]:
    """All that is committed now, in the order of insertion, each page in a transaction of its own.

    What was destroyed comes as `Forgotten`; KeyMissingError where that is not why it cannot be read.
    """
    last = 0
    while found := rows(_PAGE, [last, array(list(types)), PAGE_EVENTS]):
        last = found[-1][16]
        yield from _opened([sealed_event(row) for row in found])


def _opened(page: Sequence[SealedEvent]) -> list[Logged]:
    keys = keys_of(owner for sealed in page for owner in owners_of(sealed))
    _demand_destroyed(owner for owner, key in keys.items() if key is None)
    return [open_event(sealed, keys) for sealed in page]


def _demand_destroyed(owners: Iterable[Owner]) -> None:
    missing = list(owners)
    if not missing:
        return
    names, classes = array([name for name, _ in missing]), array([class_ for _, class_ in missing])
    ((destroyed,),) = rows(
        "SELECT count(*) FROM log_destroyed d"
        " JOIN unnest(%s::text[], %s::text[]) AS asked (owner, class) USING (owner, class)",
        [names, classes],
    )
    if destroyed < len(missing):
        raise KeyMissingError(f"{len(missing) - destroyed} keys are missing that nobody destroyed")
