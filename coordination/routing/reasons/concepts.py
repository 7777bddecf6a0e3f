"""What kinds of things a caller speaks of (concepts.yaml): a test, a medicine, money, a symptom.

A word that was in no training text still says what kind of thing it is. No kind decides anything by itself:
they are features of the model beside words and letters.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import msgspec

from coordination.routing.reasons.plain import plain
from transcription.marks.drugs import drugs

FILE = Path(__file__).with_name("concepts.yaml")
ENDINGS = ("'s", "s", "es")
STEM = 3  # letters that must be left of a word whose ending is taken off

Phrase = tuple[str, ...]


class Lexicon(msgspec.Struct, frozen=True):
    """Kinds by phrase; `longest` is how many words the longest phrase has."""

    kinds: dict[Phrase, tuple[str, ...]]
    longest: int

    def of(self, words: Sequence[str]) -> tuple[str, ...]:
        """Kinds of exactly these words, the last one in the singular where it must be."""
        phrase = tuple(words)
        return self.kinds.get(phrase) or next(
            (self.kinds[one] for one in _singular(phrase) if one in self.kinds), ()
        )


@cache
def lexicon() -> Lexicon:
    """The shipped file, read once."""
    kinds: dict[Phrase, tuple[str, ...]] = {}
    for kind, phrases in msgspec.yaml.decode(FILE.read_bytes(), type=dict[str, list[str]]).items():
        for phrase in phrases:
            key = tuple(plain(phrase))
            kinds[key] = (*kinds.get(key, ()), kind)
    return Lexicon(kinds, max(map(len, kinds)))


def kinds_of(words: Sequence[str]) -> list[tuple[str, ...]]:
    """For each word, the kinds of the longest phrase that begins with it."""
    named = {first for first, _ in drugs(words)}
    known = lexicon()
    return [_at(words, place, known, is_drug=place in named) for place in range(len(words))]


def _at(words: Sequence[str], place: int, known: Lexicon, *, is_drug: bool) -> tuple[str, ...]:
    found = next((kinds for phrase in _from(words, place, known.longest) if (kinds := known.of(phrase))), ())
    return (*found, "medicine") if is_drug and "medicine" not in found else found


def _from(words: Sequence[str], place: int, longest: int) -> Iterator[Sequence[str]]:
    for length in range(min(longest, len(words) - place), 0, -1):
        yield words[place : place + length]


def _singular(phrase: Phrase) -> Iterator[Phrase]:
    *before, last = phrase
    for ending in ENDINGS:
        if last.endswith(ending) and len(last) >= len(ending) + STEM:
            yield (*before, last.removesuffix(ending))
