"""Questions about signs, and what the caller's yes or no to them means."""

from collections.abc import Iterator, Sequence

import msgspec

from coordination.routing.patterns.lexicon import MARKS
from coordination.routing.triggers.answers import (
    AS_THE_CALLER,
    ASKERS,
    Answer,
    Turned,
    answer_in,
    questions_before,
)
from coordination.routing.triggers.call import Call
from coordination.routing.triggers.judging import judged, lowered
from coordination.routing.triggers.match import Match, match_of
from coordination.routing.triggers.said import Place, Said

ENDS = frozenset(MARKS) - {","}


def answered(call: Call, own: Sequence[Match]) -> list[Match]:
    """What was asked and answered. A family in the answer's own words is left to those (`own`)."""
    found: list[Match] = []
    for place, one in enumerate(call.heard):
        if one.speaker not in AS_THE_CALLER or not any(
            before.speaker in ASKERS for before in call.heard[:place]
        ):
            continue
        text = call.alone(place)
        answer = answer_in(text.text, call.families.answers)
        if answer is None:
            continue
        spoken = {match.family for match in own if match.first.segment <= place <= match.last.segment}
        asked = questions_before(call.heard, place, call.listens)
        end = text.ends[answer.span.end - 1]
        for question in call.voices(ASKERS, asked):
            decided = _decided(call, call.said(question), answer, end)
            found += [match for match in decided if match.family not in spoken]
    return found


def _decided(call: Call, question: Said, answer: Answer, end: Place) -> list[Match]:
    """`end`: the last word of the answer. What staff only supposed is nobody's; and what signs mean, or call
    for, is for the caller to ask."""
    turned = call.families.answers.turned
    missing = [match for language in turned for match in _missing(call, question, language)]
    of_health = {match.family for match in missing}
    asked = [one for one in _asked_about(call, question) if one.why != "hypothetical"]
    asked = [one for one in asked if not call.families.rules[one.family].asks_about_signs]
    if answer.means == "no":
        decided = missing + [_denied(one) for one in asked if one.family not in of_health]
    else:
        decided = [_agreed(one, answer, all_is_well=one.family in of_health) for one in asked]
    return [msgspec.structs.replace(match, last=end, asked=match.last) for match in decided]


def _asked_about(call: Call, question: Said) -> list[Match]:
    """The families in a question, judged as if the caller had said it."""
    past = call.families.answers.asked_of_the_past.spans(question.text)
    found = []
    for one in judged(question, call.families):
        old = past and one.tier == "now" and "older_history" in call.families.rules[one.family].lowered_by
        found.append(match_of(lowered(one, "older_history") if old else one, question, call.families))
    return found


def _denied(match: Match) -> Match:
    return msgspec.structs.replace(match, tier="review", why="denied")


def _agreed(match: Match, answer: Answer, *, all_is_well: bool) -> Match:
    """A yes affirms what was asked. To "can you breathe?" it says that `all_is_well`: a nurse looks later."""
    if match.why == "denied" and answer.agrees:
        return match
    if all_is_well:
        return msgspec.structs.replace(match, tier="review", why="unclear")
    if match.why in ("affirmed", "denied", "unclear"):
        return msgspec.structs.replace(match, tier="now", why="answered_yes")
    return match


def _missing(call: Call, question: Said, turned: Turned) -> list[Match]:
    """What a no says is not there: "Is he breathing?" "No." is "he is not breathing"."""
    text, put = _with_negations(question, turned)
    return [
        msgspec.structs.replace(match_of(one, text, call.families), why="answered_no")
        for one in judged(text, call.families)
        if one.why == "affirmed" and any(one.span.start <= at < one.span.end for at in put)
    ]


def _with_negations(question: Said, turned: Turned) -> tuple[Said, list[int]]:
    """The question with a negation in each of its sentences, and where those were put."""
    text: list[str] = []
    places: list[Place] = []
    put: list[int] = []
    at = 0
    for begin, end in _sentences(question.text):
        stands = turned.place(question.text, begin, end)
        text += question.text[at:stands]
        places += question.places[at:stands]
        if stands < end:
            put.append(len(text))
            text.append(turned.negation)
            places.append(question.places[max(stands - 1, begin)])
        at = stands
    text += question.text[at:]
    places += question.places[at:]
    return Said("".join(text), places, places, frozenset()), put


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """First character and the one after the last of each, without the mark that ends it."""
    begin = 0
    for at, character in enumerate([*text, "."]):
        if character in ENDS:
            if begin < at:
                yield begin, at
            begin = at + 1
