"""From speech to segments: decoded without bias, guarded, marked. The same for a call that lasts and for
its recording; a function of the sound, the engine and the language alone."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from transcription.engines.guards import GUARDS, Verdict, loops, spoken, verdict
from transcription.engines.port import RATE, Engine, Heard
from transcription.hearing.windows import Window, Windows
from transcription.marks.marking import marks_of
from transcription.sound.speech import Speech, Utterance
from transcription.transcripts.events import MarkedWords, Word

if TYPE_CHECKING:
    from transcription.engines.port import Samples

BLOCK = 30 * RATE


class Segment(msgspec.Struct, frozen=True, kw_only=True):
    """One utterance with its words. Times in seconds from the channel's first sample."""

    start_sample: int
    start: float
    end: float
    text: str
    words: Sequence[Word]
    marks: Sequence[MarkedWords]
    probability: float


class Missed(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody spoke here and the engine has no words for it that can be believed (S11)."""

    start: float
    end: float


def hear(engine: Engine, window: Window, language: str) -> list[Segment | Missed]:
    """What was said in these utterances, at most one of either for each. Raises EngineFailed."""
    heard = engine.hear(window.samples, language)
    said = _words(heard, window)
    no_speech = max((one.no_speech for one in heard), default=0.0)
    alone = len(window.utterances) == 1
    found: list[Segment | Missed] = []
    for number, utterance in enumerate(window.utterances):
        words = spoken(said[number])
        if not alone and _again(words, utterance):
            found += hear(engine, Window([utterance]), language)
        elif (one := _judged(words, utterance, no_speech, language)) is not None:
            found.append(one)
    return found


def hear_channel(engine: Engine, samples: "Samples", offset: int, language: str) -> list[Segment | Missed]:
    """A whole channel that is in memory; `offset` is the number of its first sample. Raises EngineFailed."""
    speech, windows = Speech(begins_at=offset), Windows()
    full: list[Window] = []
    for place in range(0, len(samples), BLOCK):
        full += windows.add(speech.feed(samples[place : place + BLOCK]))
    full += [*windows.add(speech.end()), *windows.rest()]
    return [one for window in full for one in hear(engine, window, language)]


def _words(heard: Sequence[Heard], window: Window) -> list[list[Word]]:
    """By utterance, in the channel's own time."""
    said: list[list[Word]] = [[] for _ in window.utterances]
    for one in heard:
        for word in one.words:
            number = window.of(word.start, word.end)
            said[number].append(_placed(word, window, number))
    return said


def _placed(word: Word, window: Window, number: int) -> Word:
    """Within its utterance, whatever the decoder thinks: nothing is said outside speech."""
    utterance, shift = window.utterances[number], window.shift(number)
    first, last = utterance.start / RATE, utterance.end / RATE
    start = min(max(word.start + shift, first), last)
    end = min(max(word.end + shift, start), last)
    return Word(
        start=round(start, 3), end=round(end, 3), text=word.text, probability=round(word.probability, 3)
    )


def _again(words: Sequence[Word], utterance: Utterance) -> bool:
    """Decoded by itself it may come out: a loop, or nothing at all where somebody spoke."""
    return loops(words) or (not words and len(utterance.samples) >= GUARDS.missed * RATE)


def _judged(
    words: Sequence[Word], utterance: Utterance, no_speech: float, language: str
) -> Segment | Missed | None:
    match verdict(words, len(utterance.samples) / RATE, no_speech):
        case Verdict.SAID:
            return _segment(words, utterance, language)
        case Verdict.MISSED:
            return Missed(start=round(utterance.start / RATE, 3), end=round(utterance.end / RATE, 3))
        case Verdict.NOTHING:
            return None


def _segment(words: Sequence[Word], utterance: Utterance, language: str) -> Segment:
    return Segment(
        start_sample=utterance.start,
        start=words[0].start,
        end=words[-1].end,
        text=" ".join(word.text for word in words),
        words=words,
        marks=marks_of(words, language),
        probability=round(sum(word.probability for word in words) / len(words), 3),
    )
