"""Escalations over HTTP: what is shown, who may do what, and who was overtaken."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from audit.access.events import AccessViewed
from audit.access.record import access_stream
from coordination.escalations.ids import escalation_id
from coordination.log.stream import load, now
from tests.escalations.conftest import Ward, row_of
from tests.escalations.words import WORDS, trigger
from tests.http.client import slug

pytestmark = pytest.mark.django_db


def test_an_open_one_has_its_words_its_script_its_ladder_and_its_next_alarm(ward: Ward) -> None:
    dana = ward.sits("nurse", "Dana Whitlock, RN")
    escalation = ward.chest_pain()
    answer = ward.script(dana).get("escalations")
    assert answer.status_code == 200
    (item,) = answer.json()["items"]
    assert item["id"] == str(escalation)
    assert [(one["text"], one["start"], one["end"]) for one in item["words"]] == [(WORDS, 36.0, 38.5)]
    assert item["state"] == "unacknowledged"
    assert item["owner"] is None
    assert item["script"]["version"] == "script_emergency.en.1"
    assert "911" in item["script"]["text"]
    waits = datetime.fromisoformat(item["script"]["say_by"]) - datetime.fromisoformat(item["raised_at"])
    assert waits == timedelta(seconds=10)
    assert [one["step"] for one in item["ladder"]] == ["owner", "backup", "on_call", "supervisor"]
    assert item["ladder"][0]["people"][0] == "Dana Whitlock, RN"
    assert item["next_alarm"]["what"] == "step"
    assert item["late"] == 0


def test_a_spanish_caller_is_given_the_spanish_script(ward: Ward) -> None:
    dana = ward.sits("nurse")
    call = ward.call()
    ward.hear(call, trigger(language="es"))
    item = ward.script(dana).get(f"escalations/{escalation_id(call, 'chest_pain')}").json()
    assert item["script"]["version"] == "script_emergency.es.1"
    assert item["script"]["language"] == "es"


def test_of_one_call_and_of_what_is_over(ward: Ward) -> None:
    dana = ward.sits("nurse")
    script = ward.script(dana)
    first, second = ward.chest_pain(), ward.chest_pain()
    call = row_of(first).call
    assert [one["id"] for one in script.get(f"escalations?call={call}").json()["items"]] == [str(first)]
    for verb, body in (("dismiss", {"why": "A film."}), ("resolve", {})):
        assert script.post(f"escalations/{first}/{verb}", body).status_code == 200
    ward.react()
    assert [one["id"] for one in script.get("escalations").json()["items"]] == [str(second)]
    everything = [one["id"] for one in script.get("escalations?state=all").json()["items"]]
    assert everything == [str(second), str(first)]


def test_acknowledging_answers_the_item_and_the_second_clock(ward: Ward) -> None:
    dana = ward.sits("nurse", "Dana Whitlock, RN")
    escalation = ward.chest_pain()
    version = row_of(escalation).version
    answer = ward.script(dana).post(f"escalations/{escalation}/acknowledge", if_match=version)
    assert answer.status_code == 200
    item = answer.json()
    assert (item["state"], item["acknowledged_by"]) == ("acknowledged", "Dana Whitlock, RN")
    assert item["owner"]["id"] == str(dana.pk)
    assert item["next_alarm"]["what"] == "reach"
    assert answer.headers["ETag"] == f'"{version + 1}"'
    assert answer.headers["Ringback-Version"] == f"escalation/{escalation}@{version + 1}"


def test_acknowledging_needs_the_version_that_was_seen(ward: Ward) -> None:
    dana = ward.sits("nurse")
    escalation = ward.chest_pain()
    assert ward.script(dana).post(f"escalations/{escalation}/acknowledge").status_code == 428


def test_who_was_overtaken_is_told_by_whom(ward: Ward) -> None:
    dana, priya = ward.sits("nurse", "Dana Whitlock, RN"), ward.sits("nurse", "Priya Raman, RN")
    escalation = ward.chest_pain()
    version = row_of(escalation).version
    ward.script(dana).post(f"escalations/{escalation}/acknowledge", if_match=version)
    overtaken = ward.script(priya).post(f"escalations/{escalation}/acknowledge", if_match=version)
    assert overtaken.status_code == 412
    assert slug(overtaken) == "stale-version"
    assert overtaken.json()["detail"].startswith("Dana Whitlock, RN acknowledged this ")
    assert overtaken.json()["since"][0]["summary"] == "acknowledged this"
    late = ward.script(priya).post(f"escalations/{escalation}/acknowledge", if_match=version + 1)
    assert (late.status_code, slug(late)) == (409, "taken-by-another")


def test_no_machine_overtakes_a_person_who_presses_the_key(ward: Ward) -> None:
    dana = ward.sits("nurse")
    call = ward.call()
    ward.hear(call)
    escalation = escalation_id(call, "chest_pain")
    seen = row_of(escalation).version
    ward.hear(call, trigger(start=50.0))
    ward.later(61)
    assert row_of(escalation).version > seen + 1
    answer = ward.script(dana).post(f"escalations/{escalation}/acknowledge", if_match=seen)
    assert answer.status_code == 200


def test_the_same_key_again_is_the_same_answer_once(ward: Ward) -> None:
    dana = ward.sits("nurse")
    escalation = ward.chest_pain()
    script, tried = ward.script(dana), {"outcome": "no_answer"}
    key = uuid4().hex
    answers = [script.post(f"escalations/{escalation}/record_try", tried, key=key) for _ in range(2)]
    assert [one.status_code for one in answers] == [200, 200]
    assert answers[0].content == answers[1].content
    assert len(answers[0].json()["tries"]) == 1


def test_the_front_desk_sees_it_and_cannot_take_it(ward: Ward) -> None:
    noor = ward.sits("front_desk", "Noor Haddad")
    escalation = ward.chest_pain()
    script = ward.script(noor)
    assert script.get(f"escalations/{escalation}").json()["words"][0]["text"] == WORDS
    refused = script.post(f"escalations/{escalation}/acknowledge", if_match=row_of(escalation).version)
    assert refused.status_code == 403
    assert "on call clinician" in refused.json()["detail"]


def test_only_a_nurse_judges_chest_pain(ward: Ward) -> None:
    sue, dana = ward.sits("supervisor"), ward.sits("nurse")
    escalation = ward.chest_pain()
    refused = ward.script(sue).post(f"escalations/{escalation}/dismiss", {"why": "A film."})
    assert (refused.status_code, slug(refused)) == (403, "role-not-allowed")
    judged = ward.script(dana).post(f"escalations/{escalation}/confirm", {"note": "Chest tightness."})
    assert judged.json()["judged"]["appropriate"] is True
    assert judged.json()["judged"]["note"] == "Chest tightness."


def test_from_the_words_to_the_end(ward: Ward) -> None:
    dana = ward.sits("nurse", "Dana Whitlock, RN")
    script = ward.script(dana)
    escalation = ward.chest_pain()
    call = row_of(escalation).call
    assert call is not None
    script.post(f"escalations/{escalation}/acknowledge", if_match=row_of(escalation).version)
    ward.hang_up(call)
    for _ in range(2):
        script.post(f"escalations/{escalation}/record_try", {"outcome": "no_answer"})
    decided = script.post(f"escalations/{escalation}/decide", {"decision": "welfare_check", "note": "Alone."})
    assert decided.json()["state"] == "unreachable"
    assert decided.json()["decided"]["by"] == "Dana Whitlock, RN"
    refused = script.post(f"escalations/{escalation}/resolve")
    assert (refused.status_code, slug(refused)) == (409, "not-judged")
    script.post(f"escalations/{escalation}/confirm", {"note": "Tightness in the chest."})
    over = script.post(f"escalations/{escalation}/resolve")
    assert (over.status_code, over.json()["state"], over.json()["next_alarm"]) == (200, "resolved", None)
    assert [one["summary"] for one in over.json()["history"]][-3:] == [
        "decided to ask for a welfare check",
        "confirmed this",
        "resolved this",
    ]


def test_a_person_raises_one_and_it_joins_the_open_one(ward: Ward) -> None:
    noor = ward.sits("front_desk", "Noor Haddad")
    ward.sits("nurse")
    script, call = ward.script(noor), ward.call()
    asked: dict[str, Any] = {"call": str(call), "category": "fainting", "words": "she nearly fell"}
    answer = script.post("escalations/raise", asked)
    assert answer.status_code == 200
    item = answer.json()
    assert item["id"] == str(escalation_id(call, "fainting"))
    assert (item["raised_by"], item["words"][0]["text"]) == ("Noor Haddad", "she nearly fell")
    again = script.post("escalations/raise", {**asked, "words": "and again"}).json()
    assert [one["text"] for one in again["words"]] == ["she nearly fell", "and again"]
    assert again["version"] == item["version"] + 1


def test_a_call_or_a_category_that_is_not_known_is_told_by_its_name(ward: Ward) -> None:
    noor = ward.sits("front_desk")
    script = ward.script(noor)
    no_call = script.post("escalations/raise", {"call": str(uuid4()), "category": "fainting"})
    assert (no_call.status_code, list(no_call.json()["errors"])) == (422, ["call"])
    no_category = script.post("escalations/raise", {"call": str(ward.call()), "category": "boredom"})
    assert (no_category.status_code, list(no_category.json()["errors"])) == (422, ["category"])


def test_s9_reading_it_is_on_record(ward: Ward) -> None:
    dana = ward.sits("nurse")
    escalation = ward.chest_pain()
    ward.script(dana).get(f"escalations/{escalation}")
    (read,) = load(access_stream(dana.pk, now().date())).events
    assert isinstance(read, AccessViewed)
    assert (read.what, read.ids) == ("escalation", (escalation,))


def test_there_is_none_under_another_id(ward: Ward) -> None:
    dana = ward.sits("nurse")
    script, nothing = ward.script(dana), UUID(int=7)
    assert script.get(f"escalations/{nothing}").status_code == 404
    assert script.post(f"escalations/{nothing}/acknowledge", if_match=1).status_code == 404
