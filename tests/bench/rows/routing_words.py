"""Words that are looked for families, a segment at a time, with the half minute of its call before it."""

import random
import re
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar
from uuid import NAMESPACE_OID, uuid5

from coordination.policy.published import load_policy
from coordination.routing.patterns.vocabulary import vocabulary_of
from coordination.routing.triggers.heard import Heard
from coordination.routing.triggers.read_files import read_words
from tests.bench.figures import Figure, at_most, beside, quantile, to_limit
from tests.policy.shipped import SHIPPED
from tests.routing.triggers.engine import find
from tests.routing.triggers.lines import lines, timed
from transcription.transcripts.events import Speaker

T = TypeVar("T")

CALLS = 100
TURNS = 24
PAUSE = 0.6  # seconds between two turns
WINDOW = 30.0  # seconds that a live call gives the engine
QUIET = "is your address still the same and would you like the morning or the afternoon then"
SPECIFIED = 5.0  # milliseconds, p95: the handoff map's "routing of a segment"
OF_ONE_ALTERNATION = 1.0  # Python tries the words of an alternation one by one: the engine looks them up


def measure(*, quick: bool) -> list[Figure]:
    """Calls in which every third line is one that the families are about: far more than in a call of a day,
    and all that was found before is there to be told from what is new."""
    windows = list(_windows(CALLS // 10 if quick else CALLS))
    for window in windows[: len(windows) // 4]:
        find(window)  # the expressions that these words need are made
    took = sorted(_milliseconds(window) for window in windows)
    words = re.compile(rf"\b(?:{'|'.join(sorted(_words(), key=len, reverse=True))})\b", re.IGNORECASE)
    some = windows[::10]
    texts = [" ".join(word.text for one in window for word in one.words) for window in some]
    pair = beside(lambda: _a_second(find, some), lambda: _a_second(words.findall, texts))
    return [
        at_most("a segment looked for word families, p50", "ms", quantile(took, 0.5), SPECIFIED / 2),
        at_most("a segment looked for word families, p95", "ms", quantile(took, 0.95), SPECIFIED),
        to_limit("segments looked for word families", "segments/s", pair, OF_ONE_ALTERNATION),
    ]


def _milliseconds(window: Sequence[Heard]) -> float:
    began = time.perf_counter()
    find(window)
    return (time.perf_counter() - began) * 1000


def _a_second(look: Callable[[T], object], at: Sequence[T]) -> float:
    began = time.perf_counter()
    for one in at:
        look(one)
    return len(at) / (time.perf_counter() - began)


def _words() -> set[str]:
    """Every whole word, and every beginning of one, that a pattern of the families names."""
    files = load_policy(SHIPPED).triggers.words
    used = vocabulary_of(
        node for language, file in files.items() for node in read_words(language, file).nodes()
    )
    return {re.escape(word) for word in used.words} | {re.escape(stem) + r"\w*" for stem in used.stems}


def _windows(calls: int) -> Iterator[list[Heard]]:
    """What a live call gives the engine as each of its segments arrives."""
    for said in _calls(calls):
        for newest in range(len(said)):
            yield [one for one in said[: newest + 1] if one.end >= said[newest].start - WINDOW]


def _calls(many: int) -> Iterator[list[Heard]]:
    drawn = random.Random(17)
    texts = [
        turn.text for name in ("en", "es") for line in lines(f"development.{name}") for turn in line.turns
    ]
    for _ in range(many):
        said: list[Heard] = []
        for place in range(TURNS):
            speaker: Speaker = "staff" if place % 3 == 2 else "caller"
            text = QUIET if place % 3 else drawn.choice(texts)
            said.append(_segment(place, speaker, text, said[-1].end + PAUSE if said else 0.0))
        yield said


def _segment(place: int, speaker: Speaker, text: str, start: float) -> Heard:
    return Heard(
        segment=uuid5(NAMESPACE_OID, f"{place}"),
        channel="staff" if speaker == "staff" else "caller",
        speaker=speaker,
        language="en",
        words=timed(text.split(), start),
    )
