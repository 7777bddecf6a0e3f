"""Reads the pattern language of the policy files.

    chest pain              these words; light words ("really", "the", "my") may stand between
    bleed*                  any word that begins so
    tomar+                  any form of this regular Spanish verb
    @chest                  any word or phrase of the class `chest`
    (pain | ache)           one of these
    [my]                    perhaps
    ..3                     up to three words, whichever
    {@chest & @hurt}4       both, in any order, with up to four words between
    !(x ray)                not followed by this
    ^ $                     here what is said begins, or ends, or its part between two marks

Words are written as people say them: "can't" is read as "can not". Accents and capitals do not count.
"""

import re

from coordination.routing.patterns.errors import PatternError
from coordination.routing.patterns.nodes import (
    Class,
    Edge,
    Gap,
    InOrder,
    Maybe,
    Near,
    Node,
    NotNext,
    OneOf,
    Word,
)
from coordination.routing.patterns.plain import plain_words, without_accents
from coordination.routing.patterns.spanish_verbs import forms

PIECE = re.compile(r"\s*(@[a-z_]+|\.\.\d+|\}\d+|!\(|[{}()\[\]|&^$]|\d+\.\d+|[^\W_][\w'-]*[*+]?)")


def read(pattern: str, where: str) -> Node:
    """The pattern, or a PatternError that names `where` it stands."""
    reader = _Reader(pattern, where)
    node = reader.options()
    if reader.pieces:
        raise reader.refused(f"has a `{reader.pieces[0]}` too many")
    return node


class _Reader:
    def __init__(self, pattern: str, where: str) -> None:
        self.pattern = pattern
        self.where = where
        self.pieces: list[str] = []
        place = 0
        while pattern[place:].strip():
            match = PIECE.match(pattern, place)
            if match is None:
                raise self.refused(f"cannot be read from `{pattern[place:].strip()}` on")
            self.pieces.append(match[1])
            place = match.end()
        if not self.pieces:
            raise self.refused("is empty")

    def refused(self, sentence: str) -> PatternError:
        return PatternError(self.where, self.pattern, sentence)

    def options(self) -> Node:
        found = [self.sequence()]
        while self._next() == "|":
            self.pieces.pop(0)
            found.append(self.sequence())
        return found[0] if len(found) == 1 else OneOf(tuple(found))

    def sequence(self) -> Node:
        parts: list[Node] = []
        while self._next() not in (None, "|", "&", ")", "]", "}") and not (self._next() or "").startswith(
            "}"
        ):
            parts.append(self._part())
        if not parts:
            raise self.refused("has nothing where a word should be")
        return parts[0] if len(parts) == 1 else InOrder(tuple(parts))

    def _part(self) -> Node:
        piece = self.pieces.pop(0)
        if piece[0] in "([!":
            return self._enclosed(piece[0])
        if piece == "{":
            return self._near()
        if piece[0] == "@":
            return Class(piece[1:])
        if piece in ("^", "$"):
            return Edge(begins=piece == "^")
        return Gap(int(piece[2:])) if piece.startswith("..") else self._words(piece)

    def _enclosed(self, kind: str) -> Node:
        node = self._closed(self.options(), "]" if kind == "[" else ")")
        return Maybe(node) if kind == "[" else NotNext(node) if kind == "!" else node

    def _near(self) -> Node:
        parts = [self.options()]
        while self._next() == "&":
            self.pieces.pop(0)
            parts.append(self.options())
        end = self._next() or ""
        if not re.fullmatch(r"\}\d+", end):
            raise self.refused("does not say within how many words: `{... & ...}4`")
        self.pieces.pop(0)
        if len(parts) < 2:
            raise self.refused("has one thing in braces that want two")
        return Near(tuple(parts), int(end[1:]))

    def _words(self, piece: str) -> Node:
        if piece.endswith("*"):
            return Word(without_accents(piece[:-1].lower()), begins=True)
        if piece.endswith("+"):
            verb = without_accents(piece[:-1].lower())
            return OneOf(tuple(Word(one) for one in sorted(set(forms(verb)))))
        words, _ = plain_words(piece)
        if not words:
            raise self.refused(f"has no word in `{piece}`")
        plain = tuple(Word(word) for word in words)
        return plain[0] if len(plain) == 1 else InOrder(plain)

    def _closed(self, node: Node, end: str) -> Node:
        if self._next() != end:
            raise self.refused(f"misses a `{end}`")
        self.pieces.pop(0)
        return node

    def _next(self) -> str | None:
        return self.pieces[0] if self.pieces else None
