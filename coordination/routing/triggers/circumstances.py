"""Of which time and of whom something is said, and whether it is only supposed."""

from collections.abc import Sequence

from coordination.routing.patterns.searching import Span
from coordination.routing.triggers.context import Around, outside

ASIDE = 2  # words before a time with which a clause begins: "well, when I was ten I fainted"
TOLD = 4  # words with which a clause goes on to tell: "and it gave me", "y no se me"
COUNTED = 4  # the same where none of them is a subject: "about five or six years back I had a stroke"


class Circumstances:
    """Of one text; `numbers` of clauses and their `bounds` as clauses.py gives them. A clause that one
    of `breaks` begins ("and now") is dated by nothing before it."""

    def __init__(
        self,
        text: str,
        numbers: Sequence[int],
        bounds: Sequence[tuple[int, int]],
        around: Around,
        breaks: frozenset[str],
        subjects: frozenset[str],
    ) -> None:
        self._text, self._numbers, self._bounds, self._around = text, numbers, bounds, around
        self._breaks, self._subjects = breaks, subjects
        self._recent = self._clauses_of(around.recent.spans(text))
        self._older = [(cue, self._dated(cue)) for cue in around.older.spans(text)]
        self._family = self._of_relatives() - self._clauses_of(around.not_family.spans(text))
        spared = around.not_hypothetical.spans(text)
        self._supposed = outside(around.hypothetical.spans(text), spared)

    def recent(self, span: Span) -> bool:
        return bool(self._recent & self._of(span))

    def older(self, span: Span, gaps: Sequence[Span]) -> bool:
        """Not by a time between two of its words: "surgery last month, and the wound is open" is of now."""
        clauses = self._of(span)
        return any(
            dated & clauses and not any(gap.start <= cue.start and cue.end <= gap.end for gap in gaps)
            for cue, dated in self._older
        )

    def of_the_family(self, span: Span) -> bool:
        return bool(self._family & self._of(span))

    def supposed(self, span: Span) -> bool:
        """After an "if" of its clause, or between the two parts of one."""
        clauses = self._of(span)
        return any(
            cue.start < span.end and (self._numbers[cue.start] in clauses or cue.end > span.start)
            for cue in self._supposed
        )

    def _of(self, span: Span) -> set[int]:
        return set(range(self._numbers[span.start], self._numbers[span.end - 1] + 1))

    def _clauses_of(self, spans: list[Span]) -> set[int]:
        return {self._numbers[at] for span in spans for at in (span.start, span.end - 1)}

    def _of_relatives(self) -> set[int]:
        """Clauses about a relative's past, with those that go on about the same one ("..., she could not")
        or come before the one that says whose it was ("seizures, that was my uncle")."""
        found = self._clauses_of(self._around.family.spans(self._text))
        for number in range(1, len(self._bounds)):
            first, after = self._bounds[number]
            begins = self._text[first : min(first + TOLD, after)]
            goes_on = begins[0] in self._around.others and not self._around.past.isdisjoint(begins[1:])
            if number - 1 in found and goes_on:
                found.add(number)
            if number in found and begins[0] in self._around.older_before:
                found.add(number - 1)
        return found

    def _carried_on(self, number: int) -> set[int]:
        """That clause, and those after it that tell more of the same time ("..., and could not breathe")."""
        found = {number}
        while number + 1 < len(self._bounds) and self._tells_more(*self._bounds[number + 1]):
            number += 1
            found.add(number)
        return found

    def _tells_more(self, first: int, after: int) -> bool:
        begins = self._text[first : min(first + TOLD, after)]
        return begins[0] in self._breaks and not self._around.past.isdisjoint(begins[1:])

    def _dated(self, cue: Span) -> set[int]:
        """ "Five years ago, I had ..." and "..., that was five years ago" are times of their neighbor."""
        found = self._clauses_of([cue])
        number = self._numbers[cue.start]
        first, after = self._bounds[number]
        ends = self._text[after - 1] in ".?;|" or (
            self._text[after] in self._breaks if after < len(self._text) else True
        )
        aside = cue.start - first
        counted = aside <= COUNTED and not self._subjects & set(self._text[first : cue.start])
        if aside <= ASIDE or counted:
            last = self._numbers[cue.end - 1]
            found |= self._carried_on(last) if ends else self._carried_on(last + 1)
        if number and self._text[first] in self._around.older_before and self._text[first - 1] != "|":
            found.add(number - 1)
        return found
