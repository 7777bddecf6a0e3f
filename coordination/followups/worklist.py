"""A page of the worklist, and its counts: the queries of ordering.py and views.py on the read model.

A cursor holds the moment of the first page: all pages of one reading are in one order, though what is
breached changes meanwhile. What is urgent is asked for with each page: an escalation that opens meanwhile
is a push that says so.
"""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

import msgspec
from django.core import signing
from django.db.models import Count, Q, QuerySet
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan
from msgspec.structs import replace

from coordination.followups.ordering import RUN_COLUMNS, Place, Run, hour_of, place, runs
from coordination.followups.row import OPEN, FollowupRow
from coordination.followups.urgent import marked, urgent_calls
from coordination.followups.views import VIEWS, View, Viewer, condition

SALT = "cursor/worklist"


class Cursor(msgspec.Struct, frozen=True, kw_only=True):
    """Where a page ended, and the moment that the reading began."""

    now: datetime
    last: Place

    def sign(self) -> str:
        return signing.dumps(msgspec.json.encode(self).decode(), salt=SALT, compress=True)

    @classmethod
    def read(cls, text: str) -> "Cursor":
        """Raises ValueError for what is not one of ours."""
        try:
            return msgspec.json.decode(signing.loads(text, salt=SALT), type=cls)
        except (signing.BadSignature, msgspec.MsgspecError) as error:
            raise ValueError("not a cursor of ours") from error


def in_run(
    rows: "QuerySet[FollowupRow]", run: Run, now: datetime, urgent: Collection[UUID] = ()
) -> "QuerySet[FollowupRow]":
    """The rows of one run, in order. `urgent`: the calls whose work comes first."""
    hour = hour_of(now)
    span = Q(due_hour__gte=hour, due__gt=now) if run.on_time else Q(due_hour__lte=hour, due__lte=now)
    if run.urgency == 0:
        rows = rows.filter(calls__overlap=list(urgent))
    elif urgent:
        rows = rows.exclude(calls__overlap=list(urgent))
    return rows.filter(span, review_rank=run.review_rank).order_by(*RUN_COLUMNS)


def beyond(rows: "QuerySet[FollowupRow]", last: Place) -> "QuerySet[FollowupRow]":
    """Strictly after a place, within its run: one comparison of rows, which the index serves."""
    values = tuple(getattr(last, column) for column in RUN_COLUMNS)
    return rows.filter(TupleGreaterThan(Tuple(*RUN_COLUMNS), values))


def ordered(
    rows: "QuerySet[FollowupRow]",
    now: datetime,
    last: Place | None,
    count: int,
    urgent: Collection[UUID] = (),
) -> list[FollowupRow]:
    """The first `count` open rows of `rows` after `last`, in the order of the worklist."""
    found: list[FollowupRow] = []
    for run in runs(last):
        if run.urgency == 0 and not urgent:
            continue
        stretch = in_run(rows.filter(OPEN), run, now, urgent)
        if last is not None and run == last[:3]:
            stretch = beyond(stretch, last)
        found.extend(stretch[: count - len(found)])
        if len(found) >= count:
            break
    return marked(found, urgent)


def counts(rows: "QuerySet[FollowupRow]", viewer: Viewer) -> dict[str, int]:
    """How many open follow-ups are in each view."""
    asked = {view: Count("pk", filter=condition(view, viewer)) for view in VIEWS}
    found: dict[str, int] = rows.filter(OPEN).aggregate(**asked)
    return found


def spam(rows: "QuerySet[FollowupRow]") -> int:
    """How many were closed as spam."""
    return rows.filter(outcome="spam").count()


def oldest(rows: "QuerySet[FollowupRow]") -> tuple[UUID, datetime] | None:
    """The open follow-up whose caller has waited longest."""
    found = rows.filter(OPEN).order_by("opened", "id").values_list("id", "opened").first()
    return (found[0], found[1]) if found is not None and found[1] is not None else None


def chosen(rows: "QuerySet[FollowupRow]", view: View, viewer: Viewer, kind: str) -> "QuerySet[FollowupRow]":
    """The rows of a view, of one kind when one is named."""
    rows = rows.filter(condition(view, viewer))
    return rows.filter(kind=kind) if kind else rows


class Reading:
    """One page of a view. `take` reads it, through the door; afterwards `next` is known."""

    def __init__(self, view: View, viewer: Viewer, kind: str, cursor: str | None, limit: int) -> None:
        begun = Cursor.read(cursor) if cursor else None
        self.now = begun.now if begun is not None else viewer.now
        self.next: str | None = None
        self._view, self._viewer, self._kind = view, replace(viewer, now=self.now), kind
        self._last, self._limit = begun.last if begun is not None else None, limit

    def take(self, rows: "QuerySet[FollowupRow]") -> list[FollowupRow]:
        """At most `limit` rows: only what is handed over is recorded as read."""
        rows = chosen(rows, self._view, self._viewer, self._kind)
        found = ordered(rows, self.now, self._last, self._limit + 1, urgent_calls())
        shown = found[: self._limit]
        if len(found) > self._limit:
            self.next = Cursor(now=self.now, last=place(shown[-1], self.now)).sign()
        return shown
