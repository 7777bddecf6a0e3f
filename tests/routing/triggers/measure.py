"""How well triggers are found: `python -m tests.routing.triggers.measure [development | unseen]`.

A line counts as found only with one of its own families: chest pain found as bleeding is a miss. Without an
argument only shares are printed, never a line: the held-out sets and the other voices stay unseen by whoever
writes families.
"""

import sys
from collections.abc import Callable, Iterable, Sequence
from itertools import chain

import msgspec

from coordination.routing.triggers.heard import Found, Heard
from tests.routing.triggers.lines import Line, lines, segments

Find = Callable[[Sequence[Heard]], list[Found]]
LANGUAGES = ("en", "es")
WINDOW = 30.0  # seconds of a call that the engine is given, the newest last


class Share(msgspec.Struct, frozen=True):
    """`hits` of `of`. Of nothing it is 0."""

    hits: int
    of: int

    @property
    def value(self) -> float:
        return self.hits / self.of if self.of else 0.0

    def __str__(self) -> str:
        return f"{self.value:6.1%}  {self.hits:4d} of {self.of}"


class Tried(msgspec.Struct, frozen=True):
    """One line with all that was found in it, turn by turn."""

    line: Line
    found: tuple[Found, ...]

    @property
    def is_found(self) -> bool:
        return any(one.family in self.line.families for one in self.found)

    @property
    def is_found_now(self) -> bool:
        return any(one.family in self.line.families and one.tier == "now" for one in self.found)

    @property
    def has_now(self) -> bool:
        """Of any family: somebody is alarmed."""
        return any(one.tier == "now" for one in self.found)


def tried(find: Find, set_of: Iterable[Line]) -> list[Tried]:
    """Every line, fed a segment at a time as a live call is."""
    return [Tried(line, tuple(chain.from_iterable(live(find, segments(line))))) for line in set_of]


def live(find: Find, heard: Sequence[Heard]) -> Iterable[list[Found]]:
    """What is found as each segment of a call arrives, with the half minute before it."""
    for newest in range(len(heard)):
        since = heard[newest].start - WINDOW
        yield find([one for one in heard[: newest + 1] if one.end >= since])


def recall(done: Iterable[Tried]) -> Share:
    """Of lines that must be found, how many are, as now or as review."""
    return share([one.is_found for one in done if one.line.tier != "none"])


def recall_now(done: Iterable[Tried]) -> Share:
    """Of lines affirmed and present, how many are found as now."""
    return share([one.is_found_now for one in done if one.line.tier == "now"])


def now_on_review(done: Iterable[Tried]) -> Share:
    """Of denied, older, of the family and hypothetical: how many alarm somebody all the same."""
    return share([one.has_now for one in done if one.line.tier == "review"])


def now_on_nothing(done: Iterable[Tried]) -> Share:
    """Of lines in which there is nothing (ordinary, idioms, staff's own words): how many alarm somebody."""
    return share([one.has_now for one in done if one.line.tier == "none"])


def share(said: Sequence[bool]) -> Share:
    return Share(sum(said), len(said))


def by_kind(done: Sequence[Tried]) -> dict[str, Share]:
    """Of each kind of line, how many came out right (found as now; found, nobody alarmed; nobody alarmed)."""
    kinds = sorted({f"{one.line.kind} ({one.line.tier})" for one in done})
    of = {kind: [one for one in done if f"{one.line.kind} ({one.line.tier})" == kind] for kind in kinds}
    return {kind: share([is_right(one) for one in rows]) for kind, rows in of.items()}


def is_right(one: Tried) -> bool:
    return {
        "now": one.is_found_now,
        "review": one.is_found and not one.has_now,
        "none": not one.has_now,
    }[one.line.tier]


def by_family(done: Sequence[Tried]) -> dict[str, tuple[Share, Share]]:
    """Recall and recall of now of each family, in the order of the alphabet."""
    families = sorted({one.line.family for one in done if one.line.family is not None})
    of = {family: [one for one in done if one.line.family == family] for family in families}
    return {family: (recall(rows), recall_now(rows)) for family, rows in of.items()}


def report(find: Find, of: str) -> str:
    """The table of both languages, for a person."""
    rows = []
    for language in LANGUAGES:
        done = tried(find, lines(f"{of}.{language}"))
        ordinary = tried(find, lines(f"ordinary.{language}"))
        rows += [
            f"{of}.{language}",
            f"  found, now or review         {recall(done)}",
            f"  found as now, of affirmed    {recall_now(done)}",
            f"  now on denied, older, family {now_on_review(done)}",
            f"  now on staff's and idioms    {now_on_nothing(done)}",
            f"  now on ordinary calls        {now_on_nothing(ordinary)}",
            *(f"  {name:20s} {found}   now {now}" for name, (found, now) in by_family(done).items()),
            *(f"  right, {kind:22s} {one}" for kind, one in by_kind(done).items()),
        ]
    return "\n".join(rows)


def missed(done: Iterable[Tried]) -> Iterable[str]:
    """Lines that came out wrong, for the development set alone."""
    for one in done:
        line = one.line
        if not is_right(one):
            said = " | ".join(turn.text for turn in line.turns)
            found = ", ".join(f"{each.family}:{each.tier}:{each.why}" for each in one.found)
            yield f"{line.id} {line.family}/{line.tier}: {said}  ->  {found or 'nothing'}"


def main() -> None:
    from tests.routing.triggers.engine import find

    of = sys.argv[1] if len(sys.argv) > 1 else "held_out"
    print(report(find, of))
    if of == "development":
        for language in LANGUAGES:
            print(*missed(tried(find, lines(f"{of}.{language}"))), sep="\n")


if __name__ == "__main__":
    main()
