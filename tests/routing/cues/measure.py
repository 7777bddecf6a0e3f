"""How well cues are found: `python -m tests.routing.cues.measure [tuning]`.

Without an argument only shares are printed, never a line: the held-out lines are not read by whoever writes
patterns.
"""

import sys
from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from coordination.policy.cues import KINDS
from coordination.policy.published import load_policy
from coordination.routing.cues.finding import cues_in
from coordination.routing.ready import made_ready
from coordination.routing.triggers.families import Families
from coordination.routing.triggers.heard import Found, Heard
from tests.policy.shipped import SHIPPED
from tests.routing.cues.lines import Line, lines, segments
from tests.routing.triggers.measure import LANGUAGES, Share

CUES = load_policy(SHIPPED).cues


@cache
def shipped() -> Families:
    return made_ready(CUES.words)


def find(heard: Sequence[Heard]) -> list[Found]:
    """What the newest of these segments brings, by the words that ship."""
    return cues_in(heard, shipped(), CUES.talking_over)


class Tried(msgspec.Struct, frozen=True):
    """A line, and the kinds that were found in it."""

    line: Line
    found: frozenset[str]

    @property
    def missed(self) -> frozenset[str]:
        return self.line.cues - self.found

    @property
    def wrong(self) -> frozenset[str]:
        return self.found - self.line.cues - self.line.also


def tried(set_of: Iterable[Line]) -> list[Tried]:
    return [Tried(line, frozenset(one.family for one in find(segments(line)))) for line in set_of]


def recall(done: Sequence[Tried], kind: str | None = None) -> Share:
    """Of the cues that must be found, how many are."""
    wanted = [(one, cue) for one in done for cue in one.line.cues if kind in (None, cue)]
    return Share(sum(cue in one.found for one, cue in wanted), len(wanted))


def precision(done: Sequence[Tried], kind: str | None = None) -> Share:
    """Of the cues that are found, how many are right."""
    found = [(one, cue) for one in done for cue in one.found if kind in (None, cue)]
    return Share(sum(cue not in one.wrong for one, cue in found), len(found))


def report(of: str) -> str:
    """The table of both languages, for a person."""
    rows = []
    for language in LANGUAGES:
        done = tried(lines(f"{of}.{language}"))
        rows.append(f"{of}.{language}: found {recall(done)}, right {precision(done)}")
        rows += [f"  {kind:17s} found {recall(done, kind)}, right {precision(done, kind)}" for kind in KINDS]
    return "\n".join(rows)


def main() -> None:
    of = next(iter(sys.argv[1:]), "held_out")
    print(report(of))
    if of != "held_out":
        for one in (tried for language in LANGUAGES for tried in tried_in(f"{of}.{language}")):
            if one.missed or one.wrong:
                print(one.line.id, one.line.text, "| missed:", *one.missed, "| wrong:", *one.wrong)


def tried_in(name: str) -> list[Tried]:
    return tried(lines(name))


if __name__ == "__main__":
    main()
