"""What of an escalation is looser than before (S4, S6): longer steps, telephones that ring no more. Pure."""

from collections.abc import Iterator
from typing import Literal

from coordination.policy.escalation import EscalationPolicy, LadderPolicy
from coordination.policy.said import length_of, said

URGENCIES: tuple[Literal["emergency", "same_day"], ...] = ("emergency", "same_day")
CLOCKS = (
    "script_within",
    "backup",
    "on_call",
    "supervisor",
    "again_every",
    "reached_within",
    "called_back_within",
    "decided_within",
    "settled_within",
)


def loosened_ladders(before: EscalationPolicy, after: EscalationPolicy) -> Iterator[str]:
    """Both ladders, clock by clock."""
    for urgency in URGENCIES:
        yield from _ladder(f"Escalation, {said(urgency)}", before.ladder(urgency), after.ladder(urgency))


def _ladder(who: str, was: LadderPolicy, now: LadderPolicy) -> Iterator[str]:
    for field in CLOCKS:
        old, new = getattr(was, field), getattr(now, field)
        if old is not None and (new is None or new > old):
            told = length_of(new) if new is not None else "never"
            yield f"{who}: {said(field)}, {length_of(old)} become {told}."
    if (was.clock, now.clock) == ("wall", "open"):
        yield f"{who}: its clock stops while the clinic is closed."
    if was.room != now.room:
        yield f"{who}: who counts as there changes from {was.room} to {now.room}."
    if now.failed_tries > was.failed_tries:
        yield f"{who}: {was.failed_tries} failed tries become {now.failed_tries}."
