"""What the machine made of a call and what people did about it stands in the call's own timeline."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pytest

from audit.access.record import RECENT
from coordination.escalations.ids import escalation_id
from tests.http.client import Script
from tests.people.accounts import person
from tests.routing.calls import answered_call, route
from tests.routing.sentences import trigger
from tests.transcription.transcripts.calls import says_no

pytestmark = pytest.mark.django_db
WORDS = "words of nobody"  # what a trigger of these tests was found by


@pytest.fixture(autouse=True)
def nothing_recent() -> Iterator[None]:
    RECENT.clear()
    yield
    RECENT.clear()


@pytest.fixture
def in_danger(react: Callable[[], None], catch_up: Callable[[], None]) -> UUID:
    """A call with words of now, and whatever follows from them."""
    call = answered_call()
    route(call, trigger("chest_pain"))
    react()
    catch_up()
    return call


@pytest.fixture
def computed(react: Callable[[], None], catch_up: Callable[[], None]) -> UUID:
    """A call in which words were found in the shadow."""
    call = answered_call()
    route(call, trigger("chest_pain"), mode="shadow")
    react()
    catch_up()
    return call


def timeline(script: Script, call: UUID) -> tuple[str, list[dict[str, Any]]]:
    answer = script.get(f"calls/{call}/timeline")
    assert answer.status_code == 200, answer.content
    return answer.content.decode(), answer.json()["items"]


def test_routing_escalation_and_handoff_stand_in_the_timeline_of_their_call(in_danger: UUID) -> None:
    dana = Script(person("nurse", "Dana Whitlock, RN"))
    escalation = escalation_id(in_danger, "chest_pain")
    taken = dana.post(f"escalations/{escalation}/acknowledge", if_match=version_of(dana, escalation))
    assert taken.status_code == 200, taken.content
    _, items = timeline(Script(person("auditor")), in_danger)
    first = {one["type"]: one for one in reversed(items)}
    assert {"routing.trigger_found", "routing.lane_assigned", "escalation.raised"} <= set(first)
    assert {"handoff.prepared", "escalation.acknowledged"} <= set(first)
    assert first["escalation.raised"]["content"] == {"words": WORDS}
    assert first["escalation.raised"]["causation"] == first["routing.trigger_found"]["event_id"]
    assert first["handoff.prepared"]["content"] == {"text": WORDS}
    assert first["escalation.raised"]["lane"] == "machine"
    assert (first["escalation.acknowledged"]["lane"], first["escalation.acknowledged"]["actor"]) == (
        "people",
        "Dana Whitlock, RN",
    )
    assert all(len(one["hash"]) == 64 for one in items)


def version_of(script: Script, escalation: UUID) -> int:
    version: int = script.get(f"escalations/{escalation}").json()["version"]
    return version


def test_s13_after_a_no_the_words_are_in_no_event_of_it(
    in_danger: UUID, react: Callable[[], None], catch_up: Callable[[], None]
) -> None:
    says_no(in_danger)
    raw, items = timeline(Script(person("auditor")), in_danger)
    assert WORDS not in raw
    assert {one["content"] for one in items if one["type"] == "escalation.raised"} == {"withheld"}
    react()
    catch_up()
    raw, items = timeline(Script(person("auditor")), in_danger)
    assert WORDS not in raw
    assert [one["type"] for one in items].count("escalation.raised") == 1


@pytest.mark.parametrize("role", ["navigator", "front_desk", "auditor"])
def test_s14_who_tunes_no_policy_sees_nothing_that_was_only_computed(role: str, computed: UUID) -> None:
    raw, items = timeline(Script(person(role)), computed)
    assert {one["mode"] for one in items} == {"live"}
    assert [one["type"] for one in items if one["type"].partition(".")[0] in ("routing", "escalation")] == []
    assert WORDS not in raw


@pytest.mark.parametrize("role", ["nurse", "supervisor"])
def test_who_tunes_policy_sees_what_was_computed_and_that_it_was(role: str, computed: UUID) -> None:
    _, items = timeline(Script(person(role)), computed)
    shadow = {one["type"] for one in items if one["mode"] == "shadow"}
    assert {"routing.trigger_found", "routing.lane_assigned", "escalation.raised"} <= shadow


def test_the_medical_director_sees_it_whatever_she_signs_in_as(computed: UUID) -> None:
    director = person("auditor", "Maren Iyer")
    director.granted_duties = ["medical_director"]
    director.save()
    _, items = timeline(Script(director), computed)
    assert "routing.trigger_found" in {one["type"] for one in items if one["mode"] == "shadow"}
