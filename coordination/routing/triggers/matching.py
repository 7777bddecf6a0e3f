"""All triggers in the last half minute of a call, each with its place."""

from collections.abc import Sequence

from coordination.routing.patterns.searching import Span
from coordination.routing.triggers.answering import answered
from coordination.routing.triggers.answers import AS_THE_CALLER
from coordination.routing.triggers.call import Call
from coordination.routing.triggers.families import Families
from coordination.routing.triggers.heard import Heard
from coordination.routing.triggers.judging import judged, lowered
from coordination.routing.triggers.match import Match, match_of
from coordination.routing.triggers.said import Said, sentence


def matches(heard: Sequence[Heard], families: Families) -> list[Match]:
    """Of the caller's own words, and of questions that the caller answered."""
    call = Call(heard, families)
    voices = call.voices(AS_THE_CALLER, range(len(heard)))
    own = [match for voice in voices for match in _of_voice(call, voice)]
    return own + answered(call, own)


def _of_voice(call: Call, voice: Sequence[int]) -> list[Match]:
    text = call.said(voice)
    spoken_for = call.heard[voice[0]].speaker == "interpreter"
    found = []
    for one in judged(text, call.families):
        asks = spoken_for and _is_asked(text, one.span, call.families)
        found.append(match_of(lowered(one, "unclear") if asks else one, text, call.families))
    return found


def _is_asked(text: Said, span: Span, families: Families) -> bool:
    """An interpreter who asks "do you have chest pain?" has none; the answer decides."""
    begin, end = sentence(text.text, span)
    asks = text.text[end : end + 1] == "?"
    return asks and bool(families.answers.asked.spans(text.text[begin : span.end]))
