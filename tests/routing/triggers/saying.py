"""Calls as sentences: who says what, and what is found when the last of it arrives."""

from collections.abc import Sequence
from uuid import NAMESPACE_OID, uuid5

from coordination.routing.triggers.heard import Found, Heard
from tests.routing.triggers.engine import find
from tests.routing.triggers.lines import CHANNEL, timed
from transcription.transcripts.events import Speaker

PAUSE = 0.6  # seconds between two turns


def heard(
    text: str, speaker: Speaker = "caller", *, start: float = 0.0, gap_before: bool = False, number: int = 0
) -> Heard:
    """One segment; staff on their own channel, an unknown speaker where both are in one."""
    return Heard(
        segment=uuid5(NAMESPACE_OID, str(number)),
        channel=CHANNEL.get(speaker, "caller"),
        speaker=speaker,
        language="en",
        words=timed(text.split(), start),
        gap_before=gap_before,
    )


def call(*turns: tuple[Speaker, str], pause: float = PAUSE) -> list[Heard]:
    """One turn after the other."""
    said: list[Heard] = []
    for number, (speaker, text) in enumerate(turns):
        start = said[-1].end + pause if said else 0.0
        said.append(heard(text, speaker, start=start, number=number))
    return said


def found(text: str, speaker: Speaker = "caller") -> list[Found]:
    """In a call of one segment."""
    return find([heard(text, speaker)])


def last_of(said: Sequence[Heard]) -> list[Found]:
    """What the last segment brings."""
    return find(said)


def all_of(said: Sequence[Heard]) -> list[Found]:
    """What all of them bring, one after the other."""
    return [one for number in range(len(said)) for one in find(said[: number + 1])]


def tiers(triggers: Sequence[Found]) -> dict[str, str]:
    """The strictest tier of each family."""
    strictest: dict[str, str] = {}
    for one in triggers:
        strictest[one.family] = min(strictest.get(one.family, one.tier), one.tier)  # "now" before "review"
    return strictest


def why(text: str, family: str, speaker: Speaker = "caller") -> list[str]:
    """The tier and why of each trigger of a family, as "now affirmed"."""
    return [f"{one.tier} {one.why}" for one in found(text, speaker) if one.family == family]
