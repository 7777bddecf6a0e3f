"""What was heard, as facts of a call's transcript."""

from collections.abc import Sequence
from uuid import UUID, uuid5

import msgspec

from transcription.engines.port import Engine
from transcription.hearing.hearing import Missed, Segment, hear
from transcription.hearing.windows import Window
from transcription.transcripts.events import (
    Channel,
    Pass,
    SegmentWords,
    Speaker,
    TranscriptNotHeard,
    TranscriptSegmentRecorded,
)

Fact = TranscriptSegmentRecorded | TranscriptNotHeard
SPEAKERS: dict[Channel, Speaker] = {"caller": "caller", "staff": "staff", "mixed": "unknown"}


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One channel of a call, and who hears it how."""

    call: UUID
    channel: Channel
    heard_in: Pass
    language: str


def segment_id(call: UUID, channel: Channel, start_sample: int, settings: str) -> UUID:
    """The same sound heard again with the same settings is the same segment."""
    return uuid5(call, f"segment/{channel}/{start_sample}/{settings}")


def heard(engine: Engine, window: Window, side: Side) -> Sequence[Fact]:
    """The facts of these utterances, in order. Raises EngineFailed."""
    return [_fact(one, engine, side) for one in hear(engine, window, side.language)]


def _fact(one: Segment | Missed, engine: Engine, side: Side) -> Fact:
    if isinstance(one, Missed):
        return TranscriptNotHeard(
            heard_in=side.heard_in, channel=side.channel, start=one.start, end=one.end, why="engine_failed"
        )
    return TranscriptSegmentRecorded(
        segment=segment_id(side.call, side.channel, one.start_sample, engine.settings),
        heard_in=side.heard_in,
        channel=side.channel,
        speaker=SPEAKERS[side.channel],
        start_sample=one.start_sample,
        start=one.start,
        end=one.end,
        probability=one.probability,
        language=side.language,
        engine=engine.name,
        model=engine.model,
        settings=engine.settings,
        content=SegmentWords(text=one.text, words=one.words, marks=one.marks),
    )
