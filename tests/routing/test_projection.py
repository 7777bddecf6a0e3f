"""The read model: the same rows whichever way the events come, and no word in them."""

from collections.abc import Callable

import pytest
from django.db import connection

from coordination.routing.events import Reason, RoutingLaneOverridden, RoutingReasonCorrected
from coordination.routing.projections import routing
from coordination.routing.row import RoutingRow
from tests.log.sentences import fresh, projection
from tests.routing.calls import answered_call, route
from tests.routing.sentences import (
    CHEST,
    COMPLAINT,
    NURSE,
    SUPERVISOR,
    assigned,
    barrier,
    cue,
    missed,
    reason,
    trigger,
)
from tests.routing.sentences import given as decided

pytestmark = pytest.mark.django_db
LOOSENED = RoutingLaneOverridden(
    lane="assisted",
    queue="supervisor",
    duty="supervisor",
    backup_duty="medical_director",
    before="human_only",
    content=Reason(text="settled"),
    **SUPERVISOR,
)


def test_a_call_from_its_first_words_to_its_lane() -> None:
    hurt, angry = fresh(), fresh()
    billing = assigned("assisted", "billing", "reason:billing", reason="billing")
    projection(routing).given(
        {
            f"routing/{hurt}": [
                reason("refill", 0.9),
                trigger("chest_pain"),
                trigger("chest_pain", "review", start=40),
                cue(),
                barrier(),
                CHEST,
                billing,
                *decided().when(missed("bleeding", start=70)).events(),
            ],
            f"routing/{angry}": [
                trigger("complaint"),
                COMPLAINT,
                LOOSENED,
                RoutingReasonCorrected(reason="billing", before="", by=NURSE["by"]),
                reason("refill", 0.99),
            ],
        }
    ).shows(
        {
            hurt: {
                "version": 8,
                "mode": "live",
                "lane": "human_only",
                "urgency": "emergency",
                "clinical": True,
                "queue": "nurse",
                "duty": "nurse",
                "overridden": False,
                "reason": "refill",
                "probability": 0.9,
                "families": "chest_pain bleeding",
                "now": 2,
                "review": 1,
                "missed": 1,
                "cues": 1,
                "barriers": 1,
            },
            angry: {
                "lane": "assisted",
                "urgency": "usual",
                "queue": "supervisor",
                "overridden": True,
                "reason": "billing",
                "probability": 1.0,
                "reason_corrected": True,
                "families": "complaint",
            },
        }
    )


def test_what_was_only_computed_is_not_counted(catch_up: Callable[[], None]) -> None:
    call = answered_call()
    route(call, trigger("chest_pain"), CHEST, cue(), reason("refill"), mode="shadow")
    catch_up()
    row = RoutingRow.objects.get(pk=call)
    assert (row.version, row.lane, row.now, row.cues, row.reason, row.families) == (4, "", 0, 0, "", None)


def test_s8_what_is_the_matter_is_not_in_the_clear(catch_up: Callable[[], None]) -> None:
    call = answered_call()
    route(call, trigger("self_harm"))
    catch_up()
    with connection.cursor() as cursor:
        cursor.execute("SELECT r::text FROM routing r WHERE id = %s", [call])
        stored = str(cursor.fetchone()[0])
    assert "self_harm" not in stored
    assert "words of nobody" not in stored
    assert RoutingRow.objects.get(pk=call).families == "self_harm"
