"""Segments without the digits of cards and social security numbers, and a mask for each that was hidden."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID, uuid5

import msgspec

from coordination.log.event import FORGOTTEN
from coordination.policy.masking import MaskingWords
from transcription.masking.kinds import Hidden, hidden_in
from transcription.masking.near import named_in
from transcription.masking.runs import Run, runs_of
from transcription.transcripts.events import (
    HiddenDigits,
    MarkedWords,
    MaskKind,
    SegmentWords,
    TranscriptMasked,
    TranscriptSegmentRecorded,
    Word,
)

SHOWN: dict[MaskKind, str] = {
    "card": "[card number]",
    "security_code": "[security code]",
    "social_security": "[social security number]",
}


A_NUMBER = 3
"""Digits with which somebody answers a question for a number; fewer are a count or a dose."""


class Covered(msgspec.Struct, frozen=True, kw_only=True):
    """Words `first` to `last` (inclusive) of one segment that give way to one word that names the kind."""

    kind: MaskKind
    first: int
    last: int


def masked(
    segments: Sequence[TranscriptSegmentRecorded], words: MaskingWords
) -> list[TranscriptSegmentRecorded | TranscriptMasked]:
    """The same segments in their order, each followed by its masks. Segments must stand in order of time.

    What it gives back holds no digit of a card or a code; a social security number only under its mask.
    """
    covered = _covered(segments, words)
    events: list[TranscriptSegmentRecorded | TranscriptMasked] = []
    for number, segment in enumerate(segments):
        if isinstance(segment.content, SegmentWords) and covered[number]:
            shown, masks = _without(segment, segment.content, covered[number])
            events += [shown, *masks]
        else:
            events.append(segment)
    return events


def _covered(segments: Sequence[TranscriptSegmentRecorded], words: MaskingWords) -> dict[int, list[Covered]]:
    """What is hidden in each segment: a number that spans several is hidden in each of them."""
    named = named_in(segments, words)
    covered: dict[int, list[Covered]] = defaultdict(list)
    channels = {segment.channel for segment in segments}
    runs = sorted((run for one in channels for run in runs_of(segments, one)), key=lambda run: run.start)
    answered = 0.0
    for run in runs:
        for hidden in hidden_in(run, named, answered):
            for number, places in _by_segment(run, hidden).items():
                covered[number].append(Covered(kind=hidden.kind, first=places[0], last=places[-1]))
        if len(run.digits) >= A_NUMBER:
            answered = run.end
    return covered


def _by_segment(run: Run, hidden: Hidden) -> dict[int, list[int]]:
    within: dict[int, list[int]] = defaultdict(list)
    for place in run.places[hidden.first : hidden.last + 1]:
        within[place.segment].append(place.word)
    return within


def _without(
    segment: TranscriptSegmentRecorded, content: SegmentWords, covered: Sequence[Covered]
) -> tuple[TranscriptSegmentRecorded, list[TranscriptMasked]]:
    words: list[Word] = []
    moved: dict[int, int] = {}  # where each word that stays has gone
    masks: list[TranscriptMasked] = []
    starts = {one.first: one for one in covered}
    inside = {place for one in covered for place in range(one.first, one.last + 1)}
    for place, word in enumerate(content.words):
        if (one := starts.get(place)) is not None:
            hidden = content.words[one.first : one.last + 1]
            start, end = hidden[0].start, hidden[-1].end
            words.append(Word(start=start, end=end, text=SHOWN[one.kind], probability=1.0))
            masks.append(_mask(segment, one.kind, hidden))
        elif place not in inside:
            moved[place] = len(words)
            words.append(word)
    marks = [
        MarkedWords(mark=mark.mark, first=moved[mark.first], last=moved[mark.last])
        for mark in content.marks
        if not inside.intersection(range(mark.first, mark.last + 1))
    ]
    text = " ".join(word.text.strip() for word in words)
    return msgspec.structs.replace(segment, content=SegmentWords(text=text, words=words, marks=marks)), masks


def _mask(segment: TranscriptSegmentRecorded, kind: MaskKind, hidden: Sequence[Word]) -> TranscriptMasked:
    """Only a social security number is kept, sealed apart, for whoever may see it with a reason."""
    kept = HiddenDigits(text=" ".join(word.text.strip() for word in hidden))
    start, end = hidden[0].start, hidden[-1].end
    return TranscriptMasked(
        mask=_mask_id(segment.segment, start),
        kind=kind,
        segment=segment.segment,
        channel=segment.channel,
        start=start,
        end=end,
        content=kept if kind == "social_security" else FORGOTTEN,
    )


def _mask_id(segment: UUID, start: float) -> UUID:
    """The same words masked again have the same mask."""
    return uuid5(segment, f"mask/{start:.3f}")
