"""What a pattern is made of, once it has been read."""

from typing import TypeAlias

import msgspec


class Word(msgspec.Struct, frozen=True):
    """One plain word; `begins`: any word that begins so."""

    text: str
    begins: bool = False


class Class(msgspec.Struct, frozen=True):
    """Any of the words, or phrases, of that class."""

    name: str


class InOrder(msgspec.Struct, frozen=True):
    """One after the other; light words may stand between."""

    parts: "tuple[Node, ...]"


class OneOf(msgspec.Struct, frozen=True):
    options: "tuple[Node, ...]"


class Maybe(msgspec.Struct, frozen=True):
    part: "Node"


class Gap(msgspec.Struct, frozen=True):
    """At most so many words, whichever."""

    most: int


class Near(msgspec.Struct, frozen=True):
    """In any order, with at most so many words between two of them."""

    parts: "tuple[Node, ...]"
    most: int


class NotNext(msgspec.Struct, frozen=True):
    """This does not follow here."""

    part: "Node"


class Edge(msgspec.Struct, frozen=True):
    """Here begins (or ends) what is said, or a part of it by its punctuation."""

    begins: bool


Node: TypeAlias = Word | Class | InOrder | OneOf | Maybe | Gap | Near | NotNext | Edge
