"""The words around a phrase that say whether it is so: what ConText (Harkema and others, 2009) calls
triggers, terminators and scope, by the clinic's files context.en.yaml and context.es.yaml."""

import msgspec

from coordination.routing.patterns.searching import Patterns, Span


class Clausal(msgspec.Struct, frozen=True):
    """Where one thing that is said ends and the next begins, by characters of the lexicon.

    `contrasts` begin a new one ("but"). `subjects` do ("I"), unless one of `takers` stands before it ("if I",
    "am I"). `possessives` do ("my"), unless one of `carriers` does ("in my"). `openers` do after a comma or
    one of `joiners` ("and now"), and after these `past` does too: "I did not read it and *took* two".
    `pointers` do where one of `happens` follows ("it is").
    """

    contrasts: frozenset[str]
    subjects: frozenset[str]
    takers: frozenset[str]
    possessives: frozenset[str]
    carriers: frozenset[str]
    openers: frozenset[str]
    joiners: frozenset[str]
    past: frozenset[str]
    pointers: frozenset[str]
    happens: frozenset[str]


class Around(msgspec.Struct, frozen=True):
    """What each kind of context is known by.

    `given`: what points at a sign that is there ("nothing helps *this* pain"), unless one of `owned` stands
    before it.
    `others`: by what a clause goes on to tell of a relative ("*she* could not breathe").
    `past`: what tells more of the time that was told ("as a child I choked and *could* not breathe").
    `alternatives`: a list that a comma divides stays denied where one follows ("no fever, cough or pain").
    """

    not_denials: Patterns[None]
    denials: Patterns[None]
    denials_after: Patterns[None]
    given: frozenset[str]
    owned: frozenset[str]
    alternatives: frozenset[str]
    recent: Patterns[None]
    older: Patterns[None]
    older_before: frozenset[str]
    past: frozenset[str]
    family: Patterns[None]
    others: frozenset[str]
    not_family: Patterns[None]
    hypothetical: Patterns[None]
    not_hypothetical: Patterns[None]


def outside(spans: list[Span], others: list[Span]) -> list[Span]:
    """Those that no other overlaps: "not" in "not only" denies nothing."""
    return [
        one for one in spans if not any(one.start < other.end and other.start < one.end for other in others)
    ]
