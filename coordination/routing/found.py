"""What the engines found, as facts. Pure: ids are made from the words' place, so that again is no news."""

from collections.abc import Iterable, Sequence
from typing import TypedDict
from uuid import UUID, uuid5

import msgspec

from coordination.log.event import FORGOTTEN, Forgotten
from coordination.policy.cues import CueKind
from coordination.routing.events import (
    BarrierKind,
    Quote,
    RoutingBarrierProposed,
    RoutingCueFound,
    RoutingTriggerFound,
)
from coordination.routing.triggers.heard import Found, Heard
from transcription.transcripts.events import Channel, Pass, PossibleWords, Speaker, TranscriptPossibleHeard

_NAMESPACE = UUID("9d3b6f52-1c6b-4b8e-8f0f-6f7a8f0a2d11")  # of ids of what was found, ours alone


def found_id(call: UUID, *place: object) -> UUID:
    """Of these words of a call: always the same one."""
    return uuid5(_NAMESPACE, "/".join(map(str, (call, *place))))


class Placed(TypedDict):
    """Where words stand, by whom and in which hearing: the same of whatever was found."""

    segment: UUID
    last_segment: UUID
    first: int
    last: int
    start: float
    end: float
    channel: Channel
    speaker: Speaker
    language: str
    heard_in: Pass


def _placed(found: Found, begun: Heard, heard_in: Pass) -> Placed:
    return Placed(
        segment=found.segment,
        last_segment=found.last_segment,
        first=found.first,
        last=found.last,
        start=found.start,
        end=found.end,
        channel=begun.channel,
        speaker=begun.speaker,
        language=begun.language,
        heard_in=heard_in,
    )


def triggers_of(
    call: UUID, found: Iterable[Found], heard: Sequence[Heard], heard_in: Pass
) -> list[RoutingTriggerFound]:
    """The facts of what one segment brought."""
    segments = {one.segment: one for one in heard}
    return [_trigger(call, one, segments[one.segment], heard_in) for one in found]


def _trigger(call: UUID, found: Found, begun: Heard, heard_in: Pass) -> RoutingTriggerFound:
    return RoutingTriggerFound(
        trigger=found_id(call, found.family, found.tier, found.segment, found.first, found.last),
        family=found.family,
        tier=found.tier,
        why=found.why,
        **_placed(found, begun, heard_in),
        content=Quote(text=found.words, drug=found.drug),
    )


def cues_of(
    call: UUID, found: Iterable[Found], heard: Sequence[Heard], heard_in: Pass
) -> list[RoutingCueFound]:
    """The facts of what one segment shows of how the call goes."""
    segments = {one.segment: one for one in heard}
    return [_cue(call, one, segments[one.segment], heard_in) for one in found]


def _cue(call: UUID, found: Found, begun: Heard, heard_in: Pass) -> RoutingCueFound:
    return RoutingCueFound(
        cue=found_id(call, "cue", found.family, found.segment, found.first, found.last),
        cue_kind=msgspec.convert(found.family, CueKind),
        **_placed(found, begun, heard_in),
        content=Quote(text=found.words),
    )


def barriers_of(
    call: UUID, found: Iterable[Found], heard: Sequence[Heard], heard_in: Pass
) -> list[RoutingBarrierProposed]:
    """The facts of what one segment says about what keeps the caller from care."""
    segments = {one.segment: one for one in heard}
    return [_barrier(call, one, segments[one.segment], heard_in) for one in found]


def _barrier(call: UUID, found: Found, begun: Heard, heard_in: Pass) -> RoutingBarrierProposed:
    return RoutingBarrierProposed(
        barrier=found_id(call, "barrier", found.family, found.segment, found.first, found.last),
        barrier_kind=msgspec.convert(found.family, BarrierKind),
        **_placed(found, begun, heard_in),
        content=Quote(text=found.words),
    )


def possible_trigger(call: UUID, heard: TranscriptPossibleHeard) -> RoutingTriggerFound:
    """What only the second hearing has: the whole utterance, for a person to listen to."""
    words = heard.content
    return RoutingTriggerFound(
        trigger=found_id(call, heard.family, "possible", heard.possible),
        family=heard.family,
        tier="review",
        why="possible",
        segment=heard.segment,
        last_segment=heard.segment,
        first=0,
        last=0,
        start=heard.start,
        end=heard.end,
        channel=heard.channel,
        speaker=heard.speaker,
        language=heard.language,
        heard_in="post_call",
        possible=True,
        content=_quote(words),
    )


def _quote(words: PossibleWords | Forgotten) -> Quote | Forgotten:
    return Quote(text=words.text) if isinstance(words, PossibleWords) else FORGOTTEN
