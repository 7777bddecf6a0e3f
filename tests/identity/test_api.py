"""Finding out who calls, over HTTP, on the real database and the directory of invented people."""

from typing import Any
from uuid import uuid4

import pytest

from coordination.ehr.port import DirectoryAway
from coordination.log.stream import load
from tests.http.client import slug
from tests.identity.asked import WALTER_SAYS, confirm
from tests.identity.conftest import Desk, id_of
from tests.identity.people import HOUSEHOLD

pytestmark = pytest.mark.django_db
WALTERS = "+12025550105"


def test_the_story_of_a_caller_with_a_number_of_his_own(desk: Desk) -> None:
    mara, call = desk.person("front_desk", "Mara Lind"), desk.call(WALTERS)
    before = mara.get(f"calls/{call}/identity").json()
    assert (before["version"], before["withheld"], before["directory"]) == (0, False, "ok")
    assert before["ask"] == "One chart fits. Ask for the full name and the birth date."
    (candidate,) = before["candidates"]
    assert candidate == {
        "patient": str(id_of(1001)),
        "number": "matches",
        "name": "not_known",
        "birth_date": "not_known",
        "mrn": "not_known",
        "name_likeness": None,
    }
    done = confirm(mara, call, id_of(1001), WALTER_SAYS)
    assert done.status_code == 200, done.content
    assert done.headers["Ringback-Version"] == f"identity/{call}@1"
    (walter,) = done.json()["confirmed"]
    assert (walter["name"], walter["mrn"], walter["birth_date"]) == (
        "Walter Quimby",
        "https://riverbend.example/mrn|RB-20417",
        "1958-06-04",
    )
    assert (walter["identifiers"], walter["by"]) == (["full_name", "birth_date"], "Mara Lind")
    assert walter["authority"]["may"] == ["The patient speaks."]
    assert walter["chart"] == "as_confirmed"
    assert mara.get(f"calls/{call}/identity").json()["confirmed"] == [walter]


def test_twins_on_a_shared_telephone_are_told_apart_by_what_was_said(desk: Desk) -> None:
    mara, call = desk.person("front_desk"), desk.call(HOUSEHOLD)
    assert len(mara.get(f"calls/{call}/identity").json()["candidates"]) == 4
    told = mara.post(f"calls/{call}/identity/describe", {"name": "Norah Bell", "birth_date": "2017-05-20"})
    first, second, *_ = told.json()["candidates"]
    assert (first["patient"], first["name"], first["name_likeness"]) == (str(id_of(1006)), "matches", 95)
    assert (second["patient"], second["name"]) == (str(id_of(1007)), "differs")
    assert told.json()["described"][0]["name"] == "Norah Bell"
    by_phone = {"birth_date": "2017-05-20", "telephone": "(202) 555-0110"}
    mother: dict[str, Any] = {"speaker": "parent", "speaker_name": "Adaeze Bell", "matter": "medical"}
    refused = confirm(mara, call, id_of(1006), by_phone, **mother)
    assert (refused.status_code, slug(refused)) == (409, "fits-more-than-one")
    by_name = {"full_name": "Nora Bell", "birth_date": "2017-05-20"}
    (nora,) = confirm(mara, call, id_of(1006), by_name, **mother).json()["confirmed"]
    assert nora["authority"]["source"] == "Birth certificate"
    assert nora["authority"]["may"] == ["May hear and decide about scheduling, billing, medical and records."]


def test_a_withheld_number_proposes_nobody_until_somebody_is_described(desk: Desk) -> None:
    mara, call = desk.person("front_desk"), desk.call(None)
    nobody = mara.get(f"calls/{call}/identity").json()
    assert (nobody["withheld"], nobody["candidates"]) == (True, [])
    assert nobody["ask"] == "Nobody in the directory fits. Ask for the full name and the birth date."
    told = mara.post(f"calls/{call}/identity/describe", {"mrn": "RB-20422"}).json()
    assert [(one["patient"], one["number"], one["mrn"]) for one in told["candidates"]] == [
        (str(id_of(1006)), "not_known", "matches")
    ]


def test_a_second_description_takes_the_place_of_the_first_unless_it_is_of_another(desk: Desk) -> None:
    mara, call = desk.person("front_desk"), desk.call(None)
    address = f"calls/{call}/identity/describe"
    mara.post(address, {"name": "Nora Ball"})
    corrected = mara.post(address, {"name": "Nora Bell"}).json()
    assert [one["name"] for one in corrected["described"]] == ["Nora Bell"]
    both = mara.post(address, {"name": "Nadia Bell", "another": True}).json()
    assert [one["name"] for one in both["described"]] == ["Nora Bell", "Nadia Bell"]


def test_two_patients_in_one_call(desk: Desk) -> None:
    mara, call = desk.person("front_desk"), desk.call(HOUSEHOLD)
    mother: dict[str, Any] = {"speaker": "parent", "speaker_name": "Adaeze Bell", "matter": "medical"}
    nora = {"full_name": "Nora Bell", "birth_date": "2017-05-20"}
    nadia = {"full_name": "Nadia Bell", "birth_date": "2017-05-20"}
    assert confirm(mara, call, id_of(1006), nora, about="her cough", **mother).status_code == 200
    without_part = confirm(mara, call, id_of(1007), nadia, version=1, **mother)
    assert (without_part.status_code, slug(without_part)) == (409, "part-needed")
    both = confirm(mara, call, id_of(1007), nadia, version=1, about="her refill", **mother).json()
    assert [(one["name"], one["about"]) for one in both["confirmed"]] == [
        ("Nora Bell", "her cough"),
        ("Nadia Bell", "her refill"),
    ]


def test_a_wrong_link_is_taken_back_and_stays_to_be_seen_without_the_name(desk: Desk) -> None:
    mara, call = desk.person("front_desk", "Mara Lind"), desk.call(WALTERS)
    (link,) = confirm(mara, call, id_of(1001), WALTER_SAYS).json()["confirmed"]
    wrong = {"confirmation": link["id"], "why": "wrong_patient", "reason": "his brother was meant"}
    after = mara.post(f"calls/{call}/identity/withdraw", wrong, if_match=1).json()
    assert after["confirmed"] == []
    (back,) = after["withdrawn"]
    assert (back["patient"], back["by"], back["why"], back["reason"]) == (
        str(id_of(1001)),
        "Mara Lind",
        "wrong_patient",
        "his brother was meant",
    )
    assert "Quimby" not in str(after)
    unknown = {**wrong, "confirmation": str(uuid4())}
    assert mara.post(f"calls/{call}/identity/withdraw", unknown, if_match=2).status_code == 404


def test_who_was_overtaken_reads_by_whom(desk: Desk) -> None:
    mara, noor = desk.person("front_desk", "Mara Lind"), desk.person("front_desk", "Noor Haddad")
    call = desk.call(WALTERS)
    confirm(mara, call, id_of(1001), WALTER_SAYS)
    late = confirm(noor, call, id_of(1001), WALTER_SAYS)
    assert (late.status_code, slug(late)) == (412, "stale-version")
    assert late.json()["detail"].startswith(
        "Mara confirmed a patient by full name and birth date; who speaks: self "
    )
    assert "Quimby" not in str(late.json())


def test_what_a_machine_adds_overtakes_nobody(desk: Desk, react: Any) -> None:
    mara, call = desk.person("front_desk"), desk.call(WALTERS)
    mara.post(f"calls/{call}/identity/describe", {"name": "Walter Quimby"})
    assert confirm(mara, call, id_of(1001), WALTER_SAYS, version=0).status_code == 200


def test_the_same_key_is_the_same_answer_once(desk: Desk) -> None:
    mara, call = desk.person("front_desk"), desk.call(WALTERS)
    identifiers = [{"kind": kind, "value": value} for kind, value in WALTER_SAYS.items()]
    sent = {"patient": str(id_of(1001)), "identifiers": identifiers, "speaker": "self"}
    answers = [
        mara.post(f"calls/{call}/identity/confirm", sent, key="once", if_match=0).content for _ in range(2)
    ]
    assert answers[0] == answers[1]
    assert [one.type for one in load(f"identity/{call}").logged] == ["identity.patient_confirmed"]


@pytest.mark.parametrize(
    ("kind", "value", "sentence"),
    [
        ("birth_date", "June 4, 1958", "Write the birth date as 2017-05-20."),
        ("telephone", "none", "This is no telephone number."),
    ],
)
def test_what_is_no_date_and_no_number_is_named_by_its_field(
    desk: Desk, kind: str, value: str, sentence: str
) -> None:
    answer = confirm(
        desk.person("front_desk"),
        desk.call(WALTERS),
        id_of(1001),
        {"full_name": "Walter Quimby", kind: value},
    )
    assert answer.status_code == 422
    assert answer.json()["errors"] == {"identifiers[1].value": [sentence]}


def test_a_patient_who_is_no_candidate_cannot_be_confirmed(desk: Desk) -> None:
    mara, call = desk.person("front_desk"), desk.call(WALTERS)
    for stranger in (uuid4(), id_of(1012)):
        answer = confirm(mara, call, stranger, {"full_name": "Walter Quimby", "mrn": "RB-20417"})
        assert (answer.status_code, slug(answer)) == (409, "not-a-candidate")


def test_an_unknown_call_is_404_for_every_operation(desk: Desk) -> None:
    mara, call = desk.person("front_desk"), uuid4()
    assert mara.get(f"calls/{call}/identity").status_code == 404
    assert mara.post(f"calls/{call}/identity/describe", {"name": "Nora Bell"}).status_code == 404
    assert confirm(mara, call, id_of(1001), WALTER_SAYS).status_code == 404
    assert load(f"identity/{call}").version == 0


def test_an_ehr_that_is_away_stops_nobody_and_confirms_nobody(desk: Desk, monkeypatch: Any) -> None:
    def away(*_: object) -> None:
        raise DirectoryAway

    mara, call = desk.person("front_desk"), desk.call(WALTERS)
    other = desk.call(WALTERS)
    confirm(mara, other, id_of(1001), WALTER_SAYS)
    monkeypatch.setattr("coordination.ehr.memory.MemoryDirectory.search", away)
    monkeypatch.setattr("coordination.ehr.memory.MemoryDirectory.chart", away)
    shown = mara.get(f"calls/{call}/identity").json()
    assert (shown["directory"], shown["candidates"]) == ("away", None)
    refused = confirm(mara, call, id_of(1001), WALTER_SAYS)
    assert (refused.status_code, slug(refused)) == (503, "unavailable")
    (link,) = mara.get(f"calls/{other}/identity").json()["confirmed"]
    assert (link["name"], link["birth_date"], link["contact"]) == ("Walter Quimby", None, None)


def test_without_a_directory_it_says_so(desk: Desk, settings: Any) -> None:
    settings.RINGBACK_DIRECTORY = ""
    shown = desk.person("front_desk").get(f"calls/{desk.call(WALTERS)}/identity").json()
    assert (shown["directory"], shown["candidates"], shown["ask"]) == (
        "none",
        [],
        "No directory of patients is connected.",
    )


def test_an_auditor_reads_whose_call_it_is_and_gets_no_candidates(desk: Desk) -> None:
    call = desk.call(WALTERS)
    auditor = desk.person("auditor")
    assert auditor.get(f"calls/{call}/identity").json()["candidates"] is None
    assert confirm(auditor, call, id_of(1001), WALTER_SAYS).status_code == 403
    confirm(desk.person("nurse"), call, id_of(1001), WALTER_SAYS)
    assert auditor.get(f"calls/{call}/identity").json()["confirmed"][0]["name"] == "Walter Quimby"
