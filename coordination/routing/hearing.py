"""The words around an event of a transcript, from the log."""

from collections.abc import Iterator
from datetime import datetime

import msgspec

from coordination.log.decider import state_of
from coordination.log.event import Logged
from coordination.log.stream import load, tail
from coordination.routing.triggers.heard import Heard
from coordination.routing.window import Paused, window
from telephony.calls.events import CallRecordingStarted
from telephony.calls.state import Call
from transcription.transcripts.decisions import TRANSCRIPT
from transcription.transcripts.events import TranscriptSegmentCorrected, TranscriptSegmentRecorded
from transcription.transcripts.state import Segment

# Events of a transcript that hold half a minute of it: two people who interrupt each other every second
# are written down as 60 segments, and who talks so is heard with less around it.
NEAR = 48


class Around(msgspec.Struct, frozen=True, kw_only=True):
    """A segment that arrived, or was corrected, and what was said around it."""

    segment: Segment
    heard: list[Heard]


def around(cause: Logged, call: Call) -> Around | None:
    """None where there are no words to look at: destroyed, or struck."""
    event = cause.event
    if isinstance(event, TranscriptSegmentRecorded):
        near = tail(cause.stream, upto=cause.version, last=NEAR)
    elif isinstance(event, TranscriptSegmentCorrected):
        near = [one for one in load(cause.stream).logged if one.version <= cause.version]
    else:
        return None
    transcript = state_of(TRANSCRIPT, (one.event for one in near))
    segment = transcript.segments.get(event.segment)
    if segment is None or not segment.words:
        return None
    return Around(segment=segment, heard=window(transcript, segment, paused(call)))


def everything(stream: str, call: Call) -> Iterator[Around]:
    """Each segment of a transcript with what was said around it, in the order in which they were written."""
    transcript = state_of(TRANSCRIPT, load(stream).events)
    silent = paused(call)
    for segment in transcript.segments.values():
        if segment.words:
            yield Around(segment=segment, heard=window(transcript, segment, silent))


def paused(call: Call) -> Paused:
    """When a person kept the sound out, in seconds of the sound."""
    if not call.pauses or (begins := begins_at(call)) is None:
        return ()
    return [
        ((one.from_ - begins).total_seconds(), (one.to - begins).total_seconds() if one.to else float("inf"))
        for one in call.pauses
    ]


def begins_at(call: Call) -> datetime | None:
    """The time of the sound's first sample, as well as it is known."""
    if call.stored is not None and call.stored.begins_at is not None:
        return call.stored.begins_at
    begun = call.first(CallRecordingStarted)
    return begun.at if begun is not None else None
