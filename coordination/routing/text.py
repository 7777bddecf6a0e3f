"""What would be made of a line of text that somebody said: the engines, the map and the rules of a live call.

Pure. A line is a call of its own, and over; the times of its words are invented.
"""

from collections.abc import Iterator, Sequence
from typing import Any, get_args
from uuid import UUID

import msgspec

from coordination.log.decider import state_of
from coordination.log.event import Event
from coordination.policy.cues import TalkingOver
from coordination.policy.handoff_map import HandoffMap
from coordination.policy.reasons import Limits
from coordination.routing.cues.finding import cues_in
from coordination.routing.decisions import ROUTING
from coordination.routing.events import Lane, RoutingReasonClassified, Tier
from coordination.routing.found import triggers_of
from coordination.routing.lanes import Circumstances, wanted
from coordination.routing.reasons.reason import Classifier, Reasoned, reason_of
from coordination.routing.triggers.families import Families
from coordination.routing.triggers.finding import find
from coordination.routing.triggers.heard import Found, Heard, HeardWord
from coordination.routing.which_language import languages_of
from transcription.transcripts.events import Speaker

PACE = 0.4  # seconds a word: 150 words a minute, as people talk
PIECE = 75  # words: half a minute, which is what the engine looks at; most lines are one piece
NOWHERE = UUID(int=0)
SPEAKERS: tuple[Speaker, ...] = get_args(Speaker)
STAFF = ("staff", "receptionist")


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """What was said, by whom: `caller`, `staff`, `interpreter`, `relay`, `receptionist`; any other is
    unknown, and counts as the caller. `language`: as its words look when it is not told."""

    text: str
    channel: str = "caller"
    language: str | None = None


class TextTrigger(msgspec.Struct, frozen=True):
    """Words that force a handoff, and why they are of their tier."""

    family: str
    words: str
    tier: Tier
    why: str


class RoutedText(msgspec.Struct, frozen=True, kw_only=True):
    """`probability` is of `reason`, or of the best guess where it is `unclear`. `cues`: kinds of signs of how
    the call goes, each once."""

    triggers: Sequence[TextTrigger]
    reason: str
    probability: float
    cues: Sequence[str]
    lane: Lane


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked: the words and the map of a policy, and a classifier with its limits."""

    families: Families
    cues: Families
    talking_over: TalkingOver
    map: HandoffMap
    classifier: Any  # a Classifier: msgspec does not know protocols
    limits: Limits


def routed(line: Line, rules: Rules) -> RoutedText:
    """Triggers, reason, cues and lane of one line."""
    found: list[Found] = []
    facts: list[Event] = []
    signs: list[str] = []
    for language in [line.language] if line.language else languages_of(line.text):
        known = tuple(found)
        for heard in _as_it_is_said(line, language):
            new = [one for one in find(heard, rules.families) if not _known(one, known)]
            found += new
            facts += triggers_of(NOWHERE, new, heard, "post_call")
            signs += [one.family for one in cues_in(heard, rules.cues, rules.talking_over)]
    reasoned = _reason(line, rules)
    state = state_of(ROUTING, [*facts, _classified(reasoned)])
    lane = wanted(state, Circumstances(over=True), rules.map)
    return RoutedText(
        triggers=[TextTrigger(one.family, one.words, one.tier, one.why) for one in found],
        reason=reasoned.reason,
        probability=round(reasoned.probability, 3),
        cues=list(dict.fromkeys(signs)),
        lane=lane.lane if lane is not None else "assisted",
    )


def _as_it_is_said(line: Line, language: str) -> Iterator[list[Heard]]:
    """Piece by piece, each with the one before it, as a call's segments come."""
    words = [
        HeardWord(text=word, start=place * PACE, end=(place + 1) * PACE)
        for place, word in enumerate(line.text.split())
    ]
    before: list[Heard] = []
    for number, place in enumerate(range(0, max(1, len(words)), PIECE)):
        piece = _heard(line, language, words[place : place + PIECE], UUID(int=number))
        yield [*before, piece]
        before = [piece]


def _heard(line: Line, language: str, words: Sequence[HeardWord], segment: UUID) -> Heard:
    return Heard(
        segment=segment,
        channel="staff" if line.channel in STAFF else "caller",
        speaker=next((one for one in SPEAKERS if one == line.channel), "unknown"),
        language=language,
        words=words,
    )


def _known(one: Found, found: Sequence[Found]) -> bool:
    """Words that look like either language are found in both."""
    return any((one.family, one.tier) == (other.family, other.tier) for other in found)


def _reason(line: Line, rules: Rules) -> Reasoned:
    """Staff's words say nothing of why somebody calls."""
    classifier: Classifier = rules.classifier
    said = line.text if line.channel not in STAFF else ""
    return reason_of(said, [], [], classifier, rules.limits)


def _classified(reasoned: Reasoned) -> RoutingReasonClassified:
    return RoutingReasonClassified(
        reason=reasoned.reason,
        likely=reasoned.likely,
        probability=reasoned.probability,
        signals=reasoned.signals,
        model=reasoned.model,
        audited=False,
    )
