"""A trigger with its place in the call."""

import msgspec

from coordination.routing.triggers.families import Families
from coordination.routing.triggers.heard import Tier, Why
from coordination.routing.triggers.judging import Judged
from coordination.routing.triggers.said import Place, Said

BESIDE = 14  # words within which a medication is named beside a symptom


class Match(msgspec.Struct, frozen=True):
    """`first` and `last` are places in the call; `asked` the last word of the question, where it took one;
    `drug` the word that names a medication."""

    family: str
    tier: Tier
    why: Why
    first: Place
    last: Place
    asked: Place | None = None
    drug: Place | None = None


def match_of(one: Judged, text: Said, families: Families) -> Match:
    """Where words that were judged stand in the call; the nearest medication, where their family names it."""
    return Match(
        family=one.family,
        tier=one.tier,
        why=one.why,
        first=text.places[one.span.start],
        last=text.ends[one.span.end - 1],
        drug=_drug(one, text) if families.rules[one.family].names_drug else None,
    )


def _drug(one: Judged, text: Said) -> Place | None:
    start, end = one.span
    near = [at for at in text.drugs if start - BESIDE <= at < end + BESIDE]
    nearest = min(near, key=lambda at: (max(start - at, at - end + 1, 0), at), default=None)
    return None if nearest is None else text.places[nearest]
