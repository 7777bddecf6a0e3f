"""How many words are wrong over a telephone, beside plain faster-whisper on the same sound."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from tests.bench.figures import Figure, at_most
from tests.bench.speech import FEW, Clip, clips, heard, heard_plainly, models


def measure(*, quick: bool) -> list[Figure]:
    spoken = list(clips())[:FEW] if quick else list(clips())
    words = sum(len(one.text.split()) for one in spoken)
    figures = []
    for model in models():
        mine = error(spoken, partial(heard, model))
        theirs = error(spoken, partial(heard_plainly, model))
        named = f"words wrong over a telephone, {Path(model).name}, of {words:,}"
        beside = f"beside {theirs:.1f}% by plain faster-whisper, and a point"
        figures.append(at_most(f"{named}, {beside}", "%", round(mine, 2), round(theirs + 1.0, 2)))
    return figures


def error(spoken: Sequence[Clip], hears: Callable[[bytes], str]) -> float:
    """Word error rate in percent, spelling and numerals made alike by Whisper's normalizer."""
    import jiwer
    from whisper_normalizer.english import EnglishTextNormalizer

    alike = EnglishTextNormalizer()
    said = [alike(one.text) for one in spoken]
    return 100 * float(jiwer.wer(said, [alike(hears(one.wav)) for one in spoken]))
