"""Every word of the policy as one character, so that a pattern over words is a regular expression over text.

The characters are ideographs, of which there are enough, and which no heard word is written with: the private
use area would hold 6,400. Whatever is no such word is OTHER. Marks stay themselves:
"," and "." and "?" by punctuation, ";" between two fragments, "|" between two turns of a speaker.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from coordination.routing.patterns.spanish_nouns import without_diminutive
from coordination.routing.patterns.spelling import Spelling
from transcription.marks.drugs import drugs

FIRST, LAST = 0x4E00, 0x9FFF
OTHER, NUMBER, DRUG = "\ue000", "\ue001", "\ue002"
FRAGMENT, TURN = ";", "|"
MARKS = ",.?;|"
LAST_LETTER = "\U0010ffff"  # after every other
JOINED = 4  # letters at least in each half of two words that were written as one
CACHED = 1 << 14


class Lexicon:
    """`words` and the beginnings of words (`stems`) that patterns use. `guessed`: those of the words that a
    misspelled one may be taken for. `ordinary`: words that look like one of them and are none. `no_forms`:
    words that begin as a stem does and are no form of it ("number" of "numb*")."""

    def __init__(
        self,
        words: Iterable[str],
        stems: Iterable[str],
        guessed: Iterable[str],
        ordinary: Iterable[str],
        no_forms: Iterable[str] = (),
    ) -> None:
        self._no_forms = frozenset(no_forms)
        self._words, self._begun = sorted({*words, *self._no_forms}), sorted(set(stems))
        after = FIRST + len(self._words)
        if after + len(self._begun) > LAST:
            raise ValueError("the policy has more words than there are characters for")
        self._codes = {word: chr(FIRST + place) for place, word in enumerate(self._words)}
        self._stems = {stem: chr(after + place) for place, stem in enumerate(self._begun)}
        self._small: dict[str, set[str]] = defaultdict(set)
        for word, code in self._codes.items():
            for plain in without_diminutive(word):
                self._small[plain].add(code)
        self._longest_first = sorted(self._stems, key=len, reverse=True)
        self._ordinary = frozenset(ordinary) - self._codes.keys()
        self._guessed = frozenset(guessed)
        self._spelling = Spelling(self._guessed)
        self.written = lru_cache(maxsize=CACHED)(self._written)

    def knows(self, word: str) -> bool:
        return word in self._codes

    def of_word(self, word: str) -> str:
        """The character of a word of the policy."""
        return self._codes[word]

    def meant_by(self, word: str) -> frozenset[str]:
        """The characters of a word of the policy and of its small forms that are words of the policy too."""
        return frozenset({self._codes[word]}) | self._small.get(word, frozenset())

    def of_stem(self, stem: str) -> frozenset[str]:
        """The characters of all words that begin so: of the policy's, and of any others."""
        found = {self._codes[word] for word in _beginning(self._words, stem) if word not in self._no_forms}
        return frozenset(found | {self._stems[other] for other in _beginning(self._begun, stem)})

    def numbers(self) -> frozenset[str]:
        """The characters of what is written in digits."""
        known = self._codes | self._stems
        return frozenset({NUMBER} | {code for word, code in known.items() if word[0].isdigit()})

    def named(self) -> frozenset[str]:
        """The characters of what names a medication."""
        return frozenset({DRUG} | {self._codes[word] for word in self._words if list(drugs([word]))})

    def _written(self, word: str) -> str:
        """What a plain heard word is: a character; two where two words were written as one."""
        if word in self._codes:
            return self._codes[word]
        stem = self._stem_of(word)
        if stem:
            meant = self._spelling.nearest(word)
            return self._codes[meant] if meant and meant.startswith(stem) else self._stems[stem]
        if word in self._ordinary:
            return OTHER
        if any(letter.isdigit() for letter in word):
            return NUMBER
        for plain in without_diminutive(word):
            if plain in self._codes:
                return self._codes[plain]
        meant = self._spelling.nearest(word)
        return self._codes[meant] if meant else self._joined(word) or OTHER

    def _stem_of(self, word: str) -> str:
        return next((stem for stem in self._longest_first if word.startswith(stem)), "")

    def _joined(self, word: str) -> str:
        for at in range(JOINED, len(word) - JOINED + 1):
            halves = (word[:at], word[at:])
            if self._codes.keys() >= set(halves) and self._guessed & set(halves):
                return self._codes[halves[0]] + self._codes[halves[1]]
        return ""


def _beginning(words: Sequence[str], stem: str) -> Sequence[str]:
    """Of sorted words those that begin so."""
    return words[bisect_left(words, stem) : bisect_left(words, stem + LAST_LETTER)]
