"""S14 over the real application: whatever a person does about a practice call is practice."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.urls import clear_url_caches

from coordination.escalations.ids import escalation_id
from coordination.handoffs.ids import handoff_id
from coordination.http.access_table import lines
from coordination.log.database import rows
from coordination.log.stream import head_of, now
from tests.followups.calls import rows_of
from tests.http.client import Script
from tests.identity.asked import WALTER_SAYS, body
from tests.identity.conftest import id_of
from tests.people.accounts import person
from tests.routing.calls import answered_call, hear, route, segment
from tests.routing.sentences import cue, reason
from tests.routing.sentences import id_of as routing_id
from tests.transcription.transcripts.heard import MASK, masked

pytestmark = pytest.mark.django_db
SAID = uuid4()
OF_CALLS = ("calls", "followups", "escalations", "handoffs", "proposals")
# They need another story than this one, and are the same `run` as their neighbors here.
OF_ANOTHER_STORY = {
    "escalations/<uuid:id>/decide",
    "escalations/<uuid:id>/dismiss",
    "escalations/<uuid:id>/record_try",
    "followups/<uuid:id>/dial",
    "proposals/<uuid:id>/accept",
    "proposals/<uuid:id>/dismiss",
}
TOMORROW = timedelta(days=1)


@pytest.fixture(autouse=True)
def real_urls(settings: Any, letters_urls: None) -> Iterator[None]:
    settings.ROOT_URLCONF = "coordination.urls"
    clear_url_caches()
    yield
    clear_url_caches()


class Story:
    """One practice call, and one nurse who does with it all that can be done."""

    def __init__(self, react: Callable[[], None]) -> None:
        self.react, self.nurse, self.walked = react, Script(person("nurse")), set[str]()
        self.call = answered_call(mode="practice")
        words = segment(0, "I take met forming every day", id_=SAID)
        hear(self.call, words, masked(start=65), mode="practice")
        route(self.call, reason("forms"), cue(), mode="practice")
        react()

    def streams(self) -> dict[str, str]:
        """Whose version a command is asked with, by the first word of its address."""
        work = rows_of([self.call])
        return {
            "followups": f"followup/{work[-1].pk if work else UUID(int=0)}",
            "escalations": f"escalation/{escalation_id(self.call, 'chest_pain')}",
            "handoffs": f"handoff/{handoff_id(self.call, 'nurse')}",
        }

    def does(self, address: str, asked: dict[str, Any] | None = None) -> Any:
        """Ask it, having seen what there is."""
        first, *rest = address.split("/")
        kind = {"routing": "routing", "identity": "identity", "transcript": "transcript"}
        stream = self.streams().get(first, f"{kind.get(rest[1], 'call')}/{self.call}" if rest[1:] else "")
        where = address.replace("<uuid:id>", stream.partition("/")[2])
        where = where.replace("<uuid:cue>", str(routing_id("cue", "frustration", 20.0)))
        answer = self.nurse.post(where, asked, if_match=head_of(stream))
        assert answer.status_code == 200, (address, answer.content)
        self.walked.add(address)
        return answer.json()

    def tells(self) -> None:
        """Each command of this list does something: its order is the order in which it can."""
        call, does = str(self.call), self.does
        place = {"segment": str(SAID), "first": 2, "last": 3}
        does("calls/<uuid:id>/transcript/correct", {**place, "text": "metformin"})
        does("calls/<uuid:id>/transcript/review", {"start": 0, "end": 3})
        does("calls/<uuid:id>/transcript/lift_mask", {"mask": str(MASK), "reason": "to find the chart"})
        does("calls/<uuid:id>/routing/correct_reason", {"reason": "billing"})
        does("calls/<uuid:id>/routing/cues/<uuid:cue>/vote", {"useful": True})
        does("calls/<uuid:id>/routing/override_lane", {"lane": "human_only", "why": "he asked for a person"})
        does("calls/<uuid:id>/routing/mark_missed", {**place, "family": "chest_pain", "tier": "now"})
        self.react()
        does("calls/<uuid:id>/script_spoken", {"script": "script_emergency", "purpose": "emergency"})
        does("calls/<uuid:id>/identity/describe", {"name": "Walter Quimby"})
        confirmed = does("calls/<uuid:id>/identity/confirm", body(id_of(1001, "practice"), WALTER_SAYS))
        wrong = {"confirmation": confirmed["confirmed"][0]["id"], "why": "not_verified", "reason": "he asked"}
        does("calls/<uuid:id>/identity/withdraw", wrong)
        does("handoffs/<uuid:id>/accept")
        does("escalations/raise", {"call": call, "category": "stroke", "words": "her face"})
        does("escalations/<uuid:id>/acknowledge")
        does("escalations/<uuid:id>/reach")
        does("escalations/<uuid:id>/confirm")
        does("escalations/<uuid:id>/resolve")
        later = (now() + TOMORROW).isoformat()
        does("followups/promise", {"call": call, "what": "the result", "for_when": later})
        self.react()
        does("followups/<uuid:id>/claim")
        does("followups/<uuid:id>/renew")
        does("followups/<uuid:id>/snooze", {"until": later})
        does("followups/<uuid:id>/release")
        does("followups/<uuid:id>/assign", {"to": str(self.nurse.person.pk)})
        does("followups/<uuid:id>/record_attempt", {"channel": "phone", "outcome": "no_answer"})
        does("followups/<uuid:id>/close", {"outcome": "reached"})
        does("followups/<uuid:id>/reopen", {"why": "he called again"})
        does("calls/<uuid:id>/protect", {"protection": "oncology"})
        does("calls/<uuid:id>/pause_recording")
        does("calls/<uuid:id>/resume_recording")
        does("calls/<uuid:id>/stop_recording")
        does("calls/<uuid:id>/stop_transcription")


def commands() -> set[str]:
    """Every command about a call, or about what came of one."""
    found = {line.address.removeprefix("/api/v1/") for line in lines() if line.method == "POST"}
    return {one for one in found if one.split("/")[0] in OF_CALLS and not one.endswith("/search")}


def test_s14_whatever_a_person_does_about_a_practice_call_is_practice(react: Callable[[], None]) -> None:
    story = Story(react)
    story.tells()
    react()
    assert story.walked == commands() - OF_ANOTHER_STORY
    stored = rows("SELECT type, actor, mode FROM log_event WHERE correlation = %s ORDER BY id", [story.call])
    assert {type_ for type_, _, mode in stored if mode != "practice"} == set()
    by_her = {type_ for type_, actor, _ in stored if actor == f"person/{story.nurse.person.pk}"}
    assert len(by_her) >= len(story.walked) - 3  # some say the same fact
