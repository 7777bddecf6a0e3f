"""/calls: who sees what of a call, and what is searched for."""

from collections.abc import Callable

import pytest
from django.test import Client

from telephony.calls.telling import call_id
from tests.http.client import Script
from tests.people.accounts import person
from tests.telephony.doors.phone import Phone, consent, ended, event, offered


@pytest.fixture
def told(phone: Phone, catch_up: Callable[[], None]) -> Phone:
    phone.tell_all(
        offered("a-1"),
        consent("a-1"),
        event("call.answered", {"extension": "201"}, call="a-1", at="13:00:20"),
        ended("a-1"),
        offered("a-2", None) | {"time": "2026-11-20T14:00:00Z"},
    )
    catch_up()
    return phone


@pytest.fixture
def nurse(db: None) -> Script:
    return Script(person("nurse"))


def test_the_list_is_newest_first(told: Phone, nurse: Script) -> None:
    page = nurse.get("calls?limit=1")
    assert page.status_code == 200, page.content
    (newest,) = page.json()["items"]
    assert (newest["number"], newest["withheld"], newest["state"]) == (None, True, "offered")
    rest = nurse.get(f"calls?limit=1&cursor={page.json()['next']}").json()
    assert [item["number"] for item in rest["items"]] == ["+12025550140"]
    assert rest["next"] is None


def test_one_call(told: Phone, nurse: Script) -> None:
    item = nurse.get(f"calls/{call_id('tests', 'a-1')}").json()
    assert item["line"] == {"name": "Main line", "number": "+12025550100"}
    assert (item["state"], item["end_reason"], item["seconds"]) == ("ended", "completed", 300.0)
    assert item["consent"] == {"recording": "given", "transcription": "given", "analysis": "given"}
    assert (item["recording"], item["followup"], item["gaps"]) == ("none", None, 0)


def test_by_the_phone_systems_own_id(told: Phone, nurse: Script) -> None:
    assert [item["withheld"] for item in nurse.get("calls?pbx_call_id=a-2").json()["items"]] == [True]
    assert nurse.get("calls?pbx_call_id=none-such").json()["items"] == []


@pytest.mark.parametrize("words", ["+12025550140", "(202) 555-0140", "202.555.0140", "a-1"])
def test_a_search_finds_a_number_however_it_is_written(told: Phone, nurse: Script, words: str) -> None:
    found = nurse.post("calls/search", {"words": words})
    assert found.status_code == 200, found.content
    assert [item["number"] for item in found.json()["items"]] == ["+12025550140"]


@pytest.mark.parametrize("role", ["manager", "administrator"])
def test_who_sees_no_patient_sees_no_call(told: Phone, role: str) -> None:
    assert Script(person(role)).get("calls").status_code == 403


def test_an_unknown_call_is_404(nurse: Script) -> None:
    assert nurse.get("calls/01900000-0000-7000-8000-000000000001").status_code == 404


def test_nobody_is_let_in_without_signing_in(db: None) -> None:
    assert Client().get("/api/v1/calls").status_code == 401
