"""What an engine invents is not believed, and what people really say is."""

import pytest

from transcription.engines.guards import Verdict, loops, spoken, verdict
from transcription.transcripts.events import Word


def words(text: str, probability: float = 0.9) -> list[Word]:
    return [
        Word(start=place * 0.3, end=place * 0.3 + 0.3, text=one, probability=probability)
        for place, one in enumerate(text.split())
    ]


@pytest.mark.parametrize(
    ("text", "probability", "no_speech"),
    [
        # What the tiny and the base model wrote of silence, noise, music and tones, with their own figures.
        ("You", 0.06, 0.95),
        ("Thank you very much for watching this video and I'll see you in the next video.", 0.5, 0.91),
        ("Thank you for watching!", 0.47, 0.85),
        ("Thank you very much.", 0.52, 0.92),
        ("I'll see you next time.", 0.42, 0.88),
    ],
)
def test_what_is_written_where_nobody_speaks_is_nothing(
    text: str, probability: float, no_speech: float
) -> None:
    assert verdict(words(text, probability), 1.5, no_speech) is Verdict.NOTHING


@pytest.mark.parametrize(
    "text",
    [
        "beep beep beep beep beep beep beep beep",
        "I'm going to go back to the next one, " * 4,
        "and the and the and the and the and the",
    ],
)
def test_a_loop_where_somebody_spoke_is_missed_and_not_believed(text: str) -> None:
    assert loops(words(text))
    assert verdict(words(text, 0.98), 5.0, 0.1) is Verdict.MISSED


@pytest.mark.parametrize(
    "text",
    [
        "No, no, no, I did not say that",
        "very very very bad",
        "five five five five five five five one two",
        "3 3 3 3 2 2 2 2",
        "okay okay okay okay",
        "one tablet in the morning one tablet at noon one tablet at night",
    ],
)
def test_what_people_say_twice_is_no_loop(text: str) -> None:
    assert verdict(words(text.replace("five", "5")), 5.0, 0.1) is Verdict.SAID


@pytest.mark.parametrize("text", ["Thank you.", "Bye.", "You", "Thank you so much."])
def test_thanks_that_are_said_clearly_are_said(text: str) -> None:
    assert verdict(words(text, 0.85), 1.0, 0.1) is Verdict.SAID


def test_words_of_very_low_probability_are_missed_where_somebody_spoke_for_seconds() -> None:
    assert verdict(words("so the mall is grass", 0.14), 4.0, 0.1) is Verdict.MISSED
    assert verdict(words("so", 0.14), 0.8, 0.1) is Verdict.NOTHING


@pytest.mark.parametrize(
    ("text", "probability", "no_speech"), [("Yes.", 0.17, 0.33), ("Thank you.", 0.49, 0.68)]
)
def test_what_people_say_indistinctly_stays_and_is_marked_instead(
    text: str, probability: float, no_speech: float
) -> None:
    assert verdict(words(text, probability), 1.8, no_speech) is Verdict.SAID


def test_s11_speech_without_a_word_is_missed_and_a_cough_is_nothing() -> None:
    assert verdict([], 2.0, 0.0) is Verdict.MISSED
    assert verdict([], 1.9, 0.0) is Verdict.NOTHING


def test_more_words_than_anybody_can_say_are_not_believed() -> None:
    assert verdict(words("all these words came out of half a second of sound as they say"), 0.5, 0.1) in {
        Verdict.NOTHING,
        Verdict.MISSED,
    }


def test_a_sentence_that_takes_no_time_was_not_said() -> None:
    question = words("Should I check?", 0.95)
    invented = [
        Word(start=0.9, end=1.3, text="Thank", probability=0.02),
        *(Word(start=1.3, end=1.3, text=one, probability=0.9) for one in ("you", "very", "much.")),
    ]
    answer = words("No, that's okay.")
    assert spoken([*question, *invented, *answer]) == [*question, *answer]
