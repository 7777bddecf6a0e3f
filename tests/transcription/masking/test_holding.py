"""Live segments: a number said in several breaths is recorded in none of them, the rest at once."""

import pytest

from coordination.policy.published import policy
from tests.transcription.masking.spoken import said
from transcription.masking.holding import Holding, Recordable
from transcription.transcripts.events import SegmentWords, TranscriptSegmentRecorded


def texts(events: list[Recordable]) -> list[str]:
    segments = [event for event in events if isinstance(event, TranscriptSegmentRecorded)]
    return [one.content.text for one in segments if isinstance(one.content, SegmentWords)]


def test_words_without_numbers_pass_at_once() -> None:
    holding = Holding(policy().masking)
    assert texts(holding.add(said("hello this is the clinic", at=0.0, channel="staff"))) == [
        "hello this is the clinic"
    ]
    assert texts(holding.add(said("I have tight chest", at=3.0))) == ["I have tight chest"]


def test_a_card_in_four_breaths_is_held_until_it_is_whole() -> None:
    holding = Holding(policy().masking)
    assert texts(holding.add(said("4111", at=0.0))) == []
    assert texts(holding.add(said("1111", at=2.0))) == []
    assert texts(holding.add(said("mm-hmm", at=3.0, channel="staff"))) == ["mm-hmm"]
    assert texts(holding.add(said("1111", at=4.0))) == []
    assert texts(holding.add(said("1111", at=6.0))) == []
    assert texts(holding.add(said("did you get that", at=8.0))) == [
        "[card number]",
        "[card number]",
        "[card number]",
        "[card number]",
        "did you get that",
    ]


def test_a_telephone_number_passes_when_something_else_is_said() -> None:
    holding = Holding(policy().masking)
    assert texts(holding.add(said("call 415 555 0147", at=0.0))) == []
    assert texts(holding.add(said("any time today", at=4.0))) == ["call 415 555 0147", "any time today"]


def test_what_nobody_asked_for_passes_after_four_seconds() -> None:
    holding = Holding(policy().masking)
    holding.add(said("call 415 555 0147", at=0.0))
    assert texts(holding.due(5.5)) == []
    assert texts(holding.due(5.7)) == ["call 415 555 0147"]


def test_what_was_asked_for_passes_after_ten_seconds() -> None:
    holding = Holding(policy().masking)
    holding.add(said("your card number please", at=0.0, channel="staff"))
    assert texts(holding.add(said("4111 1111", at=3.0))) == []
    assert texts(holding.due(13.7)) == []
    assert texts(holding.due(13.9)) == ["4111 1111"]


@pytest.mark.parametrize(
    "text", ["I was born in 1962", "since 2019", "call 202 555 0147", "two zero two five", "7035550147"]
)
def test_a_number_that_no_card_begins_with_passes_at_once(text: str) -> None:
    assert texts(Holding(policy().masking).add(said(text))) == [text]


@pytest.mark.parametrize("text", ["4111", "2221", "two seven two zero", "3782", "5105", "6011"])
def test_a_number_that_begins_as_a_card_is_held(text: str) -> None:
    assert texts(Holding(policy().masking).add(said(text))) == []


def test_a_card_that_follows_on_another_number_is_held() -> None:
    holding = Holding(policy().masking)
    assert texts(holding.add(said("I was born in 1962", at=0.0))) == ["I was born in 1962"]
    assert texts(holding.add(said("4111 1111", at=3.0))) == []


def test_a_single_digit_after_the_question_is_held_too() -> None:
    holding = Holding(policy().masking)
    holding.add(said("and the security code", at=0.0, channel="staff"))
    assert texts(holding.add(said("seven", at=3.0))) == []
    assert texts(holding.add(said("three nine", at=5.0))) == []
    assert texts(holding.add(said("that is all", at=7.0))) == [
        "[security code]",
        "[security code]",
        "that is all",
    ]


def test_the_end_of_the_call_lets_everything_pass_once() -> None:
    holding = Holding(policy().masking)
    holding.add(said("4111 1111", at=0.0))
    assert texts(holding.rest()) == ["4111 1111"]
    assert holding.rest() == []


@pytest.mark.parametrize(
    "date", ["Walter Quimby, June 4, 1958", "June the 4th, 1958", "born on March 5 1940"]
)
def test_a_date_of_birth_is_no_card_and_passes_at_once(date: str) -> None:
    holding = Holding(policy().masking)
    assert texts(holding.add(said(date, at=3.0))) == [date]


def test_a_card_that_follows_a_date_is_still_held_and_masked() -> None:
    holding = Holding(policy().masking)
    assert texts(holding.add(said("June 4 1958", at=0.0))) == ["June 4 1958"]
    assert texts(holding.add(said("4111", at=2.5))) == []
    assert texts(holding.add(said("1111 1111 1111", at=4.0))) == []
    assert texts(holding.add(said("did you get that", at=7.0))) == [
        "[card number]",
        "[card number]",
        "did you get that",
    ]


@pytest.mark.parametrize("words", ["in June 4111 1111", "may 4 1111", "June 45 1958", "4 1958"])
def test_digits_that_are_no_date_wait(words: str) -> None:
    assert texts(Holding(policy().masking).add(said(words, at=0.0))) == []
