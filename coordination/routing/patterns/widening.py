"""What a pattern means besides the words that are written in it: other forms of its verbs, and its words
where the call has them as one compound."""

from collections.abc import Collection, Mapping
from itertools import product

import msgspec

from coordination.routing.patterns.nodes import InOrder, Maybe, Near, Node, NotNext, OneOf, Word

Forms = Mapping[str, tuple[str, ...]]


def inflected(node: Node, forms: Forms) -> Node:
    """With every form of each verb of which one is written ("wake" is "woke"). What must not follow stays
    as it is: it is there to be exact."""
    match node:
        case Word(text, begins=False) if text in forms:
            return OneOf(tuple(Word(form) for form in forms[text]))
        case OneOf(options):
            return OneOf(tuple(dict.fromkeys(inflected(one, forms) for one in options)))
        case InOrder(parts) | Near(parts, _):
            return msgspec.structs.replace(node, parts=tuple(inflected(one, forms) for one in parts))
        case Maybe(part):
            return Maybe(inflected(part, forms))
        case _:
            return node


def compounded(node: Node, compounds: Collection[str]) -> Node:
    """Found as well where two of its words that follow each other are one of these `compounds` ("high school"
    is heard as "highschool")."""
    match node:
        case OneOf(options):
            return OneOf(tuple(compounded(one, compounds) for one in options))
        case InOrder(parts):
            return _joined(tuple(compounded(one, compounds) for one in parts), compounds)
        case Near(parts, most):
            return Near(tuple(compounded(one, compounds) for one in parts), most)
        case Maybe(part):
            return Maybe(compounded(part, compounds))
        case NotNext(part):
            return NotNext(compounded(part, compounds))
        case _:
            return node


def _joined(parts: tuple[Node, ...], compounds: Collection[str]) -> Node:
    joined: list[Node] = []
    at = 0
    while at < len(parts):
        pair = parts[at : at + 2]
        together = _compounds(pair, compounds) if len(pair) > 1 else []
        joined.append(OneOf((InOrder(pair), *together)) if together else parts[at])
        at += 2 if together else 1
    return joined[0] if len(joined) == 1 else InOrder(tuple(joined))


def _compounds(pair: tuple[Node, ...], compounds: Collection[str]) -> list[Word]:
    words = (first + second for first, second in product(*map(_words, pair)))
    return [Word(word) for word in words if word in compounds]


def _words(node: Node) -> list[str]:
    match node:
        case Word(text, begins=False):
            return [text]
        case OneOf(options):
            return [word for one in options for word in _words(one)]
        case _:
            return []
