"""Now or review, and why."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from coordination.policy.triggers import FamilyRule, Lowering
from coordination.routing.patterns.searching import Occurrence, Span
from coordination.routing.triggers.circumstances import Circumstances
from coordination.routing.triggers.clauses import bounds, clauses
from coordination.routing.triggers.context import Around, outside
from coordination.routing.triggers.denial import Denials
from coordination.routing.triggers.families import Families, Meaning, Tongue, spoken
from coordination.routing.triggers.heard import Tier, Why
from coordination.routing.triggers.said import Said, sentence

STRICTNESS: dict[Tier, int] = {"review": 1, "now": 2}


class Judged(NamedTuple):
    """Words of a family in one text, with their tier."""

    family: str
    tier: Tier
    why: Why
    span: Span


def lowered(one: Judged, why: Why) -> Judged:
    """The same words, for a person to look at later."""
    return Judged(one.family, "review", why, one.span)


def judged(said: Said, families: Families) -> list[Judged]:
    """All words of all families in what one speaker said, by their place.

    Where several of one family overlap they are one, as strict as the strictest of them.
    """
    numbers = spoken(said.text, families.tongues)
    around = families.arounds[numbers]
    found = _merged(
        [
            one
            for number in numbers
            for one in _in_tongue(said.text, families.tongues[number], around, families.rules)
        ]
    )
    asking = {family for family, rule in families.rules.items() if rule.asks_about_signs}
    return [
        lowered(one, "hypothetical") if one.family in asking and _supposes(one, found, asking, said) else one
        for one in found
    ]


def _supposes(one: Judged, found: Sequence[Judged], asking: Collection[str], said: Said) -> bool:
    """Whether a question asks only about signs that nobody has: "what do I do if I get chest pain"."""
    begin, end = sentence(said.text, one.span)
    signs = {
        other.why
        for other in found
        if other.family not in asking and begin <= other.span.start < end and other.why != "unclear"
    }
    return one.why == "affirmed" and signs == {"hypothetical"}


def _in_tongue(text: str, tongue: Tongue, around: Around, rules: Mapping[str, FamilyRule]) -> list[Judged]:
    occurrences = _meant(text, tongue)
    if not occurrences:
        return []
    numbers = clauses(text, tongue.clausal)
    ranges = bounds(numbers)
    denials = Denials(text, [ranges[number][1] for number in numbers], around)
    breaks = tongue.clausal.joiners | tongue.clausal.contrasts
    circumstances = Circumstances(text, numbers, ranges, around, breaks, tongue.clausal.subjects)
    return [
        _judged(one, _lowered(one, rules[one.meaning.family].lowered_by, denials, circumstances))
        for one in occurrences
    ]


def _meant(text: str, tongue: Tongue) -> list[Occurrence[Meaning]]:
    """Without what lies within a turn of speech, or touches what its family's words are besides."""
    found = list(tongue.patterns.found(text))
    if not found:
        return []
    idioms = tongue.idioms.spans(text)
    besides = [(one.meaning, one.span) for one in tongue.besides.found(text)]
    return [
        one
        for one in found
        if not any(idiom.start <= one.span.start and one.span.end <= idiom.end for idiom in idioms)
        and outside([one.span], [span for family, span in besides if family == one.meaning.family])
    ]


def _lowered(
    one: Occurrence[Meaning], by: Sequence[Lowering], denials: Denials, circumstances: Circumstances
) -> Why | None:
    """What makes it review; None where it is as it was said. What happens now is neither old nor of
    others."""
    if "denied" in by and denials.denies(one.span, one.gaps):
        return "denied"
    if not circumstances.recent(one.span):
        if "family_history" in by and circumstances.of_the_family(one.span):
            return "family_history"
        if "older_history" in by and circumstances.older(one.span, one.gaps):
            return "older_history"
    if "hypothetical" in by and circumstances.supposed(one.span):
        return "hypothetical"
    return None


def _judged(one: Occurrence[Meaning], why: Why | None) -> Judged:
    family, tier = one.meaning
    if why is not None:
        return Judged(family, "review", why, one.span)
    return Judged(family, tier, "affirmed" if tier == "now" else "unclear", one.span)


def _merged(found: list[Judged]) -> list[Judged]:
    kept: list[Judged] = []
    for one in sorted(found, key=lambda judged: (judged.family, judged.span)):
        last = kept[-1] if kept else None
        if last is None or last.family != one.family or one.span.start >= last.span.end:
            kept.append(one)
            continue
        stricter = max(last, one, key=lambda judged: (STRICTNESS[judged.tier], judged.why != "unclear"))
        span = Span(last.span.start, max(last.span.end, one.span.end))
        kept[-1] = Judged(one.family, stricter.tier, stricter.why, span)
    return sorted(kept, key=lambda judged: (judged.span, judged.family))
