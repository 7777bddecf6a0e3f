"""Words that the engine itself is not sure of."""

from collections.abc import Iterator, Sequence

from transcription.marks.runs import runs
from transcription.transcripts.events import Word

UNSURE = 0.6
"""Of 852 words heard over a telephone by the tiny model 79 were wrong. Below 0.6 lay 96 words, 46 of the
wrong ones among them (below 0.5: 66 with 35; below 0.7: 134 with 57): half of what is marked is wrong."""


def unsure(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Spans of words whose probability is below UNSURE."""
    return runs([word.probability < UNSURE for word in words])
