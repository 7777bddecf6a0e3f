"""The half minute around a segment, as the engines take it."""

from collections.abc import Sequence
from uuid import UUID

from coordination.log.decider import state_of
from coordination.log.event import Event
from coordination.routing.triggers.heard import Heard
from coordination.routing.window import window
from tests.routing.calls import segment
from transcription.transcripts.decisions import TRANSCRIPT
from transcription.transcripts.events import (
    Channel,
    CorrectedWords,
    TranscriptNotHeard,
    TranscriptSegmentCorrected,
    TranscriptSegmentRecorded,
)


def around(
    arrived: TranscriptSegmentRecorded, *others: Event, paused: Sequence[tuple[float, float]] = ()
) -> list[Heard]:
    transcript = state_of(TRANSCRIPT, [*others, arrived])
    return window(transcript, transcript.segments[arrived.segment], paused)


def ids(heard: Sequence[Heard]) -> list[UUID]:
    return [one.segment for one in heard]


def not_heard(start: float, end: float, channel: Channel = "caller") -> TranscriptNotHeard:
    return TranscriptNotHeard(heard_in="live", channel=channel, start=start, end=end, why="overload")


def test_it_is_in_the_order_of_time_over_both_channels() -> None:
    asked, answered = segment(10, "any chest pain", channel="staff"), segment(13, "yes")
    assert ids(around(answered, asked)) == [asked.segment, answered.segment]
    assert ids(around(asked, answered)) == [asked.segment, answered.segment]


def test_it_reaches_back_half_a_minute_and_on_for_an_answer() -> None:
    now = segment(100, "my chest hurts")
    old, edge = segment(60, "one two three four five six"), segment(69, "one two three")
    after, late = segment(104, "yes"), segment(120, "later")
    assert ids(around(now, old, edge, after, late)) == [edge.segment, now.segment, after.segment]


def test_each_word_keeps_its_time() -> None:
    (heard,) = around(segment(10, "my chest hurts"))
    assert [(word.text, word.start, word.end) for word in heard.words] == [
        ("my", 10.0, 10.5),
        ("chest", 10.5, 11.0),
        ("hurts", 11.0, 11.5),
    ]


def test_live_words_and_those_of_the_pass_after_the_call_do_not_mix() -> None:
    live, after = segment(10, "my chest"), segment(10, "my chest", heard_in="post_call")
    assert ids(around(after, live)) == [after.segment]
    assert ids(around(live, after)) == [live.segment]


def test_two_passes_over_the_recording_do_not_mix() -> None:
    first = segment(10, "my chest", heard_in="post_call", settings="s1")
    second = segment(10, "my chest", heard_in="post_call", settings="s2")
    assert ids(around(second, first)) == [second.segment]


def test_s10_a_gap_on_the_callers_side_is_said() -> None:
    before, now = segment(10, "I have no"), segment(20, "chest pain")
    heard = around(now, before, not_heard(12, 19))
    assert [one.gap_before for one in heard] == [False, True]


def test_a_gap_on_the_other_side_is_none_of_the_callers() -> None:
    before, now = segment(10, "I have no"), segment(20, "chest pain")
    assert [one.gap_before for one in around(now, before, not_heard(12, 19, "staff"))] == [False, False]
    assert [one.gap_before for one in around(now, before, not_heard(12, 19, "mixed"))] == [False, True]


def test_a_gap_before_what_was_said_earlier_is_not_between() -> None:
    before, now = segment(10, "I have no"), segment(20, "chest pain")
    assert [one.gap_before for one in around(now, before, not_heard(2, 9))] == [True, False]


def test_s10_what_a_person_kept_out_of_the_recording_is_a_gap() -> None:
    before, now = segment(10, "I have no"), segment(20, "chest pain")
    assert [one.gap_before for one in around(now, before, paused=[(13, 18)])] == [False, True]


def test_a_correction_is_looked_at_with_what_people_see() -> None:
    live = segment(8, "do you have any", channel="staff")
    heard = segment(10, "pest pain", heard_in="post_call")
    corrected = TranscriptSegmentCorrected(
        segment=heard.segment,
        first=0,
        last=0,
        heard_in="post_call",
        settings="s1",
        edits=1,
        content=CorrectedWords(before="pest", after="chest"),
    )
    transcript = state_of(TRANSCRIPT, [live, heard, corrected])
    (shown_live, shown) = window(transcript, transcript.segments[heard.segment])
    assert shown_live.segment == live.segment, "nothing has taken its place yet"
    assert [word.text for word in shown.words] == ["chest", "pain"]


def test_a_segment_without_words_is_left_out() -> None:
    empty, now = segment(8, ""), segment(10, "hello there")
    assert ids(around(now, empty)) == [now.segment]
