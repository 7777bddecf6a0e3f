"""A person must not write into a transcript what is taken out of it: digits of cards and the like.

The rule is the machine's own (transcription.masking), over the words as they would stand.
"""

from uuid import UUID

from msgspec.structs import replace

from coordination.policy.masking import MaskingWords
from transcription.masking.masking import masked
from transcription.transcripts.correcting import joined, replaced
from transcription.transcripts.decisions import Correct
from transcription.transcripts.events import SegmentWords, TranscriptMasked, TranscriptSegmentRecorded, Word
from transcription.transcripts.refusals import DigitsRefused
from transcription.transcripts.state import Segment, Transcript
from transcription.transcripts.superseding import shown


def refuse_typed_digits(state: Transcript, command: Correct, words: MaskingWords) -> None:
    """Raises DigitsRefused when the correction brings digits that would have been masked if they had been
    heard. Whether the correction can be made at all is the decision's."""
    segment = state.segments.get(command.segment)
    if segment is None or not 0 <= command.first <= command.last < len(segment.words):
        return
    before = shown(state)
    changed = replaced(segment.words, command.first, command.last, command.text)
    after = [_standing(one, changed if one.heard.segment == command.segment else one.words) for one in before]
    now = [_standing(one, one.words) for one in before]
    if _masks(after, command.segment, words) > _masks(now, command.segment, words):
        raise DigitsRefused


def _standing(segment: Segment, words: tuple[Word, ...]) -> TranscriptSegmentRecorded:
    return replace(segment.heard, content=SegmentWords(text=joined(words), words=words))


def _masks(segments: list[TranscriptSegmentRecorded], of: UUID, words: MaskingWords) -> int:
    found = masked(segments, words)
    return sum(isinstance(one, TranscriptMasked) and one.segment == of for one in found)
