"""The written sets as segments of calls. Times are invented: 150 words a minute, as people talk."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal
from uuid import NAMESPACE_OID, uuid5

import msgspec

from coordination.routing.triggers.heard import Heard, HeardWord
from transcription.transcripts.events import Channel, Speaker

SETS = Path(__file__).with_name("sets")
A_WORD = 0.4  # seconds: 150 words a minute, conversational English (National Center for Voice and Speech)
CHANNEL: dict[Speaker, Channel] = {"staff": "staff", "unknown": "mixed"}  # whoever else: the caller's


class Turn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`after`: seconds since the turn before ended. `gap_before`: something before it was not heard."""

    speaker: Speaker
    text: str
    after: float = 0.6
    gap_before: bool = False


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line of a set; sets/README.md says what the fields mean."""

    id: str
    language: str
    turns: tuple[Turn, ...]
    family: str | None
    tier: Literal["now", "review", "none"]
    kind: str
    also: tuple[str, ...] = ()

    @property
    def families(self) -> frozenset[str]:
        """Whichever of them is found is right."""
        return frozenset((self.family, *self.also)) if self.family is not None else frozenset()


def lines(name: str) -> list[Line]:
    """All of one set: `held_out.en`, `ordinary.es`..."""
    text = (SETS / f"{name}.jsonl").read_bytes()
    return [msgspec.json.decode(line, type=Line) for line in text.splitlines()]


def segments(line: Line) -> list[Heard]:
    """A line's turns as final segments of one call, in time order."""
    heard: list[Heard] = []
    for place, turn in enumerate(line.turns):
        start = heard[-1].end + turn.after if heard else 0.0
        heard.append(
            Heard(
                segment=uuid5(NAMESPACE_OID, f"{line.id}/{place}"),
                channel=CHANNEL.get(turn.speaker, "caller"),
                speaker=turn.speaker,
                language=line.language,
                words=timed(turn.text.split(), start),
                gap_before=turn.gap_before,
            )
        )
    return heard


def timed(words: Sequence[str], start: float) -> list[HeardWord]:
    """Words one after the other from `start`, in seconds."""
    return [
        HeardWord(word, round(start + place * A_WORD, 2), round(start + (place + 1) * A_WORD, 2))
        for place, word in enumerate(words)
    ]
