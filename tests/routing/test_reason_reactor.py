"""Why somebody called is made out while the call lasts and when it was heard to its end, while the caller's
yes stands."""

from collections.abc import Callable
from typing import cast
from uuid import UUID

import pytest

from coordination.log.stream import now
from coordination.routing.events import RoutingLaneAssigned, RoutingReasonClassified
from tests.policy.rolled_out import roll_out
from tests.routing.calls import answered_call, ended, hear, of_type, routing, say_no, segment
from transcription.transcripts.events import Pass, TranscriptPassCompleted

pytestmark = pytest.mark.django_db
React = Callable[[], None]

BILL = "Hello, I have a question about a charge on my bill that I do not understand"


def completed(heard_in: Pass = "post_call", segments: int = 1) -> TranscriptPassCompleted:
    return TranscriptPassCompleted(
        heard_in=heard_in,
        engine="tests",
        model="tests",
        settings="s1",
        language="en",
        recording=None,
        seconds=20.0,
        took=1.0,
        segments=segments,
    )


def classified(call: UUID) -> list[RoutingReasonClassified]:
    return [cast("RoutingReasonClassified", one.event) for one in of_type(call, "reason_classified")]


def test_a_question_about_a_bill_goes_to_billing(react: React) -> None:
    call = answered_call()
    hear(call, segment(1, "how can I help you", channel="staff"), segment(4, BILL), completed("live"))
    react()
    (made,) = classified(call)
    assert made.reason == "billing"
    assert made.signals == ("words",)
    lane = routing(call).lane
    assert lane is not None
    assert (lane.queue, lane.duty) == ("billing", "billing")


def test_the_same_words_after_the_call_are_no_news(react: React) -> None:
    call = answered_call()
    hear(call, segment(4, BILL), completed("live"))
    react()
    hear(call, segment(4, BILL, heard_in="post_call"), completed())
    react()
    assert len(classified(call)) == 1


def test_s4_a_reason_does_not_loosen_what_a_trigger_asked_for(react: React) -> None:
    call = answered_call()
    hear(call, segment(2, "I have chest pain right now"), segment(6, BILL), completed("live"))
    react()
    lane = routing(call).lane
    assert lane is not None
    assert (lane.lane, lane.duty) == ("human_only", "nurse")


def test_s13_without_a_yes_to_analysis_no_reason_is_looked_for(react: React) -> None:
    call = answered_call(analysis=False)
    hear(call, segment(4, BILL), completed("live"))
    react()
    assert classified(call) == []


def test_what_staff_says_is_no_reason(react: React) -> None:
    call = answered_call()
    hear(call, segment(4, BILL, channel="staff"), completed("live"))
    react()
    assert classified(call) == []


def test_where_reasons_are_off_none_is_made_out(react: React, monkeypatch: pytest.MonkeyPatch) -> None:
    roll_out(monkeypatch, reason="off")
    call = answered_call()
    hear(call, segment(4, BILL), completed("live"))
    react()
    assert classified(call) == []


REFILL = "I need a refill of my blood pressure pills, the pharmacy says there are none left"
MORE = "and while I have you on the line, it is the little white ones, once a day"


def test_the_reason_and_the_lane_are_known_while_the_call_lasts(react: React) -> None:
    call = answered_call()
    hear(call, segment(4, "Hello, this is Ana"))
    react()
    assert classified(call) == [], "four words say nothing"
    hear(call, segment(8, BILL))
    react()
    (made,) = classified(call)
    assert made.reason == "billing"
    lane = routing(call).lane
    assert lane is not None
    assert (lane.lane, lane.queue) == ("assisted", "billing")


def test_the_same_answer_is_on_record_once_however_long_the_call_lasts(react: React) -> None:
    call = answered_call()
    hear(call, segment(4, REFILL), segment(14, MORE), segment(24, MORE), completed("live"))
    react()
    assert {made.reason for made in classified(call)} == {"refill"}
    assert len(classified(call)) == 1


def test_while_it_lasts_nothing_unclear_is_on_record_and_at_the_end_it_is(react: React) -> None:
    call = answered_call()
    hear(call, segment(4, "my cousin gave me your number and said to ask for Linda, it is about the raffle"))
    react()
    assert classified(call) == []
    ended(call)
    hear(call, completed("live"))
    react()
    (made,) = classified(call)
    assert made.reason == "unclear"


def test_after_ten_minutes_a_live_call_is_asked_no_more_and_its_end_decides(react: React) -> None:
    call = answered_call()
    hear(call, segment(601, BILL))
    react()
    assert classified(call) == []
    hear(call, completed("live"))
    react()
    assert [one.reason for one in classified(call)] == ["billing"]


def test_staffs_live_words_are_no_reason(react: React) -> None:
    call = answered_call()
    hear(call, segment(4, BILL, channel="staff"), segment(14, "okay"))
    react()
    assert classified(call) == []


def test_s4_another_reason_at_the_end_loosens_nothing(react: React) -> None:
    call = answered_call()
    hear(call, segment(4, "I have had a rash and a fever since Monday and my throat is very sore"))
    react()
    (made,) = classified(call)
    assert made.reason == "symptom"
    hours = "What are your opening hours on Saturday and where can I park my car"
    hear(call, segment(4, hours, heard_in="post_call"), completed())
    react()
    assert classified(call)[-1].reason == "hours_and_directions"
    lanes = [cast("RoutingLaneAssigned", one.event).lane for one in of_type(call, "lane_assigned")]
    assert set(lanes) == {"human_only"}
    lane = routing(call).lane
    assert lane is not None
    assert (lane.lane, lane.queue) == ("human_only", "nurse")


def test_s13_a_no_while_the_call_lasts_is_obeyed(react: React) -> None:
    call = answered_call()
    say_no(call, "analysis", now())
    hear(call, segment(4, BILL))
    react()
    assert classified(call) == []
