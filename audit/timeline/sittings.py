"""Readings of one person for one purpose, put together: what was opened within ten minutes is one look."""

from collections.abc import Iterable
from datetime import timedelta

from audit.access.projections import Looker

ONE_SITTING = timedelta(minutes=10)  # as long as the door adds nothing for the same ids


def sittings(looked: Iterable[Looker]) -> list[Looker]:
    """Newest first; of each look the last reading."""
    kept: list[Looker] = []
    last: dict[tuple[str, str, str], Looker] = {}
    for one in sorted(looked, key=lambda looker: looker.at, reverse=True):
        who = (one.actor, one.role, one.purpose)
        later = last.get(who)
        last[who] = one
        if later is None or later.at - one.at > ONE_SITTING:
            kept.append(one)
    return kept
