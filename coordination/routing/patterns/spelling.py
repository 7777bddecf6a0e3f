"""The word that a misspelled or misheard one was meant to be, among those that matter.

A word of 5 to 7 letters may have one letter wrong, missing, doubled or exchanged with its neighbor; a longer
one two; one more when both sound the same. Shorter words are never guessed: "pan" is not "pain".
"""

from collections import defaultdict
from collections.abc import Iterable

from coordination.routing.patterns.sounds import ENGLISH, SPANISH, sound

SHORTEST = 5
LONG = 8  # from here on two letters may be wrong


class Spelling:
    """Of a fixed set of plain words. Asking is a few dictionary lookups."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_rest: dict[str, set[str]] = defaultdict(set)
        self._by_sound: dict[tuple[int, str], set[str]] = defaultdict(set)
        for word in words:
            if len(word) >= SHORTEST and word.isalpha():
                for rest in _rests(word):
                    self._by_rest[rest].add(word)
                for number, rules in enumerate((ENGLISH, SPANISH)):
                    self._by_sound[number, sound(word, rules)].add(word)

    def nearest(self, word: str) -> str | None:
        """The nearest of the words, or None where none is near. Of equals the first by the alphabet."""
        if len(word) < SHORTEST or not word.isalpha():
            return None
        near = set().union(*(self._by_rest.get(rest, ()) for rest in _rests(word)))
        alike = set().union(
            *(
                self._by_sound.get((number, sound(word, rules)), ())
                for number, rules in enumerate((ENGLISH, SPANISH))
            )
        )
        ranked = [
            (distance, one)
            for one in near | alike
            if (distance := letters_apart(word, one)) <= _allowed(word, one, alike=one in alike)
        ]
        return min(ranked)[1] if ranked else None


def _allowed(word: str, other: str, *, alike: bool) -> int:
    shorter = min(len(word), len(other))
    if shorter < SHORTEST or not (alike or word[0] == other[0]):
        return 0
    return (2 if shorter >= LONG else 1) + (1 if alike and shorter > SHORTEST else 0)


def _rests(word: str) -> set[str]:
    """The word without one letter, or without two of a long one: near words share such a rest."""
    rests = {word} | {word[:at] + word[at + 1 :] for at in range(len(word))}
    if len(word) >= LONG:
        rests |= {one[:at] + one[at + 1 :] for one in list(rests) for at in range(len(one))}
    return rests


def letters_apart(one: str, other: str) -> int:
    """How many letters are wrong, missing, too many or exchanged with their neighbor (optimal string
    alignment)."""
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        line = [row]
        for column, opposite in enumerate(other, start=1):
            cost = min(above[column] + 1, line[column - 1] + 1, above[column - 1] + (letter != opposite))
            exchanged = row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == opposite
            line.append(min(cost, before[column - 2] + 1) if exchanged else cost)
        before, above = above, line
    return above[-1]
