"""Whatever becomes known of a call, its lane is looked at again."""

from collections.abc import Callable
from uuid import UUID

import pytest

from coordination.log.stream import now
from coordination.policy.published import policy
from coordination.routing.events import RoutingLaneAssigned
from telephony.calls.events import CallProtectionSet
from tests.routing.calls import answered_call, ended, hear, of_type, route, routing, say_no, tell
from tests.routing.sentences import reason, trigger
from transcription.transcripts.events import TranscriptNotHeard, TranscriptPassCompleted

pytestmark = pytest.mark.django_db
React = Callable[[], None]


def lane_of(call: UUID) -> tuple[str, str] | None:
    lane = routing(call).lane
    return (lane.lane, lane.queue) if lane is not None else None


def test_a_trigger_makes_a_call_human_only_and_says_by_which_policy(react: React) -> None:
    call = answered_call()
    (found,) = route(call, trigger("chest_pain"))
    react()
    assert lane_of(call) == ("human_only", "nurse")
    (assigned,) = of_type(call, "lane_assigned")
    assert assigned.actor == "system:routing_lanes@1"
    assert (assigned.causation, assigned.correlation) == (found.event_id, call)
    assert assigned.policy == policy().version


def test_a_billing_question_goes_to_billing(react: React) -> None:
    call = answered_call()
    route(call, reason("billing"))
    react()
    assert lane_of(call) == ("assisted", "billing")


def test_s4_chest_pain_stays_human_only_whatever_follows(react: React) -> None:
    call = answered_call()
    route(call, trigger("chest_pain"))
    react()
    route(call, reason("hours_and_directions"))
    ended(call)
    react()
    assert lane_of(call) == ("human_only", "nurse")
    lanes = [one.event for one in of_type(call, "lane_assigned")]
    assert [one.lane for one in lanes if isinstance(one, RoutingLaneAssigned)] == ["human_only"] * 2


def test_s11_what_was_not_heard_goes_to_a_person(react: React) -> None:
    call = answered_call()
    hear(call, TranscriptNotHeard(heard_in="live", channel="caller", start=3, end=9, why="overload"))
    react()
    assert lane_of(call) == ("assisted", "front_desk")
    route(call, reason("forms"))
    react()
    assert lane_of(call) == ("assisted", "front_desk")


def test_s11_words_of_a_language_that_no_family_speaks_go_to_a_person(react: React) -> None:
    call = answered_call()
    completed = TranscriptPassCompleted(
        heard_in="post_call",
        engine="tests",
        model="tests",
        settings="s1",
        language="vi",
        recording="00",
        seconds=60,
        took=2,
        segments=7,
    )
    hear(call, completed)
    react()
    assert lane_of(call) == ("assisted", "front_desk")


def test_a_call_that_ended_with_nothing_understood_goes_to_a_person(react: React) -> None:
    call = answered_call()
    ended(call)
    react()
    assert lane_of(call) == ("assisted", "front_desk")
    lane = routing(call).lane
    assert lane is not None
    assert lane.why == ("no_reason",)


def test_a_protected_call_is_a_persons(react: React) -> None:
    call = answered_call()
    route(call, reason("forms"))
    react()
    assert lane_of(call) == ("automatic", "front_desk")
    tell(call, CallProtectionSet(at=now(), protection="adolescent", by="person"))
    react()
    assert lane_of(call) == ("assisted", "front_desk")


def test_s3_without_a_yes_to_analysis_nothing_is_made_of_a_call(react: React) -> None:
    call = answered_call(analysis=False)
    route(call, trigger("chest_pain"))
    ended(call)
    react()
    assert lane_of(call) is None


def test_s13_after_a_no_to_analysis_nothing_more_is_made_of_a_call(react: React) -> None:
    call = answered_call()
    say_no(call, "analysis", now())
    route(call, reason("billing"))
    react()
    assert lane_of(call) is None


def test_s14_a_practice_call_is_practice(react: React) -> None:
    call = answered_call(mode="practice")
    route(call, trigger("chest_pain"), mode="practice")
    react()
    (assigned,) = of_type(call, "lane_assigned")
    assert assigned.mode == "practice"
