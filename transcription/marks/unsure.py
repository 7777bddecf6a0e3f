"""Words that the engine itself is not sure of."""

from collections.abc import Iterator, Sequence

from transcription.marks.runs import runs
from transcription.transcripts.events import Word

UNSURE = 0.5


def unsure(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Spans of words whose probability is below UNSURE."""
    return runs([word.probability < UNSURE for word in words])
