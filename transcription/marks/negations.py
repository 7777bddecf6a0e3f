"""Words that turn what is said around."""

from collections.abc import Iterator, Sequence

from transcription.marks.runs import runs
from transcription.marks.words import of

CONTRACTED = ("n't", "n\N{RIGHT SINGLE QUOTATION MARK}t")  # as models write it


def negations(plains: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Spans of such words."""
    return runs([plain in of("negations") or plain.endswith(CONTRACTED) for plain in plains])
