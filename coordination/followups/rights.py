"""Whose work it is now, and for when it may be put off. Pure."""

from datetime import datetime, timedelta

from coordination.followups.refusals import NotInTheFuture, TakenByAnother, TooFarAhead
from coordination.followups.state import Open

FARTHEST = timedelta(days=366)


def ago(since: datetime, now: datetime) -> str:
    """`12 s ago`, `3 min ago`, `2 h ago`."""
    seconds = max(0, int((now - since).total_seconds()))
    if seconds < 60:
        return f"{seconds} s ago"
    return f"{seconds // 60} min ago" if seconds < 3600 else f"{seconds // 3600} h ago"


def must_not_be_anothers(state: Open, by: str, now: datetime) -> None:
    """Raise TakenByAnother, with name and time, while somebody else's claim is in force."""
    held = state.holder(now)
    if held is not None and held.by != by:
        raise TakenByAnother(f"{held.name} claimed this {ago(held.at, now)}.", since=held.at)


def must_be_ahead(when: datetime, now: datetime) -> None:
    """Raise NotInTheFuture or TooFarAhead for a time that nobody can keep."""
    if when <= now:
        raise NotInTheFuture
    if when > now + FARTHEST:
        raise TooFarAhead
