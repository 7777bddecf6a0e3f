"""How long words may be late before people do without them."""

from datetime import timedelta

import msgspec

from coordination.policy.decided import Decided, FromFile
from coordination.policy.span import Span


class TranscriptionFile(FromFile, frozen=True, kw_only=True):
    """transcription.yaml"""

    hand_over_unheard_after: Decided[Span]


class TranscriptionPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """`hand_over_unheard_after`: a recording that nothing heard for so long is a person's to hear."""

    hand_over_unheard_after: timedelta


def transcription_of(file: TranscriptionFile) -> TranscriptionPolicy:
    return TranscriptionPolicy(hand_over_unheard_after=file.hand_over_unheard_after.value.length)
