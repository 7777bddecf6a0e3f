"""handoff_map.yaml as it is written.

What a category needs before it may be published may be missing here: handoff_map_checks.py says so, by the
category's name, since a draft is shown with everything that it lacks.
"""

import re
from typing import Literal

from coordination.policy.clinic import E164
from coordination.policy.decided import Decided, FromFile
from coordination.policy.span import Span

Lane = Literal["automatic", "assisted", "human_only"]
Urgency = Literal["emergency", "same_day"]


class QueueEntry(FromFile, frozen=True, kw_only=True):
    """Where calls wait for a duty. `people`: whom the phone system rings, as on a line of lines.yaml."""

    title: str
    duty: str
    people: str

    def __post_init__(self) -> None:
        if not re.fullmatch(f"{E164}|(?:client|sip):\\S+", self.people):
            raise ValueError(f"{self.people!r} is neither a number nor a client: or sip: address")


class CategoryEntry(FromFile, frozen=True, kw_only=True):
    """A human-only category: what words of its trigger family lead to.

    `clinical`: no person can loosen a call of it, only a published policy can. `closed_duty` owns it
    outside opening hours, `window` is how long the owner has, `script` the prompt for whoever has the caller,
    `review` the plan of followups.yaml for words that are only to be looked at.
    """

    lane: str | None = None
    urgency: Urgency
    clinical: bool
    duty: str | None = None
    backup: str | None = None
    closed_duty: str | None = None
    window: Span | None = None
    clock: Literal["open", "wall"]
    script: str | None = None
    queue: str | None = None
    review: str | None = None


class ReasonEntry(FromFile, frozen=True, kw_only=True):
    """What a call's reason leads to, where no trigger says otherwise."""

    lane: Lane
    clinical: bool
    duty: str
    backup: str
    queue: str


class HandoffMapFile(FromFile, frozen=True, kw_only=True):
    """handoff_map.yaml"""

    queues: dict[str, QueueEntry]
    categories: dict[str, Decided[CategoryEntry]]
    reasons: dict[str, Decided[ReasonEntry]]
    barriers: dict[str, Decided[ReasonEntry]] = {}
    move_from_a_person: Decided[Literal["when_acknowledged", "at_once"]]
