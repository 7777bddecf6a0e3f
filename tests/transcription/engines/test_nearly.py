"""What else it may have been: picked out of the next best texts, with its place, or nothing."""

import numpy as np

from tests.transcription.hearing.spoken import story
from transcription.engines.port import RATE, LeanableEngine
from transcription.sound.speech import Speech, Utterance

CHEST = frozenset({("pressure", "on", "my", "chest")})
NEVER = frozenset({("purple", "zeppelin")})


def utterances(name: str) -> list[Utterance]:
    speech = Speech()
    return [*speech.feed(story(name)), *speech.end()]


def test_a_text_with_a_wanted_phrase_comes_with_the_place_of_each_word(tiny: LeanableEngine) -> None:
    spoken = utterances("chest-pain-voicemail")
    found = [heard for one in spoken for heard in tiny.leaning(CHEST).hear(one.samples, "en")]
    assert any("pressure on my chest" in heard.text for heard in found)
    for heard in found:
        times = [word.start for word in heard.words]
        assert times == sorted(times)
        assert 0.0 <= heard.start < heard.end <= 15.5
        assert 0.0 < heard.probability <= 1.0


def test_a_phrase_that_stands_in_no_text_is_nothing(tiny: LeanableEngine) -> None:
    (first, *_) = utterances("chest-pain-voicemail")
    assert tiny.leaning(NEVER).hear(first.samples, "en") == []


def test_silence_is_nothing(tiny: LeanableEngine) -> None:
    assert tiny.leaning(CHEST).hear(np.zeros(2 * RATE, np.float32), "en") == []


def test_other_phrases_are_other_settings_than_those_of_the_transcript(tiny: LeanableEngine) -> None:
    leaning = {tiny.leaning(CHEST).settings, tiny.leaning(NEVER).settings, tiny.settings}
    assert len(leaning) == 3
