"""Which words a set of read patterns uses."""

from collections.abc import Iterable

import msgspec

from coordination.routing.patterns.nodes import InOrder, Maybe, Near, Node, NotNext, OneOf, Word


class Vocabulary(msgspec.Struct, frozen=True):
    """Whole words, and beginnings of words."""

    words: frozenset[str]
    stems: frozenset[str]


def vocabulary_of(nodes: Iterable[Node]) -> Vocabulary:
    words: set[str] = set()
    stems: set[str] = set()
    open_ = list(nodes)
    while open_:
        match open_.pop():
            case Word(text, begins):
                (stems if begins else words).add(text)
            case InOrder(parts) | Near(parts, _) | OneOf(parts):
                open_ += parts
            case Maybe(part) | NotNext(part):
                open_.append(part)
            case _:
                pass
    return Vocabulary(frozenset(words), frozenset(stems))
