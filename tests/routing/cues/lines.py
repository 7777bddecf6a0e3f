"""The written lines, each a call of one sentence."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal
from uuid import NAMESPACE_OID, uuid5

import msgspec

from coordination.routing.triggers.heard import Heard
from tests.routing.triggers.lines import timed

SETS = Path(__file__).with_name("sets")


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`cues` must be found, `also` may be; whatever else is found is wrong. `near`: the kind that a near miss
    looks like."""

    id: str
    language: str
    text: str
    of: Literal["cue", "ordinary", "near_miss"]
    cues: frozenset[str]
    also: frozenset[str] = frozenset()
    near: str = ""


def lines(name: str) -> list[Line]:
    """All of one set: `held_out.en`, `tuning.es`..."""
    text = (SETS / f"{name}.jsonl").read_bytes()
    return [msgspec.json.decode(line, type=Line) for line in text.splitlines()]


def segments(line: Line) -> Sequence[Heard]:
    """The line as the caller's one final segment."""
    segment = uuid5(NAMESPACE_OID, line.id)
    words = timed(line.text.split(), 0.0)
    return [Heard(segment=segment, channel="caller", speaker="caller", language=line.language, words=words)]
