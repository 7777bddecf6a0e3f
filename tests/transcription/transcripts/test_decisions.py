"""What people make of a transcript, as sentences."""

from uuid import UUID

import msgspec

from coordination.log.event import FORGOTTEN
from tests.log.sentences import decider
from tests.transcription.transcripts.heard import (
    MASK,
    completed,
    corrected,
    heard,
    marked,
    masked,
    segment_id,
)
from transcription.transcripts.decisions import TRANSCRIPT, Correct, LiftMask, Review
from transcription.transcripts.events import Reason, TranscriptMaskLifted, TranscriptRangeReviewed
from transcription.transcripts.refusals import (
    NoSuchMask,
    NoSuchRange,
    NoSuchSegment,
    NoSuchWords,
    NothingThere,
    NotLiftable,
    ReasonNeeded,
    SegmentReplaced,
    WordsDestroyed,
)

TRANSCRIPTS = decider(TRANSCRIPT)
SAID = heard("I take met forming every day")
DESTROYED = msgspec.structs.replace(SAID, content=FORGOTTEN)
FIX = Correct(segment=segment_id(0), first=2, last=3, text=" metformin ")
FIXED = corrected("met forming", "metformin", 2, edits=2)


def test_words_are_corrected() -> None:
    TRANSCRIPTS.given(SAID).when(FIX).then(FIXED)


def test_a_correction_made_twice_is_one() -> None:
    again = Correct(segment=segment_id(0), first=2, last=2, text="metformin")
    TRANSCRIPTS.given(SAID, FIXED).when(again).nothing_happens()


def test_a_correction_is_of_the_words_as_they_are_now() -> None:
    last = Correct(segment=segment_id(0), first=3, last=4, text="")
    TRANSCRIPTS.given(SAID, FIXED).when(last).then(corrected("every day", "", 3, edits=2))
    beyond = Correct(segment=segment_id(0), first=5, last=5, text="day")
    TRANSCRIPTS.given(SAID, FIXED).when(beyond).refuses(NoSuchWords)


def test_a_correction_that_changes_nothing_is_no_fact() -> None:
    same = Correct(segment=segment_id(0), first=0, last=1, text="I take")
    TRANSCRIPTS.given(SAID).when(same).nothing_happens()


def test_refuses_words_that_are_not_there() -> None:
    for first, last in ((-1, 0), (3, 2), (0, 6)):
        TRANSCRIPTS.given(SAID).when(
            Correct(segment=segment_id(0), first=first, last=last, text="x")
        ).refuses(NoSuchWords)


def test_refuses_a_segment_that_is_not_there() -> None:
    TRANSCRIPTS.given().when(FIX).refuses(NoSuchSegment)


def test_refuses_a_segment_that_a_later_pass_replaced() -> None:
    TRANSCRIPTS.given(SAID, heard("later", heard_in="post_call"), completed()).when(FIX).refuses(
        SegmentReplaced
    )


def test_refuses_to_correct_what_was_destroyed() -> None:
    TRANSCRIPTS.given(DESTROYED).when(FIX).refuses(WordsDestroyed)


def test_only_the_changed_words_of_a_selection_are_counted() -> None:
    wide = Correct(segment=segment_id(0), first=0, last=5, text="I take metformin every single day.")
    TRANSCRIPTS.given(SAID).when(wide).then(
        corrected("I take met forming every day", "I take metformin every single day.", 0, edits=3)
    )


def test_a_range_is_reviewed() -> None:
    reviewed = TranscriptRangeReviewed(start=0, end=3)
    TRANSCRIPTS.given(SAID).when(Review(start=0, end=3)).then(reviewed)
    TRANSCRIPTS.given(SAID, reviewed).when(Review(start=0, end=3)).nothing_happens()


def test_a_range_is_reviewed_again_when_a_pass_has_replaced_its_words() -> None:
    reviewed = TranscriptRangeReviewed(start=0, end=3)
    later = heard("later words", heard_in="post_call")
    TRANSCRIPTS.given(SAID, reviewed, later, completed()).when(Review(start=0, end=3)).then(reviewed)


def test_refuses_to_review_what_is_no_range_or_empty_or_destroyed() -> None:
    TRANSCRIPTS.given(SAID).when(Review(start=3, end=3)).refuses(NoSuchRange)
    TRANSCRIPTS.given(SAID).when(Review(start=-1, end=3)).refuses(NoSuchRange)
    TRANSCRIPTS.given(SAID).when(Review(start=3, end=9)).refuses(NothingThere)
    TRANSCRIPTS.given(DESTROYED).when(Review(start=0, end=3)).refuses(WordsDestroyed)


def test_a_mask_is_lifted_with_a_reason_and_every_look_is_a_fact() -> None:
    lifted = TranscriptMaskLifted(mask=MASK, content=Reason(text="to find the chart"))
    look = LiftMask(mask=MASK, reason=" to find the chart ")
    TRANSCRIPTS.given(SAID, masked()).when(look).then(lifted)
    TRANSCRIPTS.given(SAID, masked(), lifted).when(look).then(lifted)


def test_refuses_to_lift_a_card_an_unknown_mask_or_without_a_reason() -> None:
    card = LiftMask(mask=MASK, reason="to charge it")
    TRANSCRIPTS.given(SAID, masked("card")).when(card).refuses(NotLiftable)
    TRANSCRIPTS.given(SAID, masked("security_code")).when(card).refuses(NotLiftable)
    TRANSCRIPTS.given(SAID).when(card).refuses(NoSuchMask)
    TRANSCRIPTS.given(SAID, masked()).when(LiftMask(mask=MASK, reason="  ")).refuses(ReasonNeeded)


def test_refuses_to_lift_what_was_destroyed() -> None:
    gone = msgspec.structs.replace(masked(), content=FORGOTTEN)
    TRANSCRIPTS.given(SAID, gone).when(LiftMask(mask=MASK, reason="why")).refuses(WordsDestroyed)


def test_marks_move_with_the_words_and_none_is_left_on_what_a_person_heard() -> None:
    marks = (marked("unsure", 1, 4), marked("drug", 2, 3), marked("dose", 5, 5))
    said = heard("I take met forming every day", marks=marks)
    segment = TRANSCRIPTS.given(said, FIXED).state().segments[segment_id(0)]
    assert segment.text == "I take metformin every day"
    assert [(m.mark, m.first, m.last) for m in segment.marks] == [
        ("unsure", 1, 1),
        ("unsure", 3, 3),
        ("dose", 4, 4),
    ]
    assert [(w.text, w.start, w.end, w.probability) for w in segment.words[2:4]] == [
        ("metformin", 1.0, 2.0, 1.0),
        ("every", 2.0, 2.5, 0.9),
    ]


def test_a_segment_without_words_of_its_own_is_corrected_too() -> None:
    bare = msgspec.structs.replace(SAID, content=msgspec.structs.replace(SAID.content, words=()))
    TRANSCRIPTS.given(bare).when(FIX).then(FIXED)


def test_an_unknown_segment_id_in_the_log_is_passed_over() -> None:
    assert TRANSCRIPTS.given(FIXED).state().segments == dict[UUID, object]()
