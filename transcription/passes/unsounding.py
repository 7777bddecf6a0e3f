"""What was masked in the words must not be heard in the sound either."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from coordination.log.stream import load, now
from telephony.calls.events import Silence
from telephony.recordings.silencing import silence
from transcription.transcripts.appending import transcript_of
from transcription.transcripts.events import Channel, TranscriptMasked, TranscriptSegmentRecorded
from transcription.transcripts.heard import HeardFact

MARGIN = 0.3
"""Seconds before and after: engines place a word some tenths of a second beside where it was said."""


def silence_masked(call: UUID, sides: Sequence[Channel], settings: str, facts: Sequence[HeardFact]) -> None:
    """Silence in the stored recording all that this hearing of it masked: what the log holds of it, and
    `facts` that are about to follow. Raises what `telephony.recordings.silencing.silence` raises.
    """
    told = [*load(transcript_of(call)).events, *facts]
    own = {
        one.segment for one in told if isinstance(one, TranscriptSegmentRecorded) and one.settings == settings
    }
    masks = [one for one in told if isinstance(one, TranscriptMasked) and one.segment in own]
    if masks:
        silence(call, silences_of(masks, sides), now())


def silences_of(masks: Iterable[TranscriptMasked], sides: Sequence[Channel]) -> list[Silence]:
    """Where the digits are, by the file's channels; in all of them where nobody is told apart."""
    return [
        Silence(
            channel=sides.index(mask.channel) if len(sides) > 1 else None,
            start=max(0.0, round(mask.start - MARGIN, 3)),
            end=round(mask.end + MARGIN, 3),
        )
        for mask in masks
    ]
