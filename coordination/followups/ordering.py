"""The order of the worklist: one formula, here and nowhere else.

An open escalation or *now* trigger; breached; *review*; due time by the hour, within one hour the more
risk points first, then the due minute; age. Lower sorts first.

Only "breached" depends on the moment of asking. Everything else stands in columns of the row, which one
index holds in this order; so a page is read as a few runs of that index (worklist.py), none of which
sorts anything.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple, Protocol
from uuid import UUID

CALMEST = 3  # risk points are capped here, and counted down so that all of the order ascends


class Ordered(Protocol):
    """What a row must have to be put in its place."""

    id: UUID
    urgency: int
    review_rank: int
    due_hour: datetime | None
    calm: int
    due: datetime | None
    opened: datetime | None


class Place(NamedTuple):
    """Where a row stands in the worklist at a moment."""

    urgency: int
    on_time: int
    review_rank: int
    due_hour: datetime
    calm: int
    due: datetime
    opened: datetime
    id: UUID


class Run(NamedTuple):
    """A stretch of the worklist that one scan of the index serves."""

    urgency: int
    on_time: int
    review_rank: int


RUN_COLUMNS = ("due_hour", "calm", "due", "opened", "id")


def hour_of(due: datetime) -> datetime:
    """The hour that a due time falls in."""
    return due.replace(minute=0, second=0, microsecond=0)


def risk(*, in_vain: int = 0, cues: int = 0, barriers: int = 0) -> int:
    """A cue 1, each failed attempt 1, a barrier 1, at most 3."""
    return min(CALMEST, in_vain + cues + barriers)


def place(row: Ordered, now: datetime) -> Place:
    """The formula."""
    assert row.due is not None and row.due_hour is not None and row.opened is not None  # noqa: S101, PT018 - S5
    return Place(
        urgency=row.urgency,
        on_time=0 if row.due <= now else 1,
        review_rank=row.review_rank,
        due_hour=row.due_hour,
        calm=row.calm,
        due=row.due,
        opened=row.opened,
        id=row.id,
    )


def runs(after: Place | None = None) -> Iterator[Run]:
    """All runs in order, beginning with the one that `after` stands in."""
    for urgency in (0, 1):
        for on_time in (0, 1):
            for review_rank in (0, 1):
                run = Run(urgency, on_time, review_rank)
                if after is None or run >= after[:3]:
                    yield run
