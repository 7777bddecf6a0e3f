"""What one speaker said in the last half minute, as one text over the lexicon's characters."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from coordination.routing.patterns.lexicon import DRUG, FRAGMENT, MARKS, TURN, Lexicon
from coordination.routing.patterns.plain import COMMA, QUESTION, SENTENCE, plain_words
from coordination.routing.triggers.heard import Heard
from transcription.marks.drugs import drugs

ENDS = (SENTENCE, QUESTION, FRAGMENT, TURN)
SINGULAR = 5  # letters: a shorter word that ends in "s" is one of its own
FRAGMENT_WORDS = 2  # "Chest. Pain." is one phrase: a full stop before or after so few words ends nothing


Phrases = dict[str, tuple[tuple[str, ...], ...]]


class Place(NamedTuple):
    """A word of a segment, both by their index."""

    segment: int
    word: int


class Said(msgspec.Struct, frozen=True):
    """`text` and, for each of its characters, the first and the last word that it stands for (of a mark: the
    word before it).

    `drugs` are the places in the text that name a medication.
    """

    text: str
    places: Sequence[Place]
    ends: Sequence[Place]
    drugs: frozenset[int]


class Manner(msgspec.Struct, frozen=True):
    """How people speak: `fillers` say nothing ("um", "you know"); `compounds` are one word in several ("blood
    pressure"), written as one; both by their first word, longest first. `hanging` words end or begin no
    sentence of their own ("in my"). `negative` words keep the comma that stands behind them."""

    fillers: Phrases
    compounds: Phrases
    hanging: frozenset[str]
    negative: frozenset[str]


def sentence(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """First character and the one after the last of what stands around, between two ends."""
    begin = max(text.rfind(mark, 0, span[0]) for mark in ENDS) + 1
    ends = [at for at in (text.find(mark, span[1]) for mark in ENDS) if at >= 0]
    return begin, min(ends, default=len(text))


def said(
    segments: Sequence[tuple[int, Heard]], turns: frozenset[int], lexicon: Lexicon, manner: Manner
) -> Said:
    """The text of one speaker's segments, each with its index in the call. Before those in `turns` somebody
    else spoke, or something was not heard: no denial reaches across."""
    plain: list[str] = []
    places: list[Place] = []
    for number, heard in segments:
        if number in turns:
            _mark(plain, places, TURN)
        for index, word in enumerate(heard.words):
            parts, mark = plain_words(word.text)
            plain += parts
            places += [Place(number, index)] * len(parts)
            _mark(plain, places, mark)
    return _coded(plain, places, lexicon, manner)


def _mark(plain: list[str], places: list[Place], mark: str) -> None:
    if not mark or not plain:
        return
    if plain[-1] in ENDS or plain[-1] == COMMA:
        plain[-1] = max(plain[-1], mark, key=(COMMA, SENTENCE, QUESTION, TURN).index)
        return
    plain.append(mark)
    places.append(places[-1])


def _coded(plain: list[str], places: list[Place], lexicon: Lexicon, manner: Manner) -> Said:
    one = [word.removesuffix("s") if len(word) > SINGULAR else word for word in plain]  # "the Percocets"
    found = [*drugs(plain), *drugs(one)]
    named = {place for first, last in found for place in range(first, last + 1)}
    marks = _ends(plain, manner.hanging)
    text: list[str] = []
    kept: list[Place] = []
    ends: list[Place] = []
    drugged: set[int] = set()
    at, last = 0, ""
    while at < len(plain):
        word, length = plain[at], 1
        if word in manner.compounds and (compound := _phrase(plain, at, manner.compounds)):
            word, length = "".join(plain[at : at + compound]), compound
        elif skipped := _passed_over(plain, at, last, manner):
            at += skipped
            continue
        if word == COMMA and text and text[-1] in MARKS:  # around a filler that was passed over
            at += 1
            continue
        known = lexicon.knows(word)
        code = marks.get(at) or (DRUG if at in named and not known else lexicon.written(word))
        if at in named:
            drugged.update(range(len(kept), len(kept) + len(code)))
        text.append(code)
        kept += [places[at]] * len(code)
        ends += [places[at + length - 1]] * len(code)
        at, last = at + length, word
    return Said("".join(text), kept, ends, frozenset(drugged))


def _passed_over(plain: Sequence[str], at: int, last: str, manner: Manner) -> int:
    """How many words say nothing there: a filler with its comma, or the word before it once more. After
    a "no" the comma is the caller's own: "no, ma'am, chest pain" denies nothing."""
    filler = _phrase(plain, at, manner.fillers) if plain[at] in manner.fillers else 0
    if filler and last not in manner.negative and plain[at + filler : at + filler + 1] == [COMMA]:
        return filler + 1
    return filler or int(plain[at] == last and last.isalpha())


def _phrase(plain: Sequence[str], at: int, phrases: Phrases) -> int:
    """How many words one of these phrases has that begins there."""
    several = phrases[plain[at]]
    return next((len(one) for one in several if tuple(plain[at : at + len(one)]) == one), 0)


def _ends(plain: Sequence[str], hanging: frozenset[str]) -> dict[int, str]:
    """The marks by their place, as they count: a full stop, or another's turn, that cuts a phrase in two
    is one that patterns reach across."""
    places = [at for at, word in enumerate(plain) if word in ENDS]
    found = {at: COMMA for at, word in enumerate(plain) if word == COMMA}
    for number, at in enumerate(places):
        begin = places[number - 1] + 1 if number else 0
        end = places[number + 1] if number + 1 < len(places) else len(plain)
        before, after = plain[begin:at], plain[at + 1 : end]
        cut = min(len(before), len(after)) <= FRAGMENT_WORDS or before[-1] in hanging or after[0] in hanging
        across = TURN if plain[at] == TURN else FRAGMENT
        found[at] = plain[at] if plain[at] == QUESTION else across if cut else SENTENCE
    return found
