"""What callers say becomes triggers: once, live or after the call, while their yes stands."""

from collections.abc import Callable
from datetime import timedelta
from typing import cast
from uuid import UUID, uuid4

import pytest

from coordination.log.event import Logged
from coordination.log.stream import now
from coordination.policy.published import policy
from coordination.routing.events import Quote, RoutingTriggerFound
from telephony.calls.events import CallConsentGiven, CallRecordingPaused, CallRecordingResumed
from tests.policy.rolled_out import roll_out
from tests.routing.calls import answered_call, hear, of_type, routing, say_no, segment, tell
from transcription.transcripts.events import (
    CorrectedWords,
    PossibleWords,
    TranscriptNotHeard,
    TranscriptPossibleHeard,
    TranscriptSegmentCorrected,
)

pytestmark = pytest.mark.django_db
React = Callable[[], None]


def found(call: UUID) -> list[tuple[str, str, str]]:
    """(family, tier, words) of every trigger, by time."""
    triggers = [one.event for one in of_type(call, "trigger_found")]
    return [
        (one.family, one.tier, one.content.text)
        for one in cast("list[RoutingTriggerFound]", triggers)
        if isinstance(one.content, Quote)
    ]


def first(call: UUID) -> tuple[RoutingTriggerFound, Logged]:
    logged = of_type(call, "trigger_found")[0]
    return cast("RoutingTriggerFound", logged.event), logged


def test_chest_pain_is_found_with_its_exact_words_and_their_place(react: React) -> None:
    call = answered_call()
    said = segment(4, "I have chest pain since this morning")
    (heard,) = hear(call, said)
    react()
    trigger, logged = first(call)
    assert (trigger.family, trigger.tier, trigger.why) == ("chest_pain", "now", "affirmed")
    assert isinstance(trigger.content, Quote)
    assert trigger.content.text == "chest pain"
    assert (trigger.segment, trigger.first, trigger.last) == (said.segment, 2, 3)
    assert (trigger.start, trigger.end) == (5.0, 6.0)
    assert (trigger.channel, trigger.speaker, trigger.language, trigger.heard_in) == (
        "caller",
        "caller",
        "en",
        "live",
    )
    assert (logged.causation, logged.correlation) == (heard.event_id, call)
    assert (logged.actor, logged.policy) == ("system:routing_words@1", policy().version)


def test_s10_a_phrase_that_two_segments_share_is_found_once(react: React) -> None:
    call = answered_call()
    hear(call, segment(4, "I have this pain in my"))
    react()
    hear(call, segment(6.5, "chest since this morning"))
    react()
    assert found(call) == [("chest_pain", "now", "pain in my chest")]
    trigger, _ = first(call)
    assert trigger.segment != trigger.last_segment


def test_s10_a_question_of_staff_and_the_callers_yes_count_whichever_is_written_first(react: React) -> None:
    orders = [[0, 1], [1, 0]]
    for order in orders:
        call = answered_call()
        said = [segment(4, "do you have chest pain", channel="staff"), segment(8, "yes")]
        for place in order:
            hear(call, said[place])
            react()
        assert [(family, tier) for family, tier, _ in found(call)] == [("chest_pain", "now")], order


def test_staffs_words_alone_are_no_trigger(react: React) -> None:
    call = answered_call()
    hear(call, segment(4, "call us if you have chest pain", channel="staff"))
    react()
    assert found(call) == []


def test_a_denial_is_to_be_looked_at(react: React) -> None:
    call = answered_call()
    hear(call, segment(4, "I don't have any chest pain"))
    react()
    assert [(family, tier) for family, tier, _ in found(call)] == [("chest_pain", "review")]
    lane = routing(call).lane
    assert lane is not None
    assert lane.lane == "assisted"


def test_s10_no_denial_reaches_across_what_was_not_heard(react: React) -> None:
    call = answered_call()
    hear(call, segment(4, "I don't have any"))
    hear(call, TranscriptNotHeard(heard_in="live", channel="caller", start=6, end=9, why="overload"))
    hear(call, segment(9, "chest pain"))
    react()
    assert [(family, tier) for family, tier, _ in found(call)] == [("chest_pain", "now")]


def test_s10_no_denial_reaches_across_a_pause_key(react: React) -> None:
    call = answered_call()
    began = now() - timedelta(seconds=51)  # the sound's first sample, by the call's own facts
    tell(
        call,
        CallRecordingPaused(at=began + timedelta(seconds=7)),
        CallRecordingResumed(at=began + timedelta(seconds=8)),
    )
    hear(call, segment(4, "I don't have any"), segment(9, "chest pain"))
    react()
    assert ("chest_pain", "now", "chest pain") in found(call)


def test_s10_the_pass_after_the_call_hears_the_same_and_adds_only_what_is_new(react: React) -> None:
    call = answered_call()
    hear(call, segment(4, "I have chest pain"), segment(20, "thank you"))
    react()
    hear(
        call,
        segment(4.4, "I have chest pain", heard_in="post_call"),
        segment(20.2, "and I am bleeding badly", heard_in="post_call"),
    )
    react()
    assert [(family, tier) for family, tier, _ in found(call)] == [
        ("chest_pain", "now"),
        ("bleeding", "now"),
    ]


def test_s10_a_word_that_a_person_corrects_is_found(react: React) -> None:
    call = answered_call()
    said = segment(4, "I have pest pain today")
    hear(call, said)
    react()
    assert found(call) == []
    corrected = TranscriptSegmentCorrected(
        segment=said.segment,
        first=2,
        last=2,
        heard_in="live",
        settings="s1",
        edits=1,
        content=CorrectedWords(before="pest", after="chest"),
    )
    hear(call, corrected)
    react()
    assert found(call) == [("chest_pain", "now", "chest pain")]


def test_s10_what_only_the_second_hearing_has_is_to_be_listened_to(react: React) -> None:
    call = answered_call()
    possible = TranscriptPossibleHeard(
        possible=uuid4(),
        family="breathing",
        segment=uuid4(),
        channel="caller",
        speaker="caller",
        start=12,
        end=15,
        probability=0.6,
        language="en",
        engine="tests",
        model="tests",
        settings="s2",
        content=PossibleWords(text="cannot breathe"),
    )
    hear(call, possible)
    react()
    trigger, _ = first(call)
    assert (trigger.family, trigger.tier, trigger.why, trigger.possible) == (
        "breathing",
        "review",
        "possible",
        True,
    )
    assert found(call) == [("breathing", "review", "cannot breathe")]


def test_spanish_words_are_found(react: React) -> None:
    call = answered_call()
    hear(call, segment(4, "no puedo respirar", language="es"))
    react()
    assert [(family, tier) for family, tier, _ in found(call)] == [("breathing", "now")]


def test_s3_without_a_yes_to_analysis_no_words_are_looked_at(react: React) -> None:
    call = answered_call(analysis=False)
    hear(call, segment(4, "I have chest pain"))
    react()
    assert found(call) == []


def test_a_yes_to_analysis_that_is_told_after_the_words_has_them_looked_at(react: React) -> None:
    call = answered_call(analysis=False)
    hear(call, segment(4, "I have chest"), segment(5.5, "pain today"), segment(9, "I want a lawyer"))
    react()
    tell(call, CallConsentGiven(at=now(), purpose="analysis", how="key"))
    react()
    assert [(family, tier) for family, tier, _ in found(call)] == [("chest_pain", "now"), ("legal", "now")]


@pytest.mark.parametrize("purpose", ["analysis", "transcription"])
def test_s13_after_a_no_no_words_are_looked_at(react: React, purpose: str) -> None:
    call = answered_call()
    hear(call, segment(4, "I have chest pain"))
    say_no(call, "analysis" if purpose == "analysis" else "transcription", now())
    react()
    assert found(call) == []


def test_what_is_computed_in_the_shadow_is_on_record_as_such(
    react: React, monkeypatch: pytest.MonkeyPatch
) -> None:
    roll_out(monkeypatch, triggers="shadow")
    call = answered_call()
    hear(call, segment(4, "I have chest pain"))
    react()
    _, logged = first(call)
    assert logged.mode == "shadow"
    monkeypatch.undo()
    hear(call, segment(4.5, "I have chest pain", heard_in="post_call"))
    react()
    assert [one.mode for one in of_type(call, "trigger_found")] == ["shadow", "live"]


def test_what_is_switched_off_is_not_computed(react: React, monkeypatch: pytest.MonkeyPatch) -> None:
    roll_out(monkeypatch, triggers="off")
    call = answered_call()
    hear(call, segment(4, "I have chest pain"))
    react()
    assert found(call) == []


def test_s14_words_of_a_practice_call_are_practice(react: React, monkeypatch: pytest.MonkeyPatch) -> None:
    roll_out(monkeypatch, triggers="shadow")
    call = answered_call(mode="practice")
    hear(call, segment(4, "I have chest pain"), mode="practice")
    react()
    _, logged = first(call)
    assert logged.mode == "practice"
