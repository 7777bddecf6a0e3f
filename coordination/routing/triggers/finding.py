"""The triggers that one more segment of a call brings.

    families = families_of(policy())
    find(last_half_minute, families)    # oldest segment first, the one that just arrived last

Pure, and the same for a live call, a voicemail and a line of text.
"""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from coordination.routing.triggers.families import Families
from coordination.routing.triggers.heard import Found, Heard
from coordination.routing.triggers.judging import STRICTNESS
from coordination.routing.triggers.match import Match
from coordination.routing.triggers.matching import matches
from coordination.routing.triggers.said import Place


def find(heard: Sequence[Heard], families: Families, arrived: UUID | None = None) -> list[Found]:
    """What was not found, or not as strictly, before the segment `arrived` (the last one unless told).

    `heard` is the last half minute of one call in time order. So a phrase that two segments share is found
    once, with the second; and words that make an earlier denial void ("... and now it is back") raise it
    again as *now*. Nothing that was found is ever taken back or lowered by what comes later.
    """
    found = matches(heard, families)
    if not found:
        return []
    place = len(heard) - 1 if arrived is None else [one.segment for one in heard].index(arrived)
    before = matches(heard[:place], families) + _later(matches(heard[place + 1 :], families), place + 1)
    fresh = [
        one
        for one in found
        if not any(_covers(earlier, one) for earlier in before)
        and not _found_meanwhile(one, heard, place, families)
    ]
    return [_told(one, heard) for one in sorted(fresh, key=lambda match: (match.first, match.family))]


def find_possible(heard: Sequence[Heard], families: Families, arrived: UUID | None = None) -> list[Found]:
    """The same for a second hearing that was biased towards these words: each is *review*, for a person to
    listen to, however plainly it seems to be said."""
    return [
        msgspec.structs.replace(one, tier="review", why="possible") for one in find(heard, families, arrived)
    ]


def _found_meanwhile(one: Match, heard: Sequence[Heard], place: int, families: Families) -> bool:
    """Whether it was found since its first words arrived: "my chest hurts" is not found again because
    the "no" after it turned out to begin another sentence."""
    return any(
        _covers(earlier, one)
        for newest in range(one.first.segment + 1, place)
        for earlier in matches(heard[:newest], families)
    )


def _covers(earlier: Match, one: Match) -> bool:
    return (
        earlier.family == one.family
        and earlier.first <= one.last
        and one.first <= earlier.last
        and STRICTNESS[earlier.tier] >= STRICTNESS[one.tier]
    )


def _later(found: list[Match], by: int) -> list[Match]:
    """Places counted from the first segment of the call instead of from segment `by`."""
    return [
        msgspec.structs.replace(
            one,
            first=Place(one.first.segment + by, one.first.word),
            last=Place(one.last.segment + by, one.last.word),
        )
        for one in found
    ]


def _told(match: Match, heard: Sequence[Heard]) -> Found:
    first, last = heard[match.first.segment], heard[match.last.segment]
    return Found(
        family=match.family,
        tier=match.tier,
        why=match.why,
        words=_words(match, heard),
        start=first.words[match.first.word].start,
        end=last.words[match.last.word].end,
        segment=first.segment,
        last_segment=last.segment,
        first=match.first.word,
        last=match.last.word,
        drug=heard[match.drug.segment].words[match.drug.word].text.strip(" .,;:!?") if match.drug else None,
    )


def _words(match: Match, heard: Sequence[Heard]) -> str:
    """Exact: of the segments of that speaker alone, or of the question and the answer."""
    if match.asked is None:
        return _between(heard, match.first, match.last, (heard[match.first.segment],))
    answer = heard[match.last.segment]
    question = _between(heard, match.first, match.asked, (heard[match.first.segment],))
    return f"{question} / {' '.join(word.text for word in answer.words[: match.last.word + 1])}"


def _between(
    heard: Sequence[Heard], first: tuple[int, int], last: tuple[int, int], by: Sequence[Heard]
) -> str:
    """The words from one place to another of whoever spoke first."""
    speaker = (by[0].channel, by[0].speaker)
    said: list[str] = []
    for number in range(first[0], last[0] + 1):
        one = heard[number]
        if (one.channel, one.speaker) == speaker:
            begin = first[1] if number == first[0] else 0
            end = last[1] + 1 if number == last[0] else len(one.words)
            said += [word.text for word in one.words[begin:end]]
    return " ".join(word.strip() for word in said)
