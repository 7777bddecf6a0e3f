"""From sound to segments: what was said, where it was said, and nothing that was not."""

from uuid import UUID

import numpy as np
import pytest

from tests.transcription.hearing.spoken import Written, story
from tests.transcription.nothing_said import KINDS, on_a_line
from transcription.engines.port import RATE, Engine
from transcription.hearing.facts import Side, heard
from transcription.hearing.hearing import Missed, Segment, hear, hear_channel
from transcription.hearing.windows import GAP, LONGEST, Window, Windows
from transcription.sound.speech import Speech, Utterance
from transcription.transcripts.events import TranscriptNotHeard, TranscriptSegmentRecorded

CALL = UUID("0190a8f0-0000-7000-8000-000000000001")
CALLER = Side(call=CALL, channel="caller", heard_in="live", language="en")


def utterance(start: float, seconds: float, *, joined: bool = False) -> Utterance:
    return Utterance(round(start * RATE), np.ones(round(seconds * RATE), np.float32), joined)


def said(found: list[Segment | Missed]) -> list[Segment]:
    return [one for one in found if isinstance(one, Segment)]


def test_a_caller_is_heard_and_each_word_lies_in_its_utterance(tiny: Engine) -> None:
    sound = story("refill-answered")
    segments = said(hear_channel(tiny, sound, 0, "en"))
    text = " ".join(one.text for one in segments)
    assert "three tablets left" in text
    assert "Walter Quimby" in text
    speech = Speech()
    utterances = {one.start: one for one in [*speech.feed(sound), *speech.end()]}
    assert len(segments) == 3
    for segment in segments:
        bounds = utterances[segment.start_sample]
        for word in segment.words:
            assert bounds.start / RATE <= word.start <= word.end <= bounds.end / RATE
    assert any(mark.mark == "number" for mark in segments[0].marks)  # three tablets


def test_the_same_sound_is_the_same_segments_every_time(tiny: Engine) -> None:
    sound = story("refill-answered")[: 12 * RATE]
    assert hear_channel(tiny, sound, 0, "en") == hear_channel(tiny, sound, 0, "en")


def test_sound_from_the_middle_of_a_call_keeps_the_calls_time() -> None:
    sound = story("refill-answered")[: 12 * RATE]
    (first,) = said(hear_channel(Written("a b c"), sound, 0, "en"))
    (later,) = said(hear_channel(Written("a b c"), sound, 60 * RATE, "en"))
    assert later.start_sample == first.start_sample + 60 * RATE
    assert later.start == pytest.approx(first.start + 60)


@pytest.mark.parametrize("kind", KINDS)
def test_no_word_is_invented_where_nobody_speaks(kind: str, tiny: Engine) -> None:
    assert hear_channel(tiny, on_a_line(KINDS[kind](10.0)), 0, "en") == []


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_engine_makes_of_nothing_is_not_believed_even_if_a_voice_was_found(
    kind: str, tiny: Engine
) -> None:
    sound = on_a_line(KINDS[kind](5.0))
    assert said(hear(tiny, Window([Utterance(0, sound)]), "en")) == []


def test_utterances_are_decoded_together_and_each_word_goes_back_to_its_place() -> None:
    window = Window([utterance(10, 2), utterance(20, 2), utterance(22, 1.8, joined=True)])
    assert len(window.samples) == 2 * RATE + GAP + 3.8 * RATE
    engine = Written("one two three four five six")  # a second each
    first, second, third = said(hear(engine, window, "en"))
    assert engine.given == [6.0]
    assert [one.text for one in (first, second, third)] == ["one two", "three four", "five six"]
    assert (first.start_sample, second.start_sample, third.start_sample) == (160_000, 320_000, 352_000)
    assert (first.words[1].start, first.words[1].end) == (11.0, 12.0)
    assert (second.words[0].start, second.words[0].end) == (20.0, 20.8)
    assert (third.words[1].start, third.words[1].end) == (22.8, 23.8)


def test_a_window_holds_no_more_than_an_engine_can_hear_at_once() -> None:
    windows = Windows()
    full = windows.add([utterance(20.0 * n, 9.0) for n in range(7)])
    rest = windows.rest()
    assert [len(one.utterances) for one in (*full, *rest)] == [3, 3, 1]
    assert all(len(one.samples) <= LONGEST for one in (*full, *rest))
    assert windows.rest() == []


def test_a_loop_in_a_window_is_heard_again_one_utterance_at_a_time() -> None:
    window = Window([utterance(0, 4), utterance(10, 4)])
    engine = Written("go back to " * 12, "I am dizzy", "since Monday")
    assert [one.text for one in said(hear(engine, window, "en"))] == ["I am dizzy", "since Monday"]
    assert engine.given == [8.2, 4.0, 4.0]


def test_s11_speech_that_stays_without_words_to_believe_is_said_to_be_missed() -> None:
    looping = Written("go back to " * 12)
    (missed,) = hear(looping, Window([utterance(3, 4)]), "en")
    assert missed == Missed(start=3.0, end=7.0)


def test_facts_of_the_same_sound_have_the_same_ids_and_other_settings_other_ones() -> None:
    window = Window([utterance(3, 4)])
    (one,) = heard(Written("I am dizzy"), window, CALLER)
    (again,) = heard(Written("I was busy"), window, CALLER)
    other = Written("I am dizzy")
    other.settings = "written-2"
    (elsewhere,) = heard(other, window, CALLER)
    assert isinstance(one, TranscriptSegmentRecorded)
    assert isinstance(again, TranscriptSegmentRecorded)
    assert isinstance(elsewhere, TranscriptSegmentRecorded)
    assert one.segment == again.segment
    assert one.segment != elsewhere.segment
    assert (one.start_sample, one.speaker, one.engine, one.heard_in) == (48_000, "caller", "written", "live")


def test_what_was_missed_is_a_fact_too() -> None:
    (fact,) = heard(Written("go back to " * 12), Window([utterance(3, 4)]), CALLER)
    assert isinstance(fact, TranscriptNotHeard)
    assert (fact.start, fact.end, fact.why, fact.channel) == (3.0, 7.0, "engine_failed", "caller")
