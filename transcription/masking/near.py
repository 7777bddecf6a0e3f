"""Which kind of number people speak about at a time, by the words before and after."""

from collections.abc import Sequence

import msgspec

from coordination.policy.masking import MaskingWords
from transcription.masking.digits import plain
from transcription.transcripts.events import SegmentWords, TranscriptSegmentRecorded

BEFORE = 60.0
"""Seconds from the question for a number to the number: time to look for the card."""
AFTER = 10.0
"""Seconds after a number in which it is named ("... that is my Visa")."""


class Named(msgspec.Struct, frozen=True):
    """When each kind of number was spoken of, by whomever, in seconds."""

    card: Sequence[float]
    security_code: Sequence[float]
    social_security: Sequence[float]


def last_near(times: Sequence[float], start: float, end: float, answered: float) -> float | None:
    """The last of these times that is near a number said from `start` to `end`; None where none is.

    What was spoken of before `answered`, when another number was said, has had its answer.
    """
    since = max(start - BEFORE, answered)
    return max((at for at in times if since <= at <= end + AFTER), default=None)


def named_in(segments: Sequence[TranscriptSegmentRecorded], words: MaskingWords) -> Named:
    """Look for the phrases in all channels: staff asks, the caller answers."""
    spoken = [
        [(plain(word.text), word.start) for word in segment.content.words]
        for segment in segments
        if isinstance(segment.content, SegmentWords)
    ]
    return Named(
        _times(spoken, words.card), _times(spoken, words.security_code), _times(spoken, words.social_security)
    )


def _times(spoken: Sequence[Sequence[tuple[str, float]]], phrases: frozenset[tuple[str, ...]]) -> list[float]:
    wanted = {tuple(plain(word) for word in phrase) for phrase in phrases}
    return [
        words[place][1]
        for words in spoken
        for phrase in wanted
        for place in range(len(words) - len(phrase) + 1)
        if tuple(text for text, _ in words[place : place + len(phrase)]) == phrase
    ]
