"""All triggers in the last half minute of a call, each with its place."""

from collections.abc import Sequence

import msgspec

from coordination.routing.patterns.searching import Span
from coordination.routing.triggers.answers import (
    AS_THE_CALLER,
    ASKERS,
    Answer,
    answer_in,
    questions_before,
)
from coordination.routing.triggers.families import Families
from coordination.routing.triggers.heard import Heard, Tier, Why
from coordination.routing.triggers.judging import Judged, judged, lowered
from coordination.routing.triggers.said import Place, Said, said

BESIDE = 14  # words within which a medication is named beside a symptom


class Match(msgspec.Struct, frozen=True):
    """`first` and `last` are places in the call; `asked` the last word of the question, where it took one."""

    family: str
    tier: Tier
    why: Why
    first: Place
    last: Place
    asked: Place | None = None
    drug: Place | None = None


def matches(heard: Sequence[Heard], families: Families) -> list[Match]:
    """Of the caller's own words, and of questions that the caller answered."""
    if not heard:
        return []
    listens = [_listens(one, families) for one in heard]
    own = [match for voice in _voices(heard) for match in _of_voice(heard, voice, listens, families)]
    return own + _answered(heard, listens, own, families)


def _voices(heard: Sequence[Heard]) -> list[list[int]]:
    """The segments of each who counts as the caller."""
    voices: dict[tuple[str, str], list[int]] = {}
    for place, one in enumerate(heard):
        if one.speaker in AS_THE_CALLER and one.words:
            voices.setdefault((one.channel, one.speaker), []).append(place)
    return list(voices.values())


def _of_voice(
    heard: Sequence[Heard], voice: Sequence[int], listens: Sequence[bool], families: Families
) -> list[Match]:
    text = _said(heard, voice, listens, families)
    spoken_for = heard[voice[0]].speaker == "interpreter"
    found = []
    for one in judged(text, families):
        asks = spoken_for and _is_asked(text, one.span, families)
        found.append(_match(lowered(one, "unclear") if asks else one, text, families))
    return found


def _said(heard: Sequence[Heard], voice: Sequence[int], listens: Sequence[bool], families: Families) -> Said:
    turns = {
        place
        for before, place in zip([-1, *voice], voice, strict=False)
        if heard[place].gap_before or any(not listens[between] for between in range(before + 1, place))
    }
    return said(
        [(place, heard[place]) for place in voice], frozenset(turns), families.lexicon, families.manner
    )


def _listens(one: Heard, families: Families) -> bool:
    """Somebody who only says "mm-hmm" takes no turn."""
    text = said([(0, one)], frozenset(), families.lexicon, families.manner).text
    return all(character in families.answers.listening for character in text)


def _match(one: Judged, text: Said, families: Families) -> Match:
    span = one.span
    near = [at for at in text.drugs if span.start - BESIDE <= at < span.end + BESIDE]
    drug = min(near, key=lambda at: (max(span.start - at, at - span.end + 1, 0), at), default=None)
    return Match(
        family=one.family,
        tier=one.tier,
        why=one.why,
        first=text.places[span.start],
        last=text.places[span.end - 1],
        drug=text.places[drug] if drug is not None and families.rules[one.family].names_drug else None,
    )


def _is_asked(text: Said, span: Span, families: Families) -> bool:
    begin = max((text.text.rfind(mark, 0, span.start) for mark in ".?;|"), default=-1) + 1
    ends = [at for at in (text.text.find(mark, span.end) for mark in ".?;|") if at >= 0]
    asks = bool(ends) and text.text[min(ends)] == "?"
    return asks and bool(families.answers.asked.spans(text.text[begin : span.end]))


def _answered(
    heard: Sequence[Heard], listens: Sequence[bool], own: Sequence[Match], families: Families
) -> list[Match]:
    found: list[Match] = []
    for place, one in enumerate(heard):
        if one.speaker not in AS_THE_CALLER or not any(before.speaker in ASKERS for before in heard[:place]):
            continue
        text = said([(place, one)], frozenset(), families.lexicon, families.manner)
        answer = answer_in(text.text, families.answers)
        if answer is None:
            continue
        spoken = {match.family for match in own if match.first.segment <= place <= match.last.segment}
        asked = questions_before(heard, place, listens)
        for question in _questions(heard, asked, listens, families):
            if question.family not in spoken:
                found += _decided(question, answer, text)
    return found


def _questions(
    heard: Sequence[Heard], asked: Sequence[int], listens: Sequence[bool], families: Families
) -> list[Match]:
    """What was asked about: the families in the questions, judged as if the caller had said it."""
    voices: dict[tuple[str, str], list[int]] = {}
    for place in asked:
        voices.setdefault((heard[place].channel, heard[place].speaker), []).append(place)
    found = []
    for voice in voices.values():
        text = _said(heard, voice, listens, families)
        past = families.answers.asked_of_the_past.spans(text.text)
        for one in judged(text, families):
            old = past and one.tier == "now" and "older_history" in families.rules[one.family].lowered_by
            found.append(_match(lowered(one, "older_history") if old else one, text, families))
    return found


def _decided(question: Match, answer: Answer, text: Said) -> list[Match]:
    """A no denies, a yes affirms what was asked; what was only supposed by staff is neither."""
    if question.why == "hypothetical":
        return []
    tier, why = question.tier, question.why
    if answer.means == "no" or (why == "denied" and answer.agrees):
        tier, why = "review", "denied"
    elif why in ("affirmed", "denied", "unclear"):
        tier, why = "now", "answered_yes"
    last = text.places[answer.span.end - 1]
    return [msgspec.structs.replace(question, tier=tier, why=why, last=last, asked=question.last)]
