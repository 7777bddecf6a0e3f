"""No digit of a card or a security code reaches the log; a social security number only under its mask."""

import re

import pytest

from coordination.log.event import FORGOTTEN
from coordination.policy.published import policy
from tests.transcription.masking.spoken import said
from transcription.masking.masking import masked
from transcription.transcripts.events import (
    HiddenDigits,
    MarkedWords,
    SegmentWords,
    TranscriptMasked,
    TranscriptSegmentRecorded,
)

ASKED = said("what is the credit card number please", at=0.0, channel="staff")
ASKED_SOCIAL = said("what are the last four of your social", at=0.0, channel="staff")
ASKED_CODE = said("and the security code", at=30.0, channel="staff")


def shown(*segments: TranscriptSegmentRecorded) -> tuple[str, list[str]]:
    """All words that would be recorded, and the kinds of the masks."""
    events = masked(segments, policy().masking)
    words = [
        event.content.text
        for event in events
        if isinstance(event, TranscriptSegmentRecorded) and isinstance(event.content, SegmentWords)
    ]
    return " | ".join(words), [event.kind for event in events if isinstance(event, TranscriptMasked)]


@pytest.mark.parametrize(
    "number",
    [
        "4111 1111 1111 1111",
        "4111111111111111",
        "4111-1111-1111-1111",
        "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
        "four one one one one one one one one one one one one one one one",
        "four one one one uh one one one one okay one one one one and one one one one",
        "forty-one eleven eleven eleven eleven eleven eleven eleven",
        "four triple one double one double one double one double one double one double one",
        "3782 822463 10005",
        "cuatro uno uno uno uno uno uno uno uno uno uno uno uno uno uno uno",
    ],
)
def test_a_card_is_known_by_its_check_digit_however_it_is_written(number: str) -> None:
    text, kinds = shown(said(f"so it goes {number} thanks"))
    assert kinds == ["card"]
    assert text == "so it goes [card number] thanks"


def test_a_card_of_which_one_digit_was_misheard_is_still_a_card() -> None:
    assert shown(said("4111 1111 1111 1112")) == ("[card number]", ["card"])


def test_a_card_of_which_four_digits_were_not_heard_is_a_card_when_one_was_asked_for() -> None:
    text, kinds = shown(ASKED, said("4111 1111 1111", at=10.0))
    assert (text, kinds) == ("what is the credit card number please | [card number]", ["card"])


def test_a_card_said_in_four_breaths_is_hidden_in_all_of_them() -> None:
    breaths = [said("4111", at=10.0), said("1111", at=13.0), said("1111", at=16.0), said("1111", at=19.0)]
    text, kinds = shown(*breaths)
    assert text == "[card number] | [card number] | [card number] | [card number]"
    assert kinds == ["card"] * 4


def test_a_security_code_goes_where_it_was_asked_for() -> None:
    text, kinds = shown(ASKED_CODE, said("it's seven three nine", at=33.0))
    assert (text, kinds) == ("and the security code | it's [security code]", ["security_code"])


@pytest.mark.parametrize(
    "answer",
    [
        "six seven eight nine",
        "6789",
        "one two three forty-five sixty-seven eighty-nine",
        "123 45 6789",
        "123-45-6789",
    ],
)
def test_a_social_security_number_or_its_last_four_is_kept_apart(answer: str) -> None:
    events = masked([ASKED_SOCIAL, said(answer, at=4.0)], policy().masking)
    mask = events[-1]
    assert isinstance(mask, TranscriptMasked)
    assert (mask.kind, mask.content) == ("social_security", HiddenDigits(text=answer))
    assert not re.search(r"\d", str(events[-2]).partition("text=")[2].partition("words=")[0])


def test_nine_digits_in_its_written_form_need_no_question() -> None:
    assert shown(said("its 123-45-6789 okay")) == ("its [social security number] okay", ["social_security"])


@pytest.mark.parametrize(
    "line",
    [
        "my number is 202 555 0147",
        "call me at two zero two five five five zero one four seven",
        "born on april twelfth nineteen eighty four",
        "born 04 12 1984",
        "my member number is 839 220 114",
        "I take 20 milligrams two times a day since 3 weeks",
        "blood pressure was 142 over 91",
        "the reference is 4 1 1 1 1 1",
    ],
)
def test_the_numbers_that_a_clinic_needs_stay(line: str) -> None:
    assert shown(said(line)) == (line, [])


def test_the_number_after_the_answer_is_another_one() -> None:
    text, kinds = shown(ASKED_SOCIAL, said("6789", at=4.0), said("and call me at 202 555 0147", at=8.0))
    assert text.endswith("[social security number] | and call me at 202 555 0147")
    assert kinds == ["social_security"]


def test_a_mask_holds_no_digit_of_a_card_nor_of_a_code() -> None:
    events = masked(
        [ASKED, said("4111 1111 1111 1111", at=5.0), ASKED_CODE, said("739", at=33.0)], policy().masking
    )
    masks = [event for event in events if isinstance(event, TranscriptMasked)]
    assert [(mask.kind, mask.content) for mask in masks] == [
        ("card", FORGOTTEN),
        ("security_code", FORGOTTEN),
    ]
    assert "4111" not in repr(events)
    assert "739" not in repr(events)


def test_marks_stay_on_their_words() -> None:
    marks = [
        MarkedWords(mark="number", first=2, last=5),
        MarkedWords(mark="drug", first=8, last=8),
    ]
    line = said("pay with 4111 1111 1111 1111 for my metformin", marks=marks)
    shown_line = masked([line], policy().masking)[0]
    assert isinstance(shown_line, TranscriptSegmentRecorded)
    assert isinstance(shown_line.content, SegmentWords)
    assert shown_line.content.text == "pay with [card number] for my metformin"
    assert list(shown_line.content.marks) == [MarkedWords(mark="drug", first=5, last=5)]


def test_the_mask_of_the_same_words_is_the_same() -> None:
    once, again = (masked([said("4111 1111 1111 1111", at=7.0)], policy().masking) for _ in range(2))
    assert once == again
