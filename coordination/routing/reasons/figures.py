"""How good a model is on texts that it has not seen. Pure; all shares are between 0 and 1."""

from collections.abc import Iterable, Sequence

import msgspec

from coordination.policy.reasons import Limits
from coordination.routing.reasons.names import CLINICAL, MUST_REACH_A_NURSE, OUT_OF_SCOPE, UNCLEAR
from coordination.routing.reasons.reason import Classifier, Reasoned, reason_of
from coordination.routing.reasons.utterances.utterance import Utterance

BINS = 10  # of equal width, as calibration error is usually stated


class Judged(msgspec.Struct, frozen=True):
    """An utterance and what the model made of it."""

    said: Utterance
    reasoned: Reasoned

    @property
    def is_ours(self) -> bool:
        return self.said.reason != OUT_OF_SCOPE

    @property
    def is_accepted(self) -> bool:
        return self.reasoned.reason != UNCLEAR

    @property
    def is_right(self) -> bool:
        """Of the guess, accepted or not."""
        return self.reasoned.likely == (self.said.reason if self.is_ours else UNCLEAR)

    @property
    def is_astray(self) -> bool:
        """A symptom or a medicine that no nurse gets to hear."""
        return (
            self.said.reason in MUST_REACH_A_NURSE
            and self.is_accepted
            and (self.reasoned.reason not in CLINICAL)
        )


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """`accuracy`: right, of accepted ones in scope. `coverage`: accepted, of those in scope. `astray`:
    symptoms and medicines accepted as something that is not clinical, of all of them. `calibration_error`:
    expected, of all texts, in ten bins. `out_of_scope_accepted`: of those out of scope."""

    accuracy: float
    coverage: float
    astray: float
    calibration_error: float
    out_of_scope_accepted: float
    lines: int


def judged(texts: Iterable[Utterance], model: Classifier, limits: Limits) -> list[Judged]:
    """By their words alone: no keys, no history."""
    return [Judged(one, reason_of(one.text, (), (), model, limits)) for one in texts]


def figures_of(rows: Sequence[Judged]) -> Figures:
    """Of nothing, a share is 0."""
    ours = [row for row in rows if row.is_ours]
    accepted = [row for row in ours if row.is_accepted]
    nurses = [row for row in rows if row.said.reason in MUST_REACH_A_NURSE]
    return Figures(
        accuracy=_share([row.is_right for row in accepted]),
        coverage=_share([row.is_accepted for row in ours]),
        astray=_share([row.is_astray for row in nurses]),
        calibration_error=calibration_error(rows),
        out_of_scope_accepted=_share([row.is_accepted for row in rows if not row.is_ours]),
        lines=len(rows),
    )


def calibration_error(rows: Sequence[Judged]) -> float:
    """How far probabilities and shares of right guesses are apart, on average."""
    off = 0.0
    for place in range(BINS):
        inside = [row for row in rows if min(int(row.reasoned.probability * BINS), BINS - 1) == place]
        if inside:
            said = sum(row.reasoned.probability for row in inside) / len(inside)
            off += len(inside) * abs(said - _share([row.is_right for row in inside]))
    return off / len(rows) if rows else 0.0


def _share(flags: Sequence[bool]) -> float:
    return sum(flags) / len(flags) if flags else 0.0
