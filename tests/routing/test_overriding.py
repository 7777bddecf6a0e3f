"""A person puts a call into another lane: whoever may, with a reason."""

import pytest

from coordination.routing.commands import OverrideLane
from coordination.routing.events import Reason, RoutingLaneOverridden
from coordination.routing.refusals import (
    ClinicalLane,
    NoSuchQueue,
    NotItsDuty,
    NotUnderstood,
    OnlyTightens,
)
from tests.routing.sentences import (
    ALL,
    CHEST,
    COMPLAINT,
    FRONT,
    FRONTS,
    NURSE,
    NURSES,
    SUPERVISOR,
    assigned,
    given,
    look,
    override,
    reason,
    trigger,
)

BILLING = assigned("assisted", "billing", "reason:billing", reason="billing")
FORMS = assigned("automatic", "front_desk", "reason:forms", reason="forms")
LOOSER = override(SUPERVISOR, ALL, "assisted")
TO_ASSISTED = RoutingLaneOverridden(
    lane="assisted",
    queue="supervisor",
    duty="supervisor",
    backup_duty="medical_director",
    before="human_only",
    content=Reason(text="she said so"),
    **SUPERVISOR,
)


def test_the_front_desk_tightens() -> None:
    given(reason("forms"), FORMS).when(override(FRONT, FRONTS, "human_only")).then(
        RoutingLaneOverridden(
            lane="human_only",
            queue="front_desk",
            duty="front_desk",
            backup_duty="supervisor",
            before="automatic",
            content=Reason(text="she said so"),
            **FRONT,
        )
    )


def test_s4_the_front_desk_never_loosens() -> None:
    given(reason("billing"), BILLING).when(override(FRONT, FRONTS, "automatic")).refuses(OnlyTightens)
    given(trigger("complaint"), COMPLAINT).when(override(FRONT, FRONTS, "assisted")).refuses(OnlyTightens)
    given().when(override(FRONT, FRONTS, "automatic")).refuses(OnlyTightens)


@pytest.mark.parametrize("looser", [LOOSER, override(NURSE, NURSES, "assisted")])
def test_s4_nobody_loosens_a_clinical_lane_for_one_call(looser: OverrideLane) -> None:
    given(trigger("chest_pain"), CHEST).when(looser).refuses(ClinicalLane)


def test_s4_a_clinical_call_is_not_loosened_by_moving_it_to_another_desk() -> None:
    elsewhere = override(SUPERVISOR, ALL, "human_only", "billing")
    given(trigger("chest_pain"), CHEST).when(elsewhere).refuses(ClinicalLane)


def test_the_supervisor_loosens_a_complaint() -> None:
    given(trigger("complaint"), COMPLAINT).when(LOOSER).then(TO_ASSISTED)


def test_a_nurse_does_not_loosen_a_complaint() -> None:
    given(trigger("complaint"), COMPLAINT).when(override(NURSE, NURSES, "assisted")).refuses(NotItsDuty)


def test_the_machine_does_not_take_back_what_a_person_settled() -> None:
    again = trigger("complaint", start=90)
    given(trigger("complaint"), COMPLAINT, TO_ASSISTED, again).when(look()).nothing_happens()


def test_s4_new_words_tighten_what_a_person_has_loosened() -> None:
    history = (trigger("complaint"), COMPLAINT, TO_ASSISTED, trigger("bleeding", start=90))
    ((lane, queue, _, why),) = given(*history).when(look()).lanes()
    assert (lane, queue, why[0]) == ("human_only", "nurse", "trigger:bleeding")


@pytest.mark.parametrize("code", ["not_heard", "protected", "no_reason", "reason:unclear"])
def test_s11_what_was_not_understood_is_not_given_back_to_a_machine(code: str) -> None:
    doubtful = assigned("assisted", "front_desk", code)
    given(doubtful).when(override(SUPERVISOR, ALL, "automatic")).refuses(NotUnderstood)


def test_a_lane_that_stands_already_is_no_news() -> None:
    given(reason("billing"), BILLING).when(override(SUPERVISOR, ALL, "assisted")).nothing_happens()


def test_a_call_is_moved_to_another_queue_of_its_lane() -> None:
    given(reason("billing"), BILLING).when(override(FRONT, FRONTS, "assisted", "navigator")).then(
        RoutingLaneOverridden(
            lane="assisted",
            queue="navigator",
            duty="navigator",
            backup_duty="supervisor",
            before="assisted",
            content=Reason(text="she said so"),
            **FRONT,
        )
    )


def test_refuses_a_queue_that_the_map_does_not_have() -> None:
    given(reason("billing"), BILLING).when(override(FRONT, FRONTS, "human_only", "attic")).refuses(
        NoSuchQueue
    )


def test_a_call_without_a_lane_is_put_into_one() -> None:
    lanes = given().when(override(FRONT, FRONTS, "human_only", "nurse")).lanes()
    assert lanes == [("human_only", "nurse", "nurse", ())]
