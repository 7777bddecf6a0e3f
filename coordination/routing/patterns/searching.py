"""Many patterns over one text, quickly: only those are tried of which a word stands in it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from coordination.routing.patterns.compiling import Pattern

T = TypeVar("T")


class Span(NamedTuple):
    """Characters `start` up to `end`, of which the first and the last are words of the pattern."""

    start: int
    end: int


class Occurrence(NamedTuple, Generic[T]):
    """Where a pattern was found, what it stands for, and what gaps between its words took of others."""

    meaning: T
    span: Span
    gaps: tuple[Span, ...]


class Patterns(Generic[T]):
    """Patterns, each with what it stands for."""

    def __init__(self, patterns: Iterable[tuple[T, Pattern]]) -> None:
        self._all = list(patterns)
        by_anchor: dict[str, list[int]] = defaultdict(list)
        for place, (_, pattern) in enumerate(self._all):
            for anchor in pattern.needed[0]:
                by_anchor[anchor].append(place)
        self._by_anchor = dict(by_anchor)

    def found(self, text: str) -> Iterator[Occurrence[T]]:
        """Every place where one begins, with its nearest end; places of one pattern may overlap, so that
        "no pain here but in my chest pain" is found twice, once denied and once not."""
        words = set(text)
        tried = {place for one in words for place in self._by_anchor.get(one, ())}
        for place in sorted(tried):
            meaning, pattern = self._all[place]
            for needed in pattern.needed:
                if needed.isdisjoint(words):
                    break
            else:
                yield from _places(text, meaning, pattern)

    def spans(self, text: str) -> list[Span]:
        """The places alone."""
        return [one.span for one in self.found(text)]

    def __len__(self) -> int:
        return len(self._all)


def _places(text: str, meaning: T, pattern: Pattern) -> Iterator[Occurrence[T]]:
    at = 0
    while match := pattern.regex.search(text, at):
        begin, end = match.span()
        if begin < end:
            gaps = tuple(Span(*one) for one in match.regs[1:] if begin < one[0] < one[1] < end)
            yield Occurrence(meaning, Span(begin, end), gaps)
        at = begin + 1
