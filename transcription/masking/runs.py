"""Digits that one party says one after the other, over pauses and segments."""

from collections.abc import Sequence

import msgspec

from transcription.masking.digits import digits_in, plain
from transcription.transcripts.events import SegmentWords, TranscriptSegmentRecorded, Word

BETWEEN_ENGLISH = {
    "uh",
    "um",
    "and",
    "then",
    "dash",
    "space",
    "okay",
    "ok",
    "yes",
    "yeah",
    "next",
    "is",
    "it's",
}
BETWEEN_SPANISH = {"eh", "y", "luego", "guion", "espacio", "si", "sigue", "es"}
BETWEEN = BETWEEN_ENGLISH | BETWEEN_SPANISH
"""What people say between groups of digits without having ended the number."""
MOST_BETWEEN = 4
LONGEST_PAUSE = 10.0
"""Seconds after which what follows is another number: time to turn a card over, or to be told "go ahead"."""


class Place(msgspec.Struct, frozen=True):
    """A word of a segment: numbers in the list of segments and in its words."""

    segment: int
    word: int


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """One party's digits: for each digit word its digits and place; from when to when.

    `open`: nothing was said after it that ends a number, so that more of it may come.
    """

    parts: Sequence[str]
    places: Sequence[Place]
    texts: Sequence[str]
    start: float
    end: float
    open: bool

    @property
    def digits(self) -> str:
        return "".join(self.parts)


def runs_of(segments: Sequence[TranscriptSegmentRecorded], channel: str) -> list[Run]:
    """All runs of one channel, in order. Segments whose words are forgotten have none."""
    spoken = [
        (Place(number, place), word)
        for number, segment in enumerate(segments)
        if segment.channel == channel and isinstance(segment.content, SegmentWords)
        for place, word in enumerate(segment.content.words)
    ]
    digits = digits_in([word.text for _, word in spoken])
    runs: list[Run] = []
    held: list[tuple[Place, Word, str]] = []
    between = 0
    for (place, word), found in zip(spoken, digits, strict=True):
        if held and (word.start - held[-1][1].end > LONGEST_PAUSE or between > MOST_BETWEEN):
            runs.append(_run(held, open_=False))
            held, between = [], 0
        if found:
            held.append((place, word, found))
            between = 0
        elif held:
            between = between + 1 if plain(word.text) in BETWEEN else MOST_BETWEEN + 1
    return [*runs, _run(held, open_=between <= MOST_BETWEEN)] if held else runs


def _run(held: Sequence[tuple[Place, Word, str]], *, open_: bool) -> Run:
    return Run(
        parts=[digits for _, _, digits in held],
        places=[place for place, _, _ in held],
        texts=[word.text for _, word, _ in held],
        start=held[0][1].start,
        end=held[-1][1].end,
        open=open_,
    )
