"""The words that deserve a second look, and why: unsure ones, drugs, doses, numbers and negations. Pure.

A mark says nothing about whether a word is right. It says that a mistake here would matter, or is likely.
"""

from collections.abc import Callable, Iterator, Sequence

from transcription.marks.doses import doses
from transcription.marks.drugs import drugs
from transcription.marks.negations import negations
from transcription.marks.spoken_numbers import numbers
from transcription.marks.unsure import unsure
from transcription.masking.digits import plain
from transcription.transcripts.events import Mark, MarkedWords, Word

Span = tuple[int, int]
Finds = Callable[[Sequence[str]], Iterator[Span]]
BY_WORDS: tuple[tuple[Mark, Finds], ...] = (
    ("drug", drugs),
    ("dose", doses),
    ("number", numbers),
    ("negation", negations),
)


def marks_of(words: Sequence[Word], language: str) -> list[MarkedWords]:
    """In the order of the words. The lists are English and Spanish; in `language` other than these, what
    they have in common with them (numbers, drugs) is marked."""
    plains = [plain(word.text) for word in words]
    found = [MarkedWords(mark="unsure", first=first, last=last) for first, last in unsure(words)]
    for mark, finds in BY_WORDS:
        found += [MarkedWords(mark=mark, first=first, last=last) for first, last in finds(plains)]
    return sorted(found, key=lambda one: (one.first, one.last, one.mark))
