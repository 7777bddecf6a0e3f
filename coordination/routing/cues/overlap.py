"""Two voices at once, for longer than people need to notice it."""

from collections.abc import Sequence
from uuid import UUID

from coordination.policy.cues import TalkingOver
from coordination.routing.triggers.heard import Found, Heard, HeardWord


def talking_over(heard: Sequence[Heard], rule: TalkingOver, arrived: UUID | None = None) -> list[Found]:
    """Where the segment `arrived` (the last one unless told) and one of the other channel run together for as
    long as the rule says, each with as many words. The quote is what the caller said meanwhile.

    A channel that carries both voices tells nothing: there nothing is found.
    """
    if not heard:
        return []
    new = next((one for one in heard if one.segment == arrived), heard[-1])
    others = [
        one
        for one in heard
        if one.segment != new.segment and {one.channel, new.channel} == {"caller", "staff"}
    ]
    found = []
    for other in others:
        caller, staff = (new, other) if new.channel == "caller" else (other, new)
        start, end = max(caller.start, staff.start), min(caller.end, staff.end)
        said = _within(caller.words, start, end)
        enough = min(len(said), len(_within(staff.words, start, end))) >= rule.words
        if end - start >= rule.at_least.total_seconds() and enough:
            found.append(_found(caller, said))
    return found


def _within(words: Sequence[HeardWord], start: float, end: float) -> list[int]:
    """Which of the words are said in that time, by their index."""
    return [place for place, word in enumerate(words) if word.start < end and word.end > start]


def _found(caller: Heard, said: Sequence[int]) -> Found:
    first, last = said[0], said[-1]
    return Found(
        family="talking_over",
        tier="now",
        why="affirmed",
        words=" ".join(word.text for word in caller.words[first : last + 1]),
        start=caller.words[first].start,
        end=caller.words[last].end,
        segment=caller.segment,
        last_segment=caller.segment,
        first=first,
        last=last,
    )
