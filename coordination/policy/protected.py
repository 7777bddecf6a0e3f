"""Which queues, reasons and words make a call specially protected."""

from collections.abc import Iterable, Mapping

import msgspec

from coordination.policy.decided import Decided, FromFile
from coordination.policy.handoff_map_checks import FAMILIES, REASONS
from coordination.policy.protections import Protection

ByName = Mapping[str, Protection]


class ProtectionsFile(FromFile, frozen=True, kw_only=True):
    """protections.yaml. A queue may have any name: it is the phone system's own."""

    queues: Decided[dict[str, Protection]]
    reasons: Decided[dict[str, Protection]]
    categories: Decided[dict[str, Protection]]

    def __post_init__(self) -> None:
        _known("reason", self.reasons.value, REASONS)
        _known("category", self.categories.value, FAMILIES)


def _known(what: str, named: Iterable[str], known: Iterable[str]) -> None:
    if strange := sorted(set(named) - set(known)):
        raise ValueError(f"`{strange[0]}` is no {what} of the handoff map: it would protect nobody")


class Protected(msgspec.Struct, frozen=True, kw_only=True):
    """The same as plain values: why a call is protected, by the name of what it is known by."""

    queues: ByName
    reasons: ByName
    categories: ByName


def protected_of(file: ProtectionsFile) -> Protected:
    """The file as plain values."""
    return Protected(queues=file.queues.value, reasons=file.reasons.value, categories=file.categories.value)
