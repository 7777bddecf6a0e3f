"""What counts when a person finds out who calls."""

from datetime import datetime, timedelta

import msgspec

from coordination.policy.decided import Decided, FromFile
from coordination.policy.hours import Hours
from coordination.policy.plans import Window


class IdentityFile(FromFile, frozen=True, kw_only=True):
    """identity.yaml"""

    majority_at: Decided[int]
    adolescent_from: Decided[int]
    name_proposes_at: Decided[int]
    name_confirms_at: Decided[int]
    address_confirms_at: Decided[int]
    candidates_at_most: Decided[int]
    unmatched_after: Decided[Window]

    def __post_init__(self) -> None:
        if not 0 < self.adolescent_from.value < self.majority_at.value:
            raise ValueError("adolescent_from must lie before majority_at")
        for likeness in (self.name_confirms_at, self.address_confirms_at, self.name_proposes_at):
            if not 0 < likeness.value <= 100:
                raise ValueError("a likeness is 1 to 100")
        if self.name_proposes_at.value > self.name_confirms_at.value:
            raise ValueError("name_confirms_at may not be less than name_proposes_at")
        if self.candidates_at_most.value < 1:
            raise ValueError("candidates_at_most is one at least")
        if self.unmatched_after.value.duty is not None:
            raise ValueError("unmatched_after has no duty: the plan `unmatched` of followups.yaml has it")


class IdentityPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """The same as plain values: ages in years, likenesses of 100."""

    majority_at: int
    adolescent_from: int
    name_proposes_at: int
    name_confirms_at: int
    address_confirms_at: int
    candidates_at_most: int
    unmatched_after: timedelta
    unmatched_clock: str

    def unmatched_at(self, hours: Hours, since: datetime) -> datetime:
        """When a call that left work then is unmatched, unless its patient is confirmed before."""
        if self.unmatched_clock == "open":
            return hours.add_open_time(since, self.unmatched_after)
        return since + self.unmatched_after


def identity_of(file: IdentityFile) -> IdentityPolicy:
    """The file as plain values."""
    return IdentityPolicy(
        majority_at=file.majority_at.value,
        adolescent_from=file.adolescent_from.value,
        name_proposes_at=file.name_proposes_at.value,
        name_confirms_at=file.name_confirms_at.value,
        address_confirms_at=file.address_confirms_at.value,
        candidates_at_most=file.candidates_at_most.value,
        unmatched_after=file.unmatched_after.value.within.length,
        unmatched_clock=file.unmatched_after.value.clock,
    )
