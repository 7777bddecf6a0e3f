"""Which of a run's words must be masked, and as what.

A telephone number, a birth date and a member number stay: the clinic needs them. In doubt about a long
number it is taken for a card's; in doubt about nine digits near "social" they are masked and can be shown.
"""

import re
from collections.abc import Iterator

import msgspec

from transcription.masking.near import Named, last_near
from transcription.masking.numbers import (
    CODE_LENGTHS,
    LAST_FOUR,
    LIKELY_CARD_LENGTH,
    SOCIAL_LENGTH,
    card_within,
    looks_like_card,
)
from transcription.masking.runs import Run
from transcription.transcripts.events import MaskKind

WRITTEN_SOCIAL = re.compile(r"\d{3}-\d{2}-\d{4}")


class Hidden(msgspec.Struct, frozen=True, kw_only=True):
    """Parts `first` to `last` (inclusive) of a run."""

    kind: MaskKind
    first: int
    last: int


def hidden_in(run: Run, named: Named, answered: float) -> Iterator[Hidden]:
    """What of this run is masked: nothing for most. `answered` is when the number before it was said."""
    whole = len(run.parts) - 1
    card = last_near(named.card, run.start, run.end, 0.0)
    social = last_near(named.social_security, run.start, run.end, answered)
    code = last_near(named.security_code, run.start, run.end, answered)
    found = card_within(run.parts)
    if (card is not None and len(run.digits) >= LIKELY_CARD_LENGTH) or looks_like_card(run.digits):
        yield Hidden(kind="card", first=0, last=whole)
    elif found is not None:
        yield Hidden(kind="card", first=found[0], last=found[1])
    elif social is not None and (card is None or social >= card) and len(run.digits) >= LAST_FOUR:
        yield Hidden(kind="social_security", first=0, last=whole)
    elif code is not None and len(run.digits) in CODE_LENGTHS:
        yield Hidden(kind="security_code", first=0, last=whole)
    else:
        yield from _written(run)


def _written(run: Run) -> Iterator[Hidden]:
    """Nine digits in the form of a social security number, whatever stands near."""
    for place, (text, digits) in enumerate(zip(run.texts, run.parts, strict=True)):
        if len(digits) == SOCIAL_LENGTH and WRITTEN_SOCIAL.search(text):
            yield Hidden(kind="social_security", first=place, last=place)
