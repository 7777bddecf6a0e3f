"""Which of two lanes is the stricter (S4). Pure.

First the lane itself; between equals an emergency before what is due the same day before the usual, and what
is clinical before what is not: so that a call with chest pain is not moved to billing by its next sentence.
"""

from coordination.routing.events import Lane, Urgency

LANES: tuple[Lane, ...] = ("automatic", "assisted", "human_only")
URGENCIES: tuple[Urgency, ...] = ("usual", "same_day", "emergency")

Rank = tuple[int, int, bool]


def lane_rank(lane: Lane) -> int:
    """Automatic is 0, assisted 1, human-only 2."""
    return LANES.index(lane)


def rank(lane: Lane, urgency: Urgency, *, clinical: bool) -> Rank:
    """Compares as the lanes do."""
    return lane_rank(lane), URGENCIES.index(urgency), clinical
