"""What keeps a caller from care is proposed with its quote, while the call is not specially protected."""

from collections.abc import Callable
from uuid import UUID

import pytest

from coordination.log.stream import now
from coordination.routing.events import Quote, RoutingBarrierProposed
from telephony.calls.events import CallProtectionSet
from tests.http.client import Script
from tests.policy.rolled_out import roll_out
from tests.routing.calls import answered_call, hear, of_type, segment, tell

pytestmark = pytest.mark.django_db
React = Callable[[], None]
NO_RIDE = "I missed my appointment because I couldn't find transportation"


def proposed(call: UUID) -> list[tuple[str, str, str]]:
    """(kind, words, mode)."""
    return [
        (one.event.barrier_kind, one.event.content.text, one.mode)
        for one in of_type(call, "barrier_proposed")
        if isinstance(one.event, RoutingBarrierProposed) and isinstance(one.event.content, Quote)
    ]


def test_a_missing_ride_is_proposed_and_shown_with_its_quote(react: React, nurse: Script) -> None:
    call = answered_call()
    hear(call, segment(4, NO_RIDE))
    react()
    assert proposed(call) == [("transport", "couldn't find transportation", "live")]
    (item,) = nurse.get(f"calls/{call}/routing").json()["barriers"]
    assert (item["kind"], item["words"], item["start"], item["end"]) == (
        "transport",
        "couldn't find transportation",
        7.0,
        8.5,
    )


def test_the_pass_after_the_call_proposes_it_once(react: React) -> None:
    call = answered_call()
    hear(call, segment(4, NO_RIDE), segment(4.3, NO_RIDE, heard_in="post_call"))
    react()
    assert len(proposed(call)) == 1


def test_nothing_is_proposed_of_a_protected_call(react: React) -> None:
    call = answered_call()
    tell(call, CallProtectionSet(at=now(), protection="reproductive", by="line"))
    hear(call, segment(4, NO_RIDE), segment(12, "I have chest pain"))
    react()
    assert proposed(call) == []
    assert len(of_type(call, "trigger_found")) == 1, "triggers are found all the same"


def test_s3_without_a_yes_to_analysis_nothing_is_proposed(react: React) -> None:
    call = answered_call(analysis=False)
    hear(call, segment(4, NO_RIDE))
    react()
    assert proposed(call) == []


@pytest.mark.parametrize(("rollout", "modes"), [("shadow", ["shadow"]), ("off", []), ("on", ["live"])])
def test_how_far_cues_have_come_is_obeyed(
    react: React, monkeypatch: pytest.MonkeyPatch, rollout: str, modes: list[str]
) -> None:
    roll_out(monkeypatch, cues=rollout)  # type: ignore[arg-type] # modes of the parameters
    call = answered_call()
    hear(call, segment(4, NO_RIDE))
    react()
    assert [mode for _, _, mode in proposed(call)] == modes
