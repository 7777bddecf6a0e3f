"""Signs of how a call goes, and what keeps a caller from care, with their quotes, while the call is not
specially protected."""

from collections.abc import Callable
from typing import Literal
from uuid import UUID

import pytest

from coordination.log.stream import load, now
from coordination.policy.rollout import Mode
from coordination.routing.events import Quote, RoutingBarrierProposed, RoutingCueFound
from telephony.calls.events import CallProtectionSet
from tests.http.client import Script
from tests.policy.rolled_out import roll_out
from tests.routing.calls import answered_call, hear, of_type, say_no, segment, tell

pytestmark = pytest.mark.django_db
React = Callable[[], None]
NOBODY_CALLS = "this is the third time I call, nobody ever calls me back"
NO_RIDE = "I missed my appointment because I couldn't find transportation"


def cues(call: UUID) -> list[tuple[str, str, str]]:
    """(kind, words, mode)."""
    return [
        (one.event.cue_kind, one.event.content.text, one.mode)
        for one in of_type(call, "cue_found")
        if isinstance(one.event, RoutingCueFound) and isinstance(one.event.content, Quote)
    ]


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


def test_a_call_that_is_not_the_first_is_shown_with_its_quote_and_its_time(
    react: React, nurse: Script
) -> None:
    call = answered_call()
    hear(call, segment(4, NOBODY_CALLS))
    react()
    (item,) = nurse.get(f"calls/{call}/routing").json()["cues"]
    assert (item["kind"], item["words"], item["start"], item["end"]) == (
        "repeated_contact",
        "third time I call, nobody ever calls me back",
        5.5,
        10.0,
    )


def test_both_voices_at_once_are_a_cue_by_their_times(react: React) -> None:
    call = answered_call()
    hear(call, segment(4, "if you would let me explain what the doctor wrote here", channel="staff"))
    hear(call, segment(6, "but that is not what I was told on Monday", channel="caller"))
    react()
    assert cues(call) == [("talking_over", "but that is not what I was", "live")]


def test_the_pass_after_the_call_finds_each_cue_once(react: React) -> None:
    call = answered_call()
    hear(call, segment(4, "I am so frustrated"), segment(4.3, "I am so frustrated", heard_in="post_call"))
    react()
    assert cues(call) == [("frustration", "frustrated", "live")]


def test_what_staff_says_is_no_cue(react: React) -> None:
    call = answered_call()
    hear(call, segment(4, "sorry for this line, can you hear me", channel="staff"))
    hear(call, segment(10, "yes I can"))
    react()
    assert cues(call) == []


def test_s4_a_cue_changes_no_lane_and_raises_nothing(react: React) -> None:
    call = answered_call()
    hear(
        call, segment(4, "I am so frustrated, I don't understand, you are breaking up")
    )  # 11 words: no reason yet
    react()
    assert {kind for kind, _, _ in cues(call)} == {"frustration", "confusion", "cannot_hear"}
    assert {one.type for one in load(f"routing/{call}").logged} == {"routing.cue_found"}


def test_no_cue_is_found_in_a_protected_call(react: React) -> None:
    call = answered_call()
    tell(call, CallProtectionSet(at=now(), protection="behavioral_health", by="line"))
    hear(call, segment(4, NOBODY_CALLS))
    react()
    assert cues(call) == []


@pytest.mark.parametrize("purpose", ["analysis", "transcription"])
def test_s13_after_a_no_no_cue_is_found(react: React, purpose: Literal["analysis", "transcription"]) -> None:
    call = answered_call()
    say_no(call, purpose, now())
    hear(call, segment(4, NOBODY_CALLS))
    react()
    assert cues(call) == []


@pytest.mark.parametrize(("rollout", "modes"), [("shadow", ["shadow"]), ("off", []), ("assist", ["live"])])
def test_a_cue_in_the_shadow_is_shown_to_nobody(
    react: React, nurse: Script, monkeypatch: pytest.MonkeyPatch, rollout: Mode, modes: list[str]
) -> None:
    roll_out(monkeypatch, cues=rollout)
    call = answered_call()
    hear(call, segment(4, "I am so frustrated"))
    react()
    assert [mode for _, _, mode in cues(call)] == modes
    shown = nurse.get(f"calls/{call}/routing").json()["cues"]
    assert [one["kind"] for one in shown] == (["frustration"] if rollout == "assist" else [])
