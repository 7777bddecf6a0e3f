"""A classifier that says what a test tells it to, and small real ones."""

from collections.abc import Mapping
from functools import cache

import msgspec

from coordination.policy.published import load_policy
from coordination.routing.reasons import stored
from coordination.routing.reasons.model import Model
from coordination.routing.reasons.names import OUT_OF_SCOPE, REASONS
from coordination.routing.reasons.utterances.reading import training, tuning
from coordination.routing.reasons.utterances.utterance import Utterance
from tests.policy.shipped import SHIPPED

LIMITS = load_policy(SHIPPED).reasons.limits


class Says(msgspec.Struct, frozen=True):
    """Gives these probabilities to every text, and shares the rest among the other reasons."""

    told: Mapping[str, float]
    version: str = "told"

    def probabilities(self, text: str) -> dict[str, float]:
        others = [one for one in (*REASONS, OUT_OF_SCOPE) if one not in self.told]
        rest = (1 - sum(self.told.values())) / len(others)
        return {**dict.fromkeys(others, rest), **self.told}


@cache
def shipped() -> Model:
    return stored.shipped()


def few(every: int = 12) -> tuple[tuple[Utterance, ...], tuple[Utterance, ...]]:
    """Texts of which a model is made in a second or two."""
    return training()[::every], tuning()
