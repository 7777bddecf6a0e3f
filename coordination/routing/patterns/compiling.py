"""From a pattern that was read to a regular expression over the lexicon's characters."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import permutations

from coordination.routing.patterns.errors import PatternError
from coordination.routing.patterns.lexicon import FRAGMENT, MARKS, TURN, Lexicon
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

BUILT_IN = {"number", "drug"}
LIGHT_WORDS = 4  # that may stand between two words of a pattern: "my really very bad chest"
STOPS = ".?"  # what no gap reaches across
COMMON = 30  # how much likelier a common word is than another; only speed depends on it


class Pattern:
    """`needed`: of each of these sets a character stands in whatever it matches, the rarest set first. What
    its gaps took are the groups of `regex`: a denial there is none of the pattern's own ("my chest does not
    hurt", "I can not breathe").

    The expression is made when it is first looked for: thousands of them take seconds, most calls need few.
    """

    def __init__(self, written: str, needed: tuple[frozenset[str], ...]) -> None:
        self._written = written
        self.needed = needed

    @cached_property
    def regex(self) -> re.Pattern[str]:
        return re.compile(self._written)


class Compiler:
    """Of all patterns over one lexicon. `classes` are read already; `breaks` are words that no gap of an
    any-order pattern reaches across ("but"); `common` are words that most texts have."""

    def __init__(
        self,
        lexicon: Lexicon,
        classes: Mapping[str, Node],
        *,
        light: Iterable[str],
        breaks: Iterable[str],
        common: Iterable[str],
    ) -> None:
        self._lexicon = lexicon
        self._classes = classes
        self._light = frozenset(lexicon.of_word(word) for word in light)
        self._common = frozenset(lexicon.of_word(word) for word in common)
        skipped = _ranges(self._light) + "," + FRAGMENT + TURN
        self._known: dict[Node, str] = {}
        self._single: dict[Node, frozenset[str]] = {}
        self._sets: dict[Node, list[frozenset[str]]] = {}
        self._join = f"[{skipped}]{{0,{LIGHT_WORDS}}}"
        self._free = f"[^{STOPS}{_ranges({lexicon.of_word(word) for word in breaks})}]"

    def compile(self, node: Node, source: str, where: str) -> Pattern:
        """PatternError where it names a class that does not exist, or nothing that must be there."""
        try:
            sets = self._needed(node)
            written = self._written(node)
        except KeyError as missing:
            raise PatternError(
                where, source, f"names the class `{missing.args[0]}`, which there is not"
            ) from None
        if not sets:
            raise PatternError(where, source, "would be found everywhere: nothing in it must be there")
        return Pattern(written, tuple(sorted(set(sets), key=self._likelihood)))

    def _written(self, node: Node) -> str:
        if node not in self._known:
            self._known[node] = self._write(node)
        return self._known[node]

    def _write(self, node: Node) -> str:
        match node:
            case Word() | Class() | OneOf():
                return self._either(node)
            case InOrder(parts):
                return self._sequence(parts)
            case Near(parts, most):
                orders = permutations([self._written(part) for part in parts])
                return "(?:" + "|".join(self._gap(most).join(order) for order in orders) + ")"
            case _:
                return self._around_words(node)

    def _around_words(self, node: Maybe | Gap | NotNext | Edge) -> str:
        match node:
            case Maybe(part):
                return f"(?:{self._written(part)})?"
            case Gap(most):
                return self._gap(most)
            case NotNext(part):
                return f"(?!{self._join}{self._written(part)})"
            case Edge(begins):
                return f"(?:^|(?<=[{MARKS}]))" if begins else f"(?=$|[{MARKS}])"

    def _gap(self, most: int) -> str:
        return f"({self._free}{{0,{most}}}?)"

    def _sequence(self, parts: tuple[Node, ...]) -> str:
        written = ""
        for place, part in enumerate(parts):
            before = parts[place - 1] if place else None
            tight = before is None or isinstance(part, Gap | Edge | NotNext) or isinstance(before, Gap | Edge)
            if isinstance(part, Maybe) and place + 1 < len(parts) and place == 0:
                written += f"(?:{self._written(part.part)}{self._join})?"
            elif isinstance(part, Maybe):
                written += f"(?:{'' if tight else self._join}{self._written(part.part)})?"
            else:
                tight = tight or (isinstance(before, Maybe) and place == 1)
                written += ("" if tight else self._join) + self._written(part)
        return written

    def _either(self, node: Node) -> str:
        """One character class where only single words are meant: much faster than alternatives."""
        single, longer = self._singles(node), [self._written(one) for one in self._phrases(node)]
        options = ([f"[{_ranges(single)}]"] if single else []) + longer
        return options[0] if len(options) == 1 else "(?:" + "|".join(options) + ")"

    def _singles(self, node: Node) -> frozenset[str]:
        if node not in self._single:
            self._single[node] = self._single_words(node)
        return self._single[node]

    def _single_words(self, node: Node) -> frozenset[str]:
        match node:
            case Word(text, begins):
                return self._lexicon.of_stem(text) if begins else self._lexicon.meant_by(text)
            case Class("number"):
                return self._lexicon.numbers() | self._named("number")
            case Class("drug"):
                return self._lexicon.named() | self._named("drug")
            case Class(name):
                return self._singles(self._classes[name])
            case OneOf(options):
                return frozenset().union(*(self._singles(one) for one in options))
            case _:
                return frozenset()

    def _named(self, name: str) -> frozenset[str]:
        return self._singles(self._classes[name]) if name in self._classes else frozenset()

    def _phrases(self, node: Node) -> list[Node]:
        match node:
            case Word():
                return []
            case Class(name):
                inner = self._classes.get(name) if name in BUILT_IN else self._classes[name]
                return self._phrases(inner) if inner is not None else []
            case OneOf(options):
                return [phrase for one in options for phrase in self._phrases(one)]
            case _:
                return [node]

    def _needed(self, node: Node) -> list[frozenset[str]]:
        """Sets of characters; of each one must stand in what the node matches."""
        if node not in self._sets:
            self._sets[node] = self._needs(node)
        return self._sets[node]

    def _needs(self, node: Node) -> list[frozenset[str]]:
        match node:
            case Word():
                return [self._singles(node)]
            case Class() | OneOf():
                best = [self._needed(phrase) for phrase in self._phrases(node)]
                if any(not sets for sets in best):
                    return []
                needed = [min(sets, key=self._likelihood) for sets in best]
                return [frozenset().union(self._singles(node), *needed)]
            case InOrder(parts) | Near(parts, _):
                return [one for part in parts for one in self._needed(part)]
            case _:
                return []

    def _likelihood(self, characters: frozenset[str]) -> int:
        return len(characters) + COMMON * len(characters & self._common)


def _ranges(characters: Iterable[str]) -> str:
    """As few letters of a character class as they need: words that begin alike are neighbors."""
    written = ""
    codes = sorted(map(ord, characters))
    for place, code in enumerate(codes):
        follows = place and codes[place - 1] == code - 1
        continues = place + 1 < len(codes) and codes[place + 1] == code + 1
        if not (follows and continues):
            written += ("-" if follows else "") + chr(code)
    return written
