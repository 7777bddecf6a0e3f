"""A segment, and a stretch that was not heard, as the API shows them."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from coordination.log.event import Forgotten
from transcription.transcripts import shapes
from transcription.transcripts.events import SegmentWords, TranscriptMasked, TranscriptNotHeard
from transcription.transcripts.state import Segment


def masks_by_segment(masks: Iterable[TranscriptMasked]) -> dict[UUID, list[TranscriptMasked]]:
    found: dict[UUID, list[TranscriptMasked]] = {}
    for mask in masks:
        found.setdefault(mask.segment, []).append(mask)
    return found


def gap_item(gap: TranscriptNotHeard) -> shapes.TranscriptGap:
    return shapes.TranscriptGap(start=gap.start, end=gap.end, channel=gap.channel, why=gap.why)


def segment_item(
    one: Segment, corrections: Sequence[shapes.TranscriptCorrection], masks: Sequence[TranscriptMasked]
) -> shapes.TranscriptSegment:
    content = one.heard.content
    return shapes.TranscriptSegment(
        id=one.heard.segment,
        channel=one.heard.channel,
        speaker=one.heard.speaker,
        start=one.heard.start,
        end=one.heard.end,
        text=one.text,
        heard=content.text.strip() if one.corrected and isinstance(content, SegmentWords) else None,
        probability=one.heard.probability,
        heard_in=one.heard.heard_in,
        destroyed=one.destroyed,
        words=[
            shapes.TranscriptWord(start=w.start, end=w.end, text=w.text.strip(), probability=w.probability)
            for w in one.words
        ],
        marks=[shapes.TranscriptMark(mark=m.mark, first=m.first, last=m.last) for m in one.marks],
        corrections=corrections,
        masks=[
            shapes.TranscriptMask(
                id=m.mask,
                kind=m.kind,
                start=m.start,
                end=m.end,
                liftable=not isinstance(m.content, Forgotten),
            )
            for m in sorted(masks, key=lambda m: (m.start, m.end))
        ],
    )
