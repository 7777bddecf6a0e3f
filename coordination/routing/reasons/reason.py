"""Why somebody calls, out of the words, the keys that they pressed and what is known of the patient.

A key or a fact adds to what the words say and never takes from what they say about a symptom or a medicine:
people press the wrong key, and a nurse must hear them all the same.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

import msgspec

from coordination.policy.reasons import Limits
from coordination.routing.reasons.names import CLINICAL, OUT_OF_SCOPE, UNCLEAR

A_KEY = 4.0
"""How much likelier a pressed key makes its reason: as if one caller in five pressed another. Ringback's
estimate; nobody measured it. It alone never makes a reason sure."""

A_FACT = 2.0
"""How much likelier one fact of the confirmed patient makes its reason. The same: an estimate."""

CALLED_FOR = "called_for_"


def called_for(reason: str) -> str:
    """The fact that the patient called for this reason lately; it speaks for the same reason."""
    return CALLED_FOR + reason


HALF = 0.5
"""A sentence that is more probably clinical than not keeps its call from the desks."""

WINDOW = 12  # words: what is said in one breath; recognized words may have no marks between sentences
SHORTEST = 3  # words: of fewer, a model guesses
SENTENCE = re.compile(r"(?<=[.?!])\s+")


class Classifier(Protocol):
    """A model; `version` names it in the events."""

    @property
    def version(self) -> str: ...

    def probabilities(self, text: str) -> dict[str, float]: ...


class Reasoned(msgspec.Struct, frozen=True, kw_only=True):
    """`reason` is `unclear` when it is not sure enough; `likely` is then the best guess, shown to nobody as
    an answer. `probability` is of `likely`. `signals`: codes of what it rests on, never a word."""

    reason: str
    likely: str
    probability: float
    signals: tuple[str, ...]
    model: str


def reason_of(
    text: str, ivr: Sequence[str], history: Iterable[str], model: Classifier, limits: Limits
) -> Reasoned:
    """The reason of a call. `text`: the caller's words so far, of the whole call. `ivr`: reasons of the keys
    that were pressed, in order. `history`: facts of the confirmed patient; those of `called_for` count.

    Without words there is no reason: a key says where somebody wanted to go, not why.
    """
    known = sorted(fact for fact in set(history) if fact.startswith(CALLED_FOR))
    signals = (
        *(["words"] if text.strip() else []),
        *(f"ivr:{key}" for key in ivr),
        *(f"fact:{f}" for f in known),
    )
    if not text.strip():
        return Reasoned(reason=UNCLEAR, likely=UNCLEAR, probability=0.0, signals=signals, model=model.version)
    said = model.probabilities(text)
    all_in_all = _with(
        said, [(key, A_KEY) for key in ivr[-1:]] + [(f.removeprefix(CALLED_FOR), A_FACT) for f in known]
    )
    likely = max(all_in_all, key=lambda reason: all_in_all[reason])
    is_sure = all_in_all[likely] >= limits.accepted_from
    is_safe = likely in CLINICAL or (
        max(_clinical(said), _clinical(all_in_all)) <= limits.clinical_at_most
        and not any(_clinical(model.probabilities(part)) > HALF for part in parts_of(text))
    )
    is_ours = likely != OUT_OF_SCOPE
    return Reasoned(
        reason=likely if is_sure and is_safe and is_ours else UNCLEAR,
        likely=likely if is_ours else UNCLEAR,
        probability=all_in_all[likely],
        signals=signals,
        model=model.version,
    )


def parts_of(text: str) -> list[str]:
    """The sentences of a text, long ones in windows that overlap by half; none of a text that is one part. A
    symptom is heard in its own sentence, however much is said around it."""
    parts = [part for sentence in SENTENCE.split(text) for part in _windows(sentence.split())]
    return [" ".join(part) for part in parts if len(part) >= SHORTEST] if len(parts) > 1 else []


def _windows(words: list[str]) -> list[list[str]]:
    if len(words) <= WINDOW:
        return [words]
    half = WINDOW // 2
    return [words[start : start + WINDOW] for start in range(0, len(words) - half, half)]


def _with(said: Mapping[str, float], weights: Iterable[tuple[str, float]]) -> dict[str, float]:
    odds = dict(said)
    for reason, times in weights:
        if reason in odds:
            odds[reason] *= times
    together = sum(odds.values())
    return {reason: value / together for reason, value in odds.items()}


def _clinical(probabilities: Mapping[str, float]) -> float:
    return sum(value for reason, value in probabilities.items() if reason in CLINICAL)
