"""The handoff map: which lane, whose work and which words for the caller, by trigger family and by reason.

map.category("chest_pain").window        # one minute
map.reason("refill").lane                # "assisted"
map.queue("nurse").people                # "client:nurses"
"""

from datetime import datetime, timedelta
from typing import Literal

import msgspec
from msgspec.structs import replace

from coordination.policy.handoff_map_file import HandoffMapFile, Lane, ReasonEntry, Urgency
from coordination.policy.hours import Hours

STRICTEST = "breathing"
UNCLEAR = "unclear"


class Queue(msgspec.Struct, frozen=True, kw_only=True):
    """Where calls wait for a duty; `people` is whom the phone system rings."""

    name: str
    title: str
    duty: str
    people: str


class Category(msgspec.Struct, frozen=True, kw_only=True):
    """A human-only category, complete: without one of these it is not published."""

    name: str
    lane: Lane
    urgency: Urgency
    clinical: bool
    duty: str
    backup_duty: str
    closed_duty: str
    window: timedelta
    clock: Literal["open", "wall"]
    script: str
    queue: str
    review: str

    def owner(self, hours: Hours, at: datetime) -> str:
        """The duty that answers for words heard at `at`."""
        return self.duty if hours.open_at(at) else self.closed_duty

    def due(self, hours: Hours, at: datetime) -> datetime:
        """When the owner must have taken it."""
        return hours.add_open_time(at, self.window) if self.clock == "open" else at + self.window


class ReasonRule(msgspec.Struct, frozen=True, kw_only=True):
    """What a call's reason leads to."""

    name: str
    lane: Lane
    clinical: bool
    duty: str
    backup_duty: str
    queue: str


class HandoffMap(msgspec.Struct, frozen=True, kw_only=True):
    """All of it. `barriers`: what words lead to that tell what keeps somebody from care, by its kind.
    `moves_from_a_person`: whether a human-only call that a person has on the line is moved to
    its queue when somebody there has acknowledged it, or at once."""

    queues: dict[str, Queue]
    categories: dict[str, Category]
    reasons: dict[str, ReasonRule]
    barriers: dict[str, ReasonRule]
    moves_from_a_person: Literal["when_acknowledged", "at_once"]

    def category(self, family: str) -> Category:
        """A trigger family's. One that an older policy knew and this one does not is as strict as any."""
        found = self.categories.get(family)
        return found if found is not None else replace(self.categories[STRICTEST], name=family)

    def reason(self, name: str) -> ReasonRule:
        """A reason's rule; that of `unclear` where the map has none."""
        found = self.reasons.get(name)
        return found if found is not None else self.reasons[UNCLEAR]

    def queue(self, name: str) -> Queue | None:
        return self.queues.get(name)


def handoff_map_of(file: HandoffMapFile) -> HandoffMap:
    """A file in which handoff_map_checks.problems found nothing."""
    return HandoffMap(
        queues={
            name: Queue(name=name, title=one.title, duty=one.duty, people=one.people)
            for name, one in file.queues.items()
        },
        categories={name: _category(name, file) for name in file.categories},
        reasons={name: _rule(name, one.value) for name, one in file.reasons.items()},
        barriers={name: _rule(name, one.value) for name, one in file.barriers.items()},
        moves_from_a_person=file.move_from_a_person.value,
    )


def _rule(name: str, entry: ReasonEntry) -> ReasonRule:
    return ReasonRule(
        name=name,
        lane=entry.lane,
        clinical=entry.clinical,
        duty=entry.duty,
        backup_duty=entry.backup,
        queue=entry.queue,
    )


def _category(name: str, file: HandoffMapFile) -> Category:
    one = file.categories[name].value
    return msgspec.convert(
        {
            "name": name,
            "lane": one.lane,
            "urgency": one.urgency,
            "clinical": one.clinical,
            "duty": one.duty,
            "backup_duty": one.backup,
            "closed_duty": one.closed_duty,
            "window": one.window.length if one.window is not None else None,
            "clock": one.clock,
            "script": one.script,
            "queue": one.queue,
            "review": one.review,
        },
        Category,
    )
