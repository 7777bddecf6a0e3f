"""A question and the answer to it: who asks, and which words are a yes."""

from collections.abc import Sequence
from typing import Literal

import msgspec

from coordination.routing.patterns.searching import Patterns, Span
from coordination.routing.triggers.heard import Heard

WITHIN = 10.0
"""Seconds from the end of a question to its answer (safety.md, Triggers)."""
ASKERS = frozenset(("staff", "receptionist", "interpreter", "relay"))
AS_THE_CALLER = frozenset(("caller", "unknown", "interpreter", "relay"))
"""Whose words are the caller's own (safety.md: an unknown speaker counts as the caller)."""


class Turned(msgspec.Struct, frozen=True):
    """How a language turns a question into what a no to it says. The `negation` stands after the first of the
    `auxiliaries` and the one of `persons` that follows it ("is he *not* breathing"), or before the auxiliary
    where the language puts it there (`before`: "el niño *no* está respirando")."""

    negation: str
    auxiliaries: frozenset[str]
    persons: frozenset[str]
    before: bool

    def place(self, text: str, begin: int, end: int) -> int:
        """Where in the sentence from `begin` to `end`; `end` where it has no place."""
        first = next((at for at in range(begin, end) if text[at] in self.auxiliaries), None)
        if self.before:
            return begin if first is None else first
        if first is None:
            return end
        after = first + 1
        return after + 1 if after < end and text[after] in self.persons else after


class Answers(msgspec.Struct, frozen=True):
    """`asked`: to somebody's face ("do you have"), so that an interpreter's question is not a symptom.
    `asked_of_the_past`: "have you ever". `agreed`: a yes that agrees with a denial ("no pain?" "right").
    `listening`: all that somebody says who only listens ("mm-hmm")."""

    yes: Patterns[None]
    no: Patterns[None]
    agreed: Patterns[None]
    asked: Patterns[None]
    asked_of_the_past: Patterns[None]
    listening: frozenset[str]
    turned: tuple[Turned, ...]


class Answer(msgspec.Struct, frozen=True):
    """`agrees`: it would also confirm a denial."""

    means: Literal["yes", "no"]
    span: Span
    agrees: bool


def answer_in(text: str, answers: Answers) -> Answer | None:
    """What one segment begins with. Both in one is a yes: somebody looks sooner."""
    if yes := answers.yes.spans(text):
        return Answer("yes", min(yes), bool(answers.agreed.spans(text)))
    if no := answers.no.spans(text):
        return Answer("no", min(no), agrees=False)
    return None


def questions_before(heard: Sequence[Heard], place: int, listens: Sequence[bool]) -> list[int]:
    """Which segments may have asked for the answer at `place`: what was asked since the caller last said
    something of substance (`listens`: of each segment, that it is no more than an answer or an "mm-hmm")."""
    answer = heard[place]
    found: list[int] = []
    for before in range(place - 1, -1, -1):
        one = heard[before]
        own = (one.channel, one.speaker) == (answer.channel, answer.speaker)
        if one.speaker in ASKERS and not own:
            if answer.start - one.end > WITHIN:
                break
            found.append(before)
        elif not listens[before] and not (own and one.speaker in ASKERS):
            break
    return found[::-1]
