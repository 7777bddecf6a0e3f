"""Which kind of number people speak about at a time, by the words before and after."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

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
    beginning = _by_first_word(phrases)
    return [
        start
        for words in spoken
        for place, (text, start) in enumerate(words)
        for phrase in beginning.get(text, ())
        if tuple(one for one, _ in words[place : place + len(phrase)]) == phrase
    ]


@lru_cache(maxsize=64)  # three lists of each language of the few policies that a process sees
def _by_first_word(phrases: frozenset[tuple[str, ...]]) -> Mapping[str, Sequence[tuple[str, ...]]]:
    """Looked up for every word of two minutes, four times a second of every call that lasts."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(filter(None, phrases)):
        plainly = tuple(plain(word) for word in phrase)
        found.setdefault(plainly[0], []).append(plainly)
    return found
