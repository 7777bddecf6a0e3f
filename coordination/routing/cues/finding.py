"""Signs of how a call goes, each with its quote and time. A cue, not a finding: never a score. Pure.

    cues_in(last_half_minute, families, policy().cues.talking_over)

Words are looked for by the engine of the triggers, with words of their own (cues.<language>.yaml); two voices
at once are heard by their times.
"""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from msgspec.structs import replace

from coordination.policy.cues import TalkingOver
from coordination.routing.cues.overlap import talking_over
from coordination.routing.patterns.plain import plain_words
from coordination.routing.triggers.families import Families
from coordination.routing.triggers.finding import find
from coordination.routing.triggers.heard import Found, Heard

ONE_BREATH = 2.0
"""Seconds between signs of one kind that are one: "the third time I call, nobody ever calls me back"."""
NO = frozenset(("no", "not", "never", "nobody", "nadie", "nunca", "jamas", "ni", "tampoco"))
OF_THE_LINE = frozenset(("cannot_hear", "confusion"))
"""A yes to "can you hear me?", "does that make sense?" says that all is well."""


def cues_in(
    heard: Sequence[Heard], families: Families, over: TalkingOver, arrived: UUID | None = None
) -> list[Found]:
    """What the segment `arrived` (the last one unless told) brings; `family` is the kind of cue."""
    words = [one for one in find(heard, families, arrived) if _is_sign(one)]
    return _joined(words, {one.segment: one for one in heard}) + talking_over(heard, over, arrived)


def _is_sign(found: Found) -> bool:
    """Affirmed, by words of the caller's own: what staff asked counts only where a yes means trouble. A sign
    that is itself a "no" is not denied by the one before it ("nobody picked up and nobody called back")."""
    if found.tier != "now":
        return found.why == "denied" and " / " not in found.words and _begins_with_a_no(found.words)
    return found.why != "answered_yes" or found.family not in OF_THE_LINE


def _begins_with_a_no(words: str) -> bool:
    plain, _ = plain_words(words.split(maxsplit=1)[0])
    return not NO.isdisjoint(plain)


def _joined(found: Iterable[Found], segments: Mapping[UUID, Heard]) -> list[Found]:
    """What is said in one breath is one sign, with all its words."""
    kept: list[Found] = []
    for one in found:
        last = next((place for place, known in enumerate(kept) if _goes_on(known, one)), None)
        if last is None:
            kept.append(one)
        else:
            kept[last] = _together(kept[last], one, segments[one.segment])
    return kept


def _goes_on(last: Found, one: Found) -> bool:
    within = last.segment == last.last_segment == one.segment == one.last_segment
    near = one.first > last.last and one.start - last.end <= ONE_BREATH
    return within and near and last.family == one.family


def _together(last: Found, one: Found, said: Heard) -> Found:
    words = said.words[last.first : one.last + 1]
    return replace(last, words=" ".join(word.text.strip() for word in words), last=one.last, end=one.end)
