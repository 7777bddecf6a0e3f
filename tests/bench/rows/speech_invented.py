"""Words that are heard where nobody speaks."""

from tests.bench.figures import Figure, at_most
from tests.bench.speech import ours
from tests.transcription.nothing_said import KINDS, on_a_line
from transcription.engines.port import RATE
from transcription.hearing.hearing import Segment, hear, hear_channel
from transcription.hearing.windows import Window
from transcription.sound.speech import Utterance

STRETCH = 15 * RATE  # as long as an utterance can be


def measure(*, quick: bool) -> list[Figure]:
    seconds = 10.0 if quick else 120.0
    engine = ours("tiny.en")
    written = decoded = 0
    for kind in KINDS.values():
        sound = on_a_line(kind(seconds))
        written += _words(hear_channel(engine, sound, 0, "en"))
        for place in range(0, len(sound), STRETCH):
            window = Window([Utterance(place, sound[place : place + STRETCH])])
            decoded += _words(hear(engine, window, "en"))
    minutes = len(KINDS) * seconds / 60
    named = f"words invented in {minutes:.0f} minutes of silence, noise, music, keys, ringing"
    return [
        at_most(named, "words", written, 0),
        at_most(f"{named}, where they are decoded as if a voice were in them", "words", decoded, 0),
    ]


def _words(found: object) -> int:
    assert isinstance(found, list)
    return sum(len(one.words) for one in found if isinstance(one, Segment))
