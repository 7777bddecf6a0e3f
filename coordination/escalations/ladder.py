"""A ladder as it stands in the event that began it: whatever is published later, it climbs by this one.

    owner -> backup -> on_call -> supervisor -> everyone, again and again

All lengths are seconds: a decision adds them on the ladder's own clock.
"""

from typing import Literal

import msgspec

StepName = Literal["owner", "backup", "on_call", "supervisor"]
At = Literal["owner", "backup", "on_call", "supervisor", "everyone"]
"""`everyone` comes when all steps were gone through: all of them at once, again and again."""


class Step(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who is asked, for how long before the next is asked too; `by_phone`: their telephone rings as well."""

    step: StepName
    duty: str
    seconds: int
    by_phone: bool


class Ladder(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`clock`: `wall` counts every second, `open` only opening hours. `room` says when nobody is there for a
    step, so that it is not waited for: nobody of the duty is signed in (`present`), or nobody has the duty at
    all (`held`).
    """

    steps: tuple[Step, ...]
    clock: Literal["wall", "open"]
    room: Literal["present", "held"]
    again_every: int
    reached_within: int
    called_back_within: int
    tries: int
    decided_within: int
    settled_within: int

    @property
    def duties(self) -> frozenset[str]:
        """Everybody who is asked sooner or later."""
        return frozenset(step.duty for step in self.steps)
