"""Pages by key, not by offset: a list that changes while it is read repeats and drops nothing that stays.

The cursor is signed and opaque. It holds the order columns of the last row and nothing else, since it
goes through addresses: order by times and ids only.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

import msgspec
from django.core import signing
from django.db.models import Model, Q, QuerySet

from audit.access import door
from coordination.http.asking import Asked
from coordination.http.problems import Problem, Slug

Row = TypeVar("Row", bound=Model)
Value = int | float | str | datetime | UUID


class Rows(msgspec.Struct, Generic[Row], frozen=True):
    """One page of rows, recorded as seen, and the cursor of the next."""

    rows: list[Row]
    next: str | None


def _write(what: str, values: Sequence[Value]) -> str:
    tagged = [[type(v).__name__, v if isinstance(v, int | float) else str(v)] for v in values]
    return signing.dumps(tagged, salt=f"cursor/{what}", compress=True)


_READ: dict[str, Callable[[Any], Value]] = {
    "int": int,
    "bool": bool,
    "float": float,
    "str": str,
    "datetime": datetime.fromisoformat,
    "UUID": UUID,
}


def _read(what: str, cursor: str, count: int) -> list[Value]:
    try:
        tagged = signing.loads(cursor, salt=f"cursor/{what}")
        values = [_READ[kind](value) for kind, value in tagged]
    except (signing.BadSignature, ValueError, KeyError, TypeError) as error:
        raise Problem(Slug.CURSOR_INVALID, "Begin again without a cursor.") from error
    if len(values) != count:
        raise Problem(Slug.CURSOR_INVALID, "Begin again without a cursor.")
    return values


def after(columns: Sequence[str], values: Sequence[Value], *, descending: bool) -> Q:
    """Rows strictly beyond `values` in the order of `columns`, in a form that an index on them serves."""
    beyond = "lt" if descending else "gt"
    found = Q()
    for last in range(len(columns)):
        same = dict(zip(columns[:last], values[:last], strict=True))
        found |= Q(**same, **{f"{columns[last]}__{beyond}": values[last]})
    return Q(**{f"{columns[0]}__{beyond}e": values[0]}) & found


def door_page(
    asked: Asked,
    what: str,
    model: type[Row],
    choose: "Callable[[QuerySet[Row]], QuerySet[Row]]",
    *,
    order: Sequence[str],
) -> Rows[Row]:
    """The asked page of what `choose` leaves, through the door. `limit` and `cursor` come from the
    parameters, of a Search from its body. `order` has one direction, a unique last column and no nulls."""
    wanted = asked.parameters if asked.body is None else asked.body
    columns = [name.lstrip("-") for name in order]
    descending = order[0].startswith("-")
    at = _read(what, wanted.cursor, len(columns)) if wanted.cursor else None

    def page(rows: "QuerySet[Row]") -> "QuerySet[Row]":
        chosen = choose(rows)
        if at is not None:
            chosen = chosen.filter(after(columns, at, descending=descending))
        return chosen.order_by(*order)

    rows, more = door.read_page(asked.accessor, what, model, page, wanted.limit)
    cursor = _write(what, [getattr(rows[-1], name) for name in columns]) if more else None
    return Rows(rows, cursor)
