"""When an engine's words are not believed. Pure; the thresholds and what they were measured on stand here.

An engine invents: loops of one phrase, and sentences that ended a million videos, where nobody spoke. Nothing
is decoded where no voice was found, so these guards are the second door. A person is told where somebody
spoke and no word is left (S11); where nobody did, nothing is. What is merely unsure stays, and is marked.

Measured with the tiny model. On silence, noise, music, keys and ringing that was decoded without asking
for a voice first: its doubt whether anybody spoke was 0.85 and more but for loops of "beep", and what it
wrote was 0.99 sure in loops, else 0.53 at most. On 106 utterances of people, each by itself: its doubt was
0.68 at most, 0.2 and more for ten of them, all of one to three words such as "Okay."; nobody spoke faster
than 5 words a second.
"""

import re
import zlib
from collections.abc import Sequence
from enum import Enum

import msgspec

from transcription.transcripts.events import Word


class Guards(msgspec.Struct, frozen=True, kw_only=True):
    """`compression`: letters to bytes of zlib, from `compressed_from` letters on; `phrase_again` and
    `word_again`: so often one follows upon itself only in a loop; `believed`: mean probability of the words;
    `fastest`: words a second; `instant`: seconds of a word that was not said; `missed`: seconds of speech
    that cannot have been a cough."""

    compression: float = 2.4
    compressed_from: int = 60
    phrase_again: int = 4
    word_again: int = 7
    longest_phrase: int = 8
    believed: float = 0.15
    stock_believed: float = 0.6
    no_speech: float = 0.8
    sure: float = 0.75
    fastest: float = 9.0
    instant: float = 0.02
    missed: float = 2.0


GUARDS = Guards()
ENDS = frozenset(".?!")
STOCK = (
    "for watching",
    "please subscribe",
    "like and subscribe",
    "subscribe to my channel",
    "see you in the next video",
    "see you next time",
    "subtitles by",
    "captions by",
    "transcription by",
    "translated by",
    "amara org",
    "gracias por ver el video",
    "gracias por ver",
    "suscribete",
    "subtitulos",
)
"""Sentences that ended a million videos, and that nobody says to a clinic."""


class Verdict(Enum):
    """`SAID`: these are the words. `MISSED`: somebody spoke, and these are not the words. `NOTHING`: nobody
    spoke."""

    SAID = "said"
    MISSED = "missed"
    NOTHING = "nothing"


def verdict(words: Sequence[Word], seconds: float, no_speech: float, guards: Guards = GUARDS) -> Verdict:
    """Of the words that an engine has for an utterance of this length; `no_speech` is its own doubt."""
    spoke = Verdict.MISSED if seconds >= guards.missed else Verdict.NOTHING
    if not words:
        return spoke
    believed = sum(word.probability for word in words) / len(words)
    doubted = no_speech >= guards.no_speech and believed < guards.sure
    if doubted or (stock(words) and believed < guards.stock_believed):
        return Verdict.NOTHING
    if loops(words, guards) or believed < guards.believed or len(words) > guards.fastest * seconds + 2:
        return spoke
    return Verdict.SAID


def spoken(words: Sequence[Word], guards: Guards = GUARDS) -> list[Word]:
    """Without the sentences that take no time: the base model ended a question with "Thank you very much."
    of which three words in four lasted nothing at all, and the first was 0.02 sure."""
    kept: list[Word] = []
    sentence: list[Word] = []
    for number, word in enumerate(words):
        sentence.append(word)
        if word.text[-1:] in ENDS or number == len(words) - 1:
            kept += [] if _crammed(sentence, guards) else sentence
            sentence = []
    return kept


def _crammed(sentence: Sequence[Word], guards: Guards) -> bool:
    instant = sum(word.end - word.start < guards.instant for word in sentence)
    return len(sentence) > 1 and 2 * instant >= len(sentence)


def stock(words: Sequence[Word]) -> bool:
    """One of the sentences that are written where nobody speaks."""
    text = " ".join(_plain(words))
    return any(phrase in text for phrase in STOCK)


def loops(words: Sequence[Word], guards: Guards = GUARDS) -> bool:
    """The same again and again."""
    plain = _plain(words)
    text = " ".join(plain).encode()
    if len(text) >= guards.compressed_from and len(text) / len(zlib.compress(text)) > guards.compression:
        return True
    return any(
        _times(plain, size) >= (guards.word_again if size == 1 else guards.phrase_again)
        for size in range(1, guards.longest_phrase + 1)
    )


def _times(words: Sequence[str], size: int) -> int:
    """How often at most a phrase of so many words follows upon itself. Digits may: they are numbers."""
    most = 0
    for first in range(size):
        groups = [tuple(words[place : place + size]) for place in range(first, len(words), size)]
        run = 0
        for place, group in enumerate(groups):
            again = place > 0 and group == groups[place - 1] and not any(map(str.isdigit, group))
            run = run + 1 if again else 1
            most = max(most, run)
    return most


def _plain(words: Sequence[Word]) -> list[str]:
    found = (re.sub(r"[^\w']", " ", word.text.lower()).split() for word in words)
    return [part for parts in found for part in parts]
