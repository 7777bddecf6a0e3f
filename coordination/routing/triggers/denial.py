"""How far a "no" reaches."""

from collections.abc import Sequence

from coordination.routing.patterns.searching import Span
from coordination.routing.triggers.context import Around, outside

REACH = 14  # words: "no fever, chills, cough, vomiting, chest pain or shortness of breath"
AFTER = 3  # words between what is denied and the denial that follows it
LISTED = 8  # the same where alternatives stand between: "chest pain or anything like that, no"
PHRASE = 3  # words: so long a denial is nobody's pattern, and denies what begins in it ("I do not mind if")


class Denials:
    """Of one text. `clause_ends`: for each character where its clause ends."""

    def __init__(self, text: str, clause_ends: Sequence[int], around: Around) -> None:
        self._text = text
        self._around = around
        spared = around.not_denials.spans(text)
        self._before = outside(around.denials.spans(text), spared)
        self._denied = [False] * len(text)
        for cue in self._before:
            begin = cue.start if cue.end - cue.start >= PHRASE else cue.end
            for at in range(begin, self._reach(cue.end, clause_ends[cue.end - 1])):
                self._denied[at] = True
        self._after = around.denials_after.spans(text)

    def denies(self, span: Span, gaps: Sequence[Span]) -> bool:
        """Whether what is said there is denied: before it, between its words, or right after it."""
        if self._denied[span.start] and not self._is_given(span.start):
            return True
        if any(gap.start <= cue.start and cue.end <= gap.end for gap in gaps for cue in self._before):
            return True
        return any(
            0 <= cue.start - span.end <= self._far(span.end, cue) and self._joined(span, cue)
            for cue in self._after
        )

    def _is_given(self, at: int) -> bool:
        """ "Tylenol did not touch this chest pain": it is there."""
        pointed = at > 0 and self._text[at - 1] in self._around.given
        return pointed and self._text[at - 2 : at - 1] not in self._around.owned

    def _far(self, end: int, cue: Span) -> int:
        listed = any(one in self._around.alternatives for one in self._text[end : cue.start])
        return LISTED if listed else AFTER

    def _joined(self, span: Span, cue: Span) -> bool:
        """ "Chest pain, no." denies; "my chest hurts, no, really" does not."""
        between, behind = self._text[span.end : cue.start], self._text[cue.end : cue.end + 1]
        interjected = cue.end - cue.start == 1 and behind == ","
        return not interjected and not any(mark in ".;|" for mark in between)

    def _reach(self, begin: int, end: int) -> int:
        """Up to where a denial reaches that ends at `begin`, in a clause that goes up to `end`."""
        end = min(end, begin + REACH)
        comma = self._text.find(",", begin, end)
        if comma < 0:
            return end
        listed = comma > begin and any(one in self._around.alternatives for one in self._text[comma:end])
        return end if listed else comma
