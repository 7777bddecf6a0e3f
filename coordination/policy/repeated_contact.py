"""When a patient's repeated contact proposes that somebody calls back, and what."""

from collections.abc import Collection
from datetime import timedelta
from typing import Literal

import msgspec

from coordination.policy.decided import Decided, FromFile
from coordination.policy.span import Span

Proposed = Literal["supervisor_callback", "navigator", "interpreter"]


class ProposesEntry(FromFile, frozen=True, kw_only=True):
    """What is proposed when one of these cues was found."""

    what: Proposed
    cues: list[str]


class RepeatedContactFile(FromFile, frozen=True, kw_only=True):
    """repeated_contact.yaml"""

    calls: Decided[int]
    within: Decided[Span]
    proposes: Decided[list[ProposesEntry]]

    def __post_init__(self) -> None:
        if self.calls.value < 2:
            raise ValueError("calls is two at least: one call is no repeated contact")
        cues = [cue for entry in self.proposes.value for cue in entry.cues]
        if len(cues) != len(set(cues)):
            raise ValueError("a cue stands twice in proposes")


class RepeatedContact(msgspec.Struct, frozen=True, kw_only=True):
    """The same as plain values; `proposes` in its order."""

    calls: int
    within: timedelta
    proposes: tuple[tuple[Proposed, frozenset[str]], ...]

    def proposed_for(self, cues: Collection[str]) -> Proposed | None:
        """What these cues propose; None when no line has any of them."""
        return next((what for what, known in self.proposes if known.intersection(cues)), None)


def repeated_contact_of(file: RepeatedContactFile) -> RepeatedContact:
    """The file as plain values."""
    return RepeatedContact(
        calls=file.calls.value,
        within=file.within.value.length,
        proposes=tuple((entry.what, frozenset(entry.cues)) for entry in file.proposes.value),
    )
