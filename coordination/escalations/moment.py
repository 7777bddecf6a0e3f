"""The clinic at one moment, as a decision needs it. Pure: staffing.py fills it."""

from collections.abc import Mapping
from datetime import datetime, timedelta

import msgspec

from coordination.escalations.ladder import Ladder, Step
from coordination.policy.hours import Hours


class Somebody(msgspec.Struct, frozen=True, kw_only=True):
    """One of the staff: `by` is `person/<uuid>`; `duty/<name>` for a telephone that is no one person's."""

    by: str
    name: str


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """`there`: who is on a duty and signed in, by duty; `holders`: everybody who has it at all. `browsers`:
    who is on a duty and may be told in a browser that does not show Ringback. `telephone`: the on-call's,
    `rings`: the queues whose escalations may ring it; `writes`: a message can be sent to it.
    """

    now: datetime
    hours: Hours
    there: Mapping[str, tuple[Somebody, ...]] = {}
    holders: Mapping[str, tuple[Somebody, ...]] = {}
    browsers: Mapping[str, tuple[Somebody, ...]] = {}
    telephone: Somebody | None = None
    rings: frozenset[str] = frozenset()
    writes: bool = False

    def after(self, begun: datetime, seconds: int, clock: str) -> datetime:
        """When so much time will have passed, on the ladder's clock."""
        length = timedelta(seconds=seconds)
        return self.hours.add_open_time(begun, length) if clock == "open" else begun + length

    def rung(self, step: Step, queue: str, mode: str) -> Somebody | None:
        """Whose telephone is to ring for this step. Practice rings nobody's (S14)."""
        return self.telephone if step.by_phone and mode == "live" and queue in self.rings else None

    def told(self, step: Step) -> tuple[Somebody, ...]:
        """Who sees it on a screen now."""
        return self.there.get(step.duty, ())

    def pushed(self, step: Step, mode: str) -> tuple[Somebody, ...]:
        """Whose browsers are told for this step. A push is no presence: nobody may be near it (S6)."""
        return self.browsers.get(step.duty, ()) if mode == "live" else ()

    def is_empty(self, step: Step, ladder: Ladder) -> bool:
        """Whether nobody can see it for this step: then it is not waited for (S6)."""
        room = self.there if ladder.room == "present" else self.holders
        return not room.get(step.duty)
