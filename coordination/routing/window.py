"""The last half minute of a call around a segment that arrived, as the engines take it. Pure.

A segment is looked at with what was said around it by the same hearing, on both channels, in the order of
time: one channel may be written down before the other, so what came later in the call counts as well.
"""

from collections.abc import Iterable, Sequence

import msgspec

from coordination.routing.triggers.heard import Heard, HeardWord
from transcription.transcripts.events import Channel
from transcription.transcripts.state import Segment, Transcript
from transcription.transcripts.superseding import is_shown

BEFORE = 30.0  # seconds that a question, a denial or a split phrase reaches back at the most
AFTER = 10.0  # seconds in which an answer counts, where it was written down before its question
ALL_CHANNELS: Channel = "mixed"

Paused = Sequence[tuple[float, float]]
"""Stretches in which nobody listened, in seconds of the sound."""


class Silence(msgspec.Struct, frozen=True):
    """Nobody heard this stretch of a channel."""

    channel: Channel
    start: float
    end: float


def window(transcript: Transcript, arrived: Segment, paused: Paused = ()) -> list[Heard]:
    """In the order of time; a segment without words is left out."""
    begins, ends = arrived.heard.start - BEFORE, arrived.heard.end + AFTER
    near = [
        one
        for one in transcript.segments.values()
        if one.words and one.heard.start <= ends and one.heard.end >= begins
    ]
    heard = sorted((one for one in near if _together(transcript, one, arrived)), key=_place)
    missed = [*_missed(transcript, arrived), *(Silence(ALL_CHANNELS, start, end) for start, end in paused)]
    return [_heard(one, heard[:number], begins, missed) for number, one in enumerate(heard)]


def _place(one: Segment) -> tuple[float, str, str]:
    return one.heard.start, one.heard.channel, str(one.heard.segment)


def _together(transcript: Transcript, one: Segment, arrived: Segment) -> bool:
    """Of one hearing; around a correction, what people see."""
    if one.heard.segment == arrived.heard.segment:
        return True
    if arrived.corrected:
        return is_shown(transcript, one)
    same = one.heard.heard_in == arrived.heard.heard_in
    return same and (one.heard.heard_in == "live" or one.of_pass == arrived.of_pass)


def _missed(transcript: Transcript, arrived: Segment) -> Iterable[Silence]:
    for gap in transcript.gaps:
        if gap.noted.heard_in == arrived.heard.heard_in:
            yield Silence(gap.noted.channel, gap.noted.start, gap.noted.end)


def _heard(one: Segment, before: Sequence[Segment], begins: float, missed: Iterable[Silence]) -> Heard:
    """With a gap before it, where something between it and what its channel had said was not heard."""
    own = [other.heard.end for other in before if other.heard.channel == one.heard.channel]
    since = max(own, default=begins)
    gap = any(
        silence.channel in {one.heard.channel, ALL_CHANNELS}
        and silence.start < one.heard.start
        and silence.end > since
        for silence in missed
    )
    return Heard(
        segment=one.heard.segment,
        channel=one.heard.channel,
        speaker=one.heard.speaker,
        language=one.heard.language,
        words=[HeardWord(text=word.text.strip(), start=word.start, end=word.end) for word in one.words],
        gap_before=gap,
    )
