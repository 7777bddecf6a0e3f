"""Speech as an engine hears it: a word every 0.4 s, one segment a line."""

from collections.abc import Sequence
from uuid import UUID

from transcription.transcripts.events import (
    Channel,
    MarkedWords,
    SegmentWords,
    TranscriptSegmentRecorded,
    Word,
)

PACE = 0.4


def said(
    text: str, *, at: float = 0.0, channel: Channel = "caller", marks: Sequence[MarkedWords] = ()
) -> TranscriptSegmentRecorded:
    """One segment; its words begin at `at`, in seconds."""
    words = [
        Word(start=at + place * PACE, end=at + (place + 1) * PACE, text=f" {word}", probability=0.9)
        for place, word in enumerate(text.split())
    ]
    return TranscriptSegmentRecorded(
        segment=UUID(int=round(at * 1000) * 4 + len(channel)),
        heard_in="post_call",
        channel=channel,
        speaker="staff" if channel == "staff" else "caller",
        start_sample=round(at * 16_000),
        start=words[0].start,
        end=words[-1].end,
        probability=0.9,
        language="en",
        engine="faster_whisper",
        model="tiny.en",
        settings="s",
        content=SegmentWords(text=text, words=words, marks=tuple(marks)),
    )
