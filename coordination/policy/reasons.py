"""When a reason that a machine made out is taken as the reason, and what keys of the menu mean."""

from collections.abc import Mapping

import msgspec

from coordination.policy.decided import Decided, FromFile
from coordination.policy.handoff_map_checks import REASONS


class ReasonsFile(FromFile, frozen=True, kw_only=True):
    """reasons.yaml"""

    accepted_from: Decided[float]
    clinical_at_most: Decided[float]
    audited_share: Decided[float]
    menus: Decided[dict[str, dict[str, str]]]

    def __post_init__(self) -> None:
        for name in ("accepted_from", "clinical_at_most", "audited_share"):
            if not 0.0 <= getattr(self, name).value <= 1.0:
                raise ValueError(f"{name} is a share: from 0 to 1")
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


class ReasonsPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """`audited_share` of accepted calls, drawn at random, is looked at by a person."""

    limits: Limits
    audited_share: float
    menus: Mapping[str, Mapping[str, str]]

    def reason_of_key(self, menu: str, choice: str) -> str | None:
        """What the clinic says that key means; None where it says nothing."""
        return self.menus.get(menu, {}).get(choice)


def reasons_of(file: ReasonsFile) -> ReasonsPolicy:
    """The file as plain values."""
    return ReasonsPolicy(
        limits=Limits(accepted_from=file.accepted_from.value, clinical_at_most=file.clinical_at_most.value),
        audited_share=file.audited_share.value,
        menus=file.menus.value,
    )
