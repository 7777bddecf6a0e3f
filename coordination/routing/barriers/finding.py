"""What keeps a caller from care, out of their words: a proposal for a person. Pure.

    barriers_in(last_half_minute, families)

The engine is that of the triggers, with words of its own (barriers.<language>.yaml): so a question of staff
and the caller's yes count, staff's words alone do not, and a phrase that two segments share is found once.
What is denied or only supposed is no barrier.
"""

from collections.abc import Sequence
from uuid import UUID

from coordination.routing.triggers.families import Families
from coordination.routing.triggers.finding import find
from coordination.routing.triggers.heard import Found, Heard


def barriers_in(heard: Sequence[Heard], families: Families, arrived: UUID | None = None) -> list[Found]:
    """What the segment `arrived` (the last one unless told) brings; `family` is the kind of barrier."""
    return [one for one in find(heard, families, arrived) if one.tier == "now"]
