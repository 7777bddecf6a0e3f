"""Which lane: by triggers, by reason, by what is not known. Only ever stricter (S4)."""

import pytest

from coordination.policy.handoff_map_checks import FAMILIES
from tests.routing.sentences import CHEST, COMPLAINT, assigned, barrier, given, look, reason, trigger

UNCLEAR = assigned("assisted", "front_desk", "reason:unclear", reason="unclear")
REFILL = assigned("assisted", "nurse", "reason:refill", reason="refill", clinical=True)


def test_nothing_is_assigned_before_anything_is_known() -> None:
    given().when(look()).nothing_happens()


def test_chest_pain_is_a_persons_from_the_first_word() -> None:
    given(trigger("chest_pain")).when(look()).then(CHEST)


@pytest.mark.parametrize("family", FAMILIES)
def test_s4_words_of_every_family_make_a_call_human_only(family: str) -> None:
    ((lane, _, _, why),) = given(trigger(family)).when(look()).lanes()
    assert (lane, why) == ("human_only", (f"trigger:{family}",))


def test_a_denial_wakes_nobody_and_is_never_left_to_a_machine() -> None:
    review = assigned("assisted", "front_desk", "review:chest_pain", clinical=True)
    given(trigger("chest_pain", "review")).when(look()).then(review)


def test_a_denial_beside_a_procedural_reason_tightens_it() -> None:
    hours = assigned("automatic", "front_desk", "reason:hours_and_directions", reason="hours_and_directions")
    tightened = assigned(
        "assisted",
        "front_desk",
        "review:chest_pain",
        "reason:hours_and_directions",
        reason="hours_and_directions",
        clinical=True,
    )
    known = reason("hours_and_directions")
    given(known).when(look()).then(hours)
    given(known, hours, trigger("chest_pain", "review")).when(look()).then(tightened)


def test_billing_goes_to_billing() -> None:
    given(reason("billing")).when(look()).then(
        assigned("assisted", "billing", "reason:billing", reason="billing")
    )


def test_an_unclear_reason_goes_to_staff() -> None:
    given(reason("unclear", 0.4)).when(look()).then(UNCLEAR)


def test_s11_what_was_not_heard_is_assisted_at_the_least() -> None:
    given().when(look(not_heard=True)).then(assigned("assisted", "front_desk", "not_heard"))
    forms = assigned("automatic", "front_desk", "reason:forms", reason="forms")
    both = assigned("assisted", "front_desk", "not_heard", "reason:forms", reason="forms")
    given(reason("forms"), forms).when(look(not_heard=True)).then(both)


def test_a_protected_call_is_assisted_at_the_least() -> None:
    both = assigned("assisted", "front_desk", "protected", "reason:forms", reason="forms")
    given(reason("forms")).when(look(protected=True)).then(both)


def test_a_call_that_ended_with_nothing_understood_is_a_persons() -> None:
    given().when(look(over=True)).then(assigned("assisted", "front_desk", "no_reason"))


def test_the_same_again_is_no_news() -> None:
    given(trigger("chest_pain"), CHEST).when(look()).nothing_happens()
    given(reason("unclear", 0.4), UNCLEAR).when(look()).nothing_happens()


def test_a_reason_that_becomes_clear_moves_a_call_within_its_lane() -> None:
    given(reason("unclear", 0.4), UNCLEAR, reason("refill")).when(look()).then(REFILL)


def test_that_nothing_was_understood_is_said_no_longer_when_something_was() -> None:
    nothing = assigned("assisted", "front_desk", "no_reason")
    given(nothing, reason("refill")).when(look(over=True)).then(REFILL)


NO_RIDE = assigned(
    "assisted",
    "navigator",
    "barrier:transport",
    "reason:reschedule_or_cancel",
    reason="reschedule_or_cancel",
)


def test_a_visit_that_was_missed_for_want_of_a_ride_is_a_navigators() -> None:
    known = reason("reschedule_or_cancel")
    given(known, barrier("transport")).when(look()).then(NO_RIDE)
    scheduling = assigned(
        "assisted", "scheduler", "reason:reschedule_or_cancel", reason="reschedule_or_cancel"
    )
    given(known, scheduling, barrier("transport")).when(look()).then(NO_RIDE)


def test_s4_a_ride_takes_no_symptom_from_a_nurse() -> None:
    given(reason("refill"), REFILL, barrier("transport")).when(look()).then(
        assigned("assisted", "nurse", "reason:refill", "barrier:transport", reason="refill", clinical=True)
    )


def test_what_the_map_has_no_rule_for_stays_where_its_reason_leads() -> None:
    billing = assigned("assisted", "billing", "reason:billing", reason="billing")
    given(reason("billing"), billing, barrier("cost")).when(look()).nothing_happens()


def test_s4_a_later_reason_loosens_nothing() -> None:
    symptom = assigned("human_only", "nurse", "reason:symptom", reason="symptom", clinical=True)
    given(reason("symptom"), symptom, reason("billing")).when(look()).nothing_happens()
    given(reason("refill"), REFILL, reason("hours_and_directions")).when(look()).nothing_happens()


def test_s4_a_clinical_call_does_not_leave_for_a_desk_because_its_reason_changes() -> None:
    given(reason("refill"), REFILL, reason("billing")).when(look()).nothing_happens()


def test_an_emergency_is_not_moved_to_the_supervisor_by_a_complaint() -> None:
    both = assigned(
        "human_only",
        "nurse",
        "trigger:chest_pain",
        "trigger:complaint",
        urgency="emergency",
        clinical=True,
        script="script_emergency",
    )
    given(trigger("chest_pain"), CHEST, trigger("complaint", start=40)).when(look()).then(both)


def test_a_complaint_becomes_an_emergency_when_the_chest_hurts() -> None:
    both = assigned(
        "human_only",
        "nurse",
        "trigger:chest_pain",
        "trigger:complaint",
        urgency="emergency",
        clinical=True,
        script="script_emergency",
    )
    given(trigger("complaint"), COMPLAINT, trigger("chest_pain", start=40)).when(look()).then(both)


def test_the_first_of_two_emergencies_keeps_the_call() -> None:
    both = assigned(
        "human_only",
        "nurse",
        "trigger:chest_pain",
        "trigger:self_harm",
        urgency="emergency",
        clinical=True,
        script="script_emergency",
    )
    given(trigger("chest_pain"), CHEST, trigger("self_harm", start=40)).when(look()).then(both)


def test_s4_a_looser_lane_in_the_log_is_not_believed() -> None:
    looser = assigned("automatic", "front_desk", "reason:forms", reason="forms")
    given(trigger("chest_pain"), CHEST, looser).when(look()).nothing_happens()
