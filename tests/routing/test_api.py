"""A call's routing over HTTP: what it shows, what people may say to it, and what is on record."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest

from audit.access.events import AccessViewed
from audit.access.record import access_stream
from coordination.log.stream import load, now
from coordination.policy.handoff_map_checks import FAMILIES
from coordination.routing.explained import heard_in_words, why_in_words
from telephony.calls.events import CallProtectionSet, CallScriptSpoken
from tests.followups.test_forgotten import forget
from tests.http.client import Script, slug
from tests.people.accounts import person
from tests.routing.calls import answered_call, hear, of_type, route, routing, say_no, segment, tell
from tests.routing.sentences import barrier, cue, reason, trigger
from transcription.transcripts.events import TranscriptNotHeard

pytestmark = pytest.mark.django_db
React = Callable[[], None]
NOT_HEARD = TranscriptNotHeard(heard_in="live", channel="caller", start=40, end=52, why="overload")


def shown(script: Script, call: UUID) -> Any:
    answer = script.get(f"calls/{call}/routing")
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_a_trigger_is_shown_with_its_words_their_place_and_why(nurse: Script) -> None:
    call = answered_call()
    found = trigger("chest_pain")
    route(call, found)
    (item,) = shown(nurse, call)["triggers"]
    assert item | {"at": ""} == {
        "id": str(found.trigger),
        "family": "chest_pain",
        "tier": "now",
        "why": "affirmed",
        "drug": None,
        "possible": False,
        "marked_by": None,
        "words": "words of nobody",
        "segment": str(found.segment),
        "last_segment": str(found.segment),
        "first": 0,
        "last": 1,
        "start": 10.0,
        "end": 11.0,
        "channel": "caller",
        "speaker": "caller",
        "at": "",
    }


def test_the_lane_is_shown_with_its_why_and_the_script_in_the_callers_language(
    nurse: Script, react: React
) -> None:
    call = answered_call()
    spanish = CallScriptSpoken(
        at=now(), script="notice", version="notice.es.1", purpose="notice", language="es", by="phone_system"
    )
    tell(call, spanish)
    route(call, trigger("chest_pain"), reason("refill"))
    react()
    lane = shown(nurse, call)["lane"]
    assert (lane["lane"], lane["urgency"], lane["clinical"]) == ("human_only", "emergency", True)
    assert (lane["queue"], lane["queue_title"], lane["duty"], lane["backup"]) == (
        "nurse",
        "Triage nurses",
        "nurse",
        "supervisor",
    )
    assert lane["why"] == [
        {"code": "trigger:chest_pain", "words": "words of chest pain"},
        {"code": "reason:refill", "words": "reason: refill"},
    ]
    assert (lane["script"]["version"], lane["script"]["language"]) == ("script_emergency.es.1", "es")
    assert "911" in lane["script"]["text"]
    assert lane["overridden_by"] is None


def test_s11_what_was_not_heard_is_said_beside_what_was_found(nurse: Script) -> None:
    call = answered_call()
    hear(call, segment(0, "I need a refill"), segment(60, "thank you goodbye"), NOT_HEARD)
    heard = shown(nurse, call)["heard"]
    assert heard["until"] == 61.5
    assert heard["not_heard_seconds"] == 12.0
    assert heard["gaps"] == [{"start": 40.0, "end": 52.0, "channel": "caller", "why": "overload"}]
    assert heard["sentence"] == (
        "Heard until 1:01; words are looked for in English and Spanish."
        " 12 s were not heard: a person must listen to them."
    )


def test_s11_no_sentence_of_routing_says_that_a_call_is_safe() -> None:
    said = [
        heard_in_words(analysis, until, missed, languages)
        for analysis in ("given", "declined", "unknown", "withdrawn")
        for until in (None, 0.4, 300.0)
        for missed in (0.0, 0.2, 30.0)
        for languages in ((), ("en",), ("vi", "en"))
    ]
    said += [why_in_words(code) for code in ("not_heard", "protected", "no_reason", "reason:refill")]
    said += [why_in_words(f"{kind}:{family}") for kind in ("trigger", "review") for family in FAMILIES]
    for sentence in said:
        assert sentence
        for promise in ("no red flag", "red flag", "all clear", "nothing urgent", "no trigger", "safe"):
            assert promise not in sentence.lower()
    assert heard_in_words("given", 9.0, 0.0, ("vi",)) == (
        "Heard until 0:09; words are looked for in English and Spanish."
        " Part of it is in a language in which no words are looked for (vi)."
    )
    assert heard_in_words("given", None, 3.0, ()).endswith(
        "3 s were not heard: a person must listen to them."
    )


def test_what_was_only_computed_is_shown_to_nobody(nurse: Script, supervisor: Script) -> None:
    call = answered_call()
    route(call, trigger("chest_pain"), cue(), reason("refill"), mode="shadow")
    for script in (nurse, supervisor):
        item = shown(script, call)
        assert (item["triggers"], item["cues"], item["reason"], item["lane"]) == ([], [], None, None)


def test_cues_and_barriers_are_shown_until_the_call_is_protected(nurse: Script) -> None:
    call = answered_call()
    route(call, cue("confusion"), barrier("transport"), trigger("legal"))
    before = shown(nurse, call)
    assert [one["kind"] for one in before["cues"]] == ["confusion"]
    assert [one["kind"] for one in before["barriers"]] == ["transport"]
    tell(call, CallProtectionSet(at=now(), protection="behavioral_health", by="person"))
    after = shown(nurse, call)
    assert (after["protected"], after["cues"], after["barriers"]) == (True, [], [])
    assert [one["family"] for one in after["triggers"]] == ["legal"]


def test_s13_after_a_no_the_words_are_kept_back_and_after_their_destruction_gone(nurse: Script) -> None:
    call = answered_call()
    route(call, trigger("legal"))
    say_no(call, "transcription", now())
    (kept_back,) = shown(nurse, call)["triggers"]
    assert (kept_back["words"], kept_back["family"]) == (None, "legal")
    forget(str(call), "words")
    (gone,) = shown(nurse, call)["triggers"]
    assert (gone["words"], gone["family"]) == (None, "legal")


def test_s9_who_looked_is_on_record(nurse: Script) -> None:
    call = answered_call()
    shown(nurse, call)
    (viewed,) = load(access_stream(nurse.person.pk, now().date())).logged
    assert isinstance(viewed.event, AccessViewed)
    assert (viewed.event.what, viewed.event.ids) == ("routing", (call,))


def test_a_call_that_was_never_heard_of_is_not_found(nurse: Script) -> None:
    assert slug(nurse.get(f"calls/{uuid4()}/routing")) == "not-found"
    answer = nurse.post(f"calls/{uuid4()}/routing/correct_reason", {"reason": "refill"})
    assert slug(answer) == "not-found"


@pytest.mark.parametrize("role", ["manager", "administrator"])
def test_who_may_not_see_a_call_does_not_see_its_routing(role: str) -> None:
    call = answered_call()
    assert Script(person(role)).get(f"calls/{call}/routing").status_code == 403


def test_an_auditor_reads_and_changes_nothing() -> None:
    call, auditor = answered_call(), Script(person("auditor"))
    route(call, cue())
    assert auditor.get(f"calls/{call}/routing").status_code == 200
    vote = auditor.post(f"calls/{call}/routing/cues/{cue().cue}/vote", {"useful": True})
    assert vote.status_code == 403


def test_words_that_the_machine_missed_count_as_if_it_had_found_them(nurse: Script, react: React) -> None:
    call = answered_call()
    said = segment(5, "my chest feels like a vice today")
    hear(call, said)
    body = {"family": "chest_pain", "tier": "now", "segment": str(said.segment), "first": 1, "last": 5}
    answer = nurse.post(f"calls/{call}/routing/mark_missed", body)
    assert answer.status_code == 200, answer.content
    (item,) = answer.json()["triggers"]
    assert (item["words"], item["start"], item["end"]) == ("chest feels like a vice", 5.5, 8.0)
    assert (item["why"], item["marked_by"], item["tier"]) == ("marked", "Noor Haddad", "now")
    react()
    assert shown(nurse, call)["lane"]["lane"] == "human_only"
    again = nurse.post(f"calls/{call}/routing/mark_missed", body)
    assert len(again.json()["triggers"]) == 1
    (missed,) = of_type(call, "trigger_missed")
    assert missed.correlation == call


def test_marking_words_that_are_not_there_is_refused(nurse: Script) -> None:
    call = answered_call()
    said = segment(5, "hello there")
    hear(call, said)
    wrong = {"family": "legal", "tier": "now", "segment": str(said.segment), "first": 0, "last": 2}
    assert nurse.post(f"calls/{call}/routing/mark_missed", wrong).status_code == 409
    unknown = wrong | {"last": 1, "family": "astrology"}
    assert nurse.post(f"calls/{call}/routing/mark_missed", unknown).status_code == 409
    elsewhere = wrong | {"last": 1, "segment": str(uuid4())}
    assert nurse.post(f"calls/{call}/routing/mark_missed", elsewhere).status_code == 404


def test_s13_after_a_no_to_transcription_nobody_marks_words(nurse: Script) -> None:
    call = answered_call()
    said = segment(5, "hello there")
    hear(call, said)
    say_no(call, "transcription", now())
    body = {"family": "legal", "tier": "now", "segment": str(said.segment), "first": 0, "last": 1}
    assert slug(nurse.post(f"calls/{call}/routing/mark_missed", body)) == "no-consent"


def test_a_corrected_reason_is_shown_with_who_said_it(front_desk: Script) -> None:
    call = answered_call()
    route(call, reason("refill"))
    answer = front_desk.post(f"calls/{call}/routing/correct_reason", {"reason": "billing"})
    assert answer.status_code == 200, answer.content
    said = answer.json()["reason"]
    assert (said["reason"], said["corrected_by"], said["probability"]) == ("billing", "Flora Ito", 1.0)


def test_the_front_desk_tightens_a_lane_and_says_why(front_desk: Script, react: React) -> None:
    call = answered_call()
    route(call, reason("billing"))
    react()
    body = {"lane": "human_only", "queue": "supervisor", "why": "He shouts and cries."}
    answer = front_desk.post(f"calls/{call}/routing/override_lane", body)
    assert answer.status_code == 200, answer.content
    lane = answer.json()["lane"]
    assert (lane["lane"], lane["queue"], lane["duty"]) == ("human_only", "supervisor", "supervisor")
    assert (lane["overridden_by"], lane["override_reason"]) == ("Flora Ito", "He shouts and cries.")
    assert answer.headers["Ringback-Version"] == f"routing/{call}@{answer.json()['version']}"


def test_s4_the_front_desk_does_not_loosen_and_nobody_loosens_what_is_clinical(
    front_desk: Script, nurse: Script, supervisor: Script, react: React
) -> None:
    billed, hurt = answered_call(), answered_call()
    route(billed, reason("billing"))
    route(hurt, trigger("chest_pain"))
    react()
    looser = {"lane": "assisted", "why": "She sounds fine."}
    automatic = {"lane": "automatic", "why": "It is only a bill."}
    refused = front_desk.post(f"calls/{billed}/routing/override_lane", automatic)
    assert (refused.status_code, "stricter lane" in refused.json()["detail"]) == (409, True)
    for script in (front_desk, nurse, supervisor):
        assert script.post(f"calls/{hurt}/routing/override_lane", looser).status_code == 409
    lane = routing(hurt).lane
    assert lane is not None
    assert lane.lane == "human_only"


def test_an_override_needs_its_reason(nurse: Script) -> None:
    call = answered_call()
    bare = nurse.post(f"calls/{call}/routing/override_lane", {"lane": "human_only"})
    assert bare.status_code == 422
    empty = nurse.post(f"calls/{call}/routing/override_lane", {"lane": "human_only", "why": ""})
    assert empty.status_code == 422


def test_votes_are_counted_once_a_person(nurse: Script, front_desk: Script) -> None:
    call = answered_call()
    route(call, cue())
    address = f"calls/{call}/routing/cues/{cue().cue}/vote"
    assert nurse.post(address, {"useful": True}).status_code == 200
    assert nurse.post(address, {"useful": True}).status_code == 200
    (item,) = front_desk.post(address, {"useful": False}).json()["cues"]
    assert (item["useful"], item["not_useful"], item["voted"]) == (1, 1, False)
    assert slug(nurse.post(f"calls/{call}/routing/cues/{uuid4()}/vote", {"useful": True})) == "not-found"


def test_s14_what_a_person_says_of_a_practice_call_is_practice(nurse: Script) -> None:
    call = answered_call(mode="practice")
    assert nurse.post(f"calls/{call}/routing/correct_reason", {"reason": "refill"}).status_code == 200
    (corrected,) = of_type(call, "reason_corrected")
    assert corrected.mode == "practice"
