"""When a reason that a machine made out is taken as the reason, and what keys of the menu mean."""

from collections.abc import Mapping
from datetime import timedelta

import msgspec

from coordination.policy.decided import Decided, FromFile
from coordination.policy.handoff_map_checks import REASONS
from coordination.policy.span import Span


class ReasonsFile(FromFile, frozen=True, kw_only=True):
    """reasons.yaml"""

    accepted_from: Decided[float]
    clinical_at_most: Decided[float]
    audited_share: Decided[float]
    live_from: Decided[int]
    live_every: Decided[int]
    looks_back: Decided[Span]
    menus: Decided[dict[str, dict[str, str]]]

    def __post_init__(self) -> None:
        for name in ("accepted_from", "clinical_at_most", "audited_share"):
            if not 0.0 <= getattr(self, name).value <= 1.0:
                raise ValueError(f"{name} is a share: from 0 to 1")
        for name in ("live_from", "live_every"):
            if getattr(self, name).value < 1:
                raise ValueError(f"{name} is a number of words: at least 1")
        if self.accepted_from.value < HALF:
            raise ValueError("accepted_from under 0.5 would accept what is more likely something else")
        for menu, keys in self.menus.value.items():
            for key, reason in keys.items():
                if reason not in REASONS:
                    raise ValueError(
                        f"key {key} of menu {menu} means {reason}, which is no reason of the map"
                    )


HALF = 0.5


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """`accepted_from`: how probable a reason must be. `clinical_at_most`: how probable a clinical one may be
    when the accepted one is not clinical."""

    accepted_from: float
    clinical_at_most: float


class WhileItLasts(msgspec.Struct, frozen=True, kw_only=True):
    """The caller's words in a call that lasts: looked at from the word number `begin` on, and again after
    every `step` words."""

    begin: int
    step: int

    def is_due(self, before: int, now: int) -> bool:
        """Whether it is time again, between so many words and so many."""
        return self._looks(now) > self._looks(before)

    def _looks(self, words: int) -> int:
        return 0 if words < self.begin else 1 + (words - self.begin) // self.step


class ReasonsPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """`audited_share` of accepted calls, drawn at random, is looked at by a person. `looks_back`: for how
    long what a patient called for speaks for the same reason."""

    limits: Limits
    audited_share: float
    live: WhileItLasts
    looks_back: timedelta
    menus: Mapping[str, Mapping[str, str]]

    def reason_of_key(self, menu: str, choice: str) -> str | None:
        """What the clinic says that key means; None where it says nothing."""
        return self.menus.get(menu, {}).get(choice)


def reasons_of(file: ReasonsFile) -> ReasonsPolicy:
    """The file as plain values."""
    return ReasonsPolicy(
        limits=Limits(accepted_from=file.accepted_from.value, clinical_at_most=file.clinical_at_most.value),
        audited_share=file.audited_share.value,
        live=WhileItLasts(begin=file.live_from.value, step=file.live_every.value),
        looks_back=file.looks_back.value.length,
        menus=file.menus.value,
    )
