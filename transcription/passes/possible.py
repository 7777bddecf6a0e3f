"""What a second hearing has that the transcript has not. Pure.

What a sentence may have been besides is full of words that nobody said. So only words of danger where no word
of the same family stands in the transcript within two seconds are proposed, and only when they are not quite
unlikely.
"""

from collections.abc import Iterator, Sequence
from uuid import UUID, uuid5

from coordination.policy.refusals import words_of
from coordination.policy.transcription import Leaning
from transcription.hearing.facts import segment_id
from transcription.transcripts.events import (
    Channel,
    PossibleWords,
    SegmentWords,
    TranscriptPossibleHeard,
    TranscriptSegmentRecorded,
    Word,
)

NEAR = 2.0  # seconds: two decodings place the same word some tenths of a second apart, and split sentences
SURE = 0.05
"""Of the least sure word. With tiny.en, of 110 phrases of danger (synthetic voices, noise) that a transcript
lacked, 21 were proposed, and one that was not said; in 65 minutes of talk that held few of them, 2 that were
said and none that was not. At 0 it was 23, and one that was not in the 65 minutes; at 0.5 it was 5."""


def possible(
    call: UUID,
    heard: TranscriptSegmentRecorded,
    record: Sequence[tuple[Channel, Word]],
    leaning: Leaning,
    settings: str,
) -> list[TranscriptPossibleHeard]:
    """The proposals out of one utterance of the second hearing, at most one a family. `record` are the words
    of the transcript, and `settings` those of the hearing that it is from."""
    if not isinstance(heard.content, SegmentWords):
        return []
    words = heard.content.words
    same_side = [word for channel, word in record if channel == heard.channel]
    found: list[TranscriptPossibleHeard] = []
    for family, phrases in leaning.families.items():
        for first, last in _places(words, phrases):
            said = words[first : last + 1]
            known = any(_places(_near(said, same_side), phrases))
            if not known and min(word.probability for word in said) >= SURE:
                found.append(_proposal(call, heard, family, said, settings))
                break
    return found


def _near(said: Sequence[Word], words: Sequence[Word]) -> list[Word]:
    """Those that were said at about the same time."""
    start, end = said[0].start - NEAR, said[-1].end + NEAR
    return [word for word in words if word.end > start and word.start < end]


def _places(words: Sequence[Word], phrases: frozenset[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """First and last word of each phrase that stands in these words, the earliest first."""
    spoken = [(part, number) for number, word in enumerate(words) for part in words_of(word.text)]
    texts = tuple(part for part, _ in spoken)
    for at in range(len(texts)):
        for phrase in phrases:
            if texts[at : at + len(phrase)] == phrase:
                yield spoken[at][1], spoken[at + len(phrase) - 1][1]


def _proposal(
    call: UUID, heard: TranscriptSegmentRecorded, family: str, said: Sequence[Word], settings: str
) -> TranscriptPossibleHeard:
    return TranscriptPossibleHeard(
        possible=uuid5(heard.segment, f"possible/{family}"),
        family=family,
        segment=segment_id(call, heard.channel, heard.start_sample, settings),
        channel=heard.channel,
        speaker=heard.speaker,
        start=said[0].start,
        end=said[-1].end,
        probability=min(word.probability for word in said),
        language=heard.language,
        engine=heard.engine,
        model=heard.model,
        settings=heard.settings,
        content=PossibleWords(text=" ".join(word.text.strip() for word in said)),
    )
