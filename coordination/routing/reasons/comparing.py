"""Whether a new model is better than the one in force. Pure."""

from collections.abc import Iterator

import msgspec

from coordination.routing.reasons.figures import Figures

ASTRAY = 0.01
CALIBRATION_ERROR = 0.05
OUT_OF_SCOPE = 0.10
ACCURACY = 0.92
"""Limits of the specification. A model past one may not get worse in it, and one within it stays so."""


class Comparison(msgspec.Struct, frozen=True):
    """`why` names what spoke against the new model: codes; nothing when it is better."""

    before: Figures
    after: Figures
    why: tuple[str, ...]

    @property
    def is_better(self) -> bool:
        return not self.why


def compared(before: Figures, after: Figures) -> Comparison:
    """Both on the same texts with the same limits. Better sorts more calls rightly and harms in nothing."""
    return Comparison(before, after, tuple(_against(before, after)))


def _against(before: Figures, after: Figures) -> Iterator[str]:
    if after.astray > before.astray or after.astray > ASTRAY:
        yield "astray"
    if after.calibration_error > max(CALIBRATION_ERROR, before.calibration_error):
        yield "calibration_error"
    if after.out_of_scope_accepted > max(OUT_OF_SCOPE, before.out_of_scope_accepted):
        yield "out_of_scope_accepted"
    if after.accuracy < min(ACCURACY, before.accuracy):
        yield "accuracy"
    if after.accuracy * after.coverage <= before.accuracy * before.coverage:
        yield "not_more_right"
