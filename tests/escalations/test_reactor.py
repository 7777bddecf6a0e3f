"""Words that are heard in a call become an escalation, and what happens to the call reaches it."""

from datetime import timedelta

import pytest

from coordination.escalations.ids import escalation_id, stream_of
from coordination.escalations.row import EscalationRow
from coordination.log.stream import load, now
from coordination.routing.events import Quote, RoutingTriggerMissed
from telephony.calls.events import CallScriptSpoken
from tests.escalations.conftest import Ward, row_of, told
from tests.escalations.words import trigger
from tests.followups.calls import tell

pytestmark = pytest.mark.django_db


def test_words_of_now_are_an_escalation_by_the_clinics_map(ward: Ward) -> None:
    dana = ward.sits("nurse", "Dana Whitlock, RN")
    row = row_of(ward.chest_pain())
    assert (row.is_open, row.state, row.category, row.urgency) == (
        True,
        "unacknowledged",
        "chest_pain",
        "emergency",
    )
    assert (row.queue, row.script, row.script_version) == (
        "nurse",
        "script_emergency",
        "script_emergency.en.1",
    )
    assert row.backup_duty == "supervisor"
    assert (dana.display_name, "screen", "delivered") in told(row)
    assert row.mode == "live"


def test_words_to_review_raise_nothing(ward: Ward) -> None:
    call = ward.call()
    ward.hear(call, trigger(tier="review", why="denied"))
    assert not EscalationRow.objects.filter(call=call).exists()


def test_further_words_join_and_another_category_is_another(ward: Ward) -> None:
    call = ward.call()
    ward.hear(call, trigger(), trigger(start=50.0), trigger("breathing", start=61.0))
    assert {row.category for row in EscalationRow.objects.filter(call=call)} == {"chest_pain", "breathing"}
    chest = load(stream_of(escalation_id(call, "chest_pain")))
    assert [one.type for one in chest.logged].count("escalation.raised") == 1
    assert [one.type for one in chest.logged].count("escalation.words_added") == 1


def test_what_a_person_marked_as_missed_is_an_escalation_too(ward: Ward) -> None:
    call, found = ward.call(), trigger()
    missed = RoutingTriggerMissed(
        trigger=found.trigger,
        family="stroke",
        tier="now",
        segment=found.segment,
        first=0,
        last=4,
        start=12.0,
        end=14.0,
        by="person/00000000-0000-4000-8000-00000000000a",
        content=Quote(text="my face feels crooked"),
    )
    ward.hear(call, missed)
    assert row_of(escalation_id(call, "stroke")).is_open


def test_the_end_of_the_call_closes_nothing_and_begins_the_clock_to_call_back(ward: Ward) -> None:
    ward.sits("nurse")
    escalation = ward.chest_pain()
    call = row_of(escalation).call
    assert call is not None
    ward.hang_up(call)
    row = row_of(escalation)
    assert row.is_open
    assert row.dropped_at is not None
    assert row.call_back_by is not None
    assert timedelta(seconds=110) < row.call_back_by - now() <= timedelta(seconds=120)


def test_words_of_a_call_that_was_over_begin_with_a_dropped_line(ward: Ward) -> None:
    call = ward.call()
    ward.hang_up(call)
    ward.hear(call, trigger(heard_in="post_call"))
    row = row_of(escalation_id(call, "chest_pain"))
    assert row.is_open
    assert row.call_back_by is not None


def test_the_script_that_the_caller_is_given_is_kept_with_it(ward: Ward) -> None:
    escalation = ward.chest_pain()
    call = row_of(escalation).call
    assert call is not None
    spoken = CallScriptSpoken(
        at=now(),
        script="script_emergency",
        version="script_emergency.en.1",
        purpose="emergency",
        language="en",
        by="person/00000000-0000-4000-8000-00000000000a",
    )
    tell(call, spoken)
    ward.react()
    assert [one["version"] for one in row_of(escalation).told] == ["script_emergency.en.1"]


def test_s14_what_is_computed_in_shadow_is_shown_to_nobody_and_rings_nowhere(ward: Ward) -> None:
    dana = ward.sits("nurse")
    call = ward.call()
    ward.hear(call, mode="shadow")
    row = row_of(escalation_id(call, "chest_pain", "shadow"))
    assert (row.is_open, row.notified, row.next_at) == (False, [], None)
    assert ward.later(3600) == 0
    script = ward.script(dana)
    assert script.get("escalations?state=all").json()["items"] == []
    assert script.get(f"escalations/{row.pk}").status_code == 404
    assert script.post(f"escalations/{row.pk}/acknowledge", if_match=row.version).status_code == 404


def test_words_heard_live_after_shadow_have_a_ladder_of_their_own(ward: Ward) -> None:
    call = ward.call()
    ward.hear(call, mode="shadow")
    ward.hear(call, trigger(start=90.0))
    row = row_of(escalation_id(call, "chest_pain"))
    assert row.is_open
    assert {one.mode for one in load(stream_of(row.pk)).logged} == {"live"}


def test_s14_practice_is_practice_to_its_end(ward: Ward) -> None:
    dana = ward.sits("nurse")
    escalation = ward.chest_pain("practice")
    ward.later(130)
    script = ward.script(dana)
    version = row_of(escalation).version
    assert script.post(f"escalations/{escalation}/acknowledge", if_match=version).status_code == 200
    ward.react()
    assert {one.mode for one in load(stream_of(escalation)).logged} == {"practice"}


def test_s8_no_word_of_the_caller_stands_in_the_row_in_the_clear(ward: Ward) -> None:
    from coordination.log.database import rows

    escalation = ward.chest_pain()
    ((stored,),) = rows("SELECT escalations::text FROM escalations WHERE id = %s", [escalation])
    assert "chest_pain" in stored  # its category is no patient's word
    assert "pressure" not in stored
    assert "like a pressure" in (row_of(escalation).words or "")
