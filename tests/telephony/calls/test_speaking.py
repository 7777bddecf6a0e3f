"""POST /calls/{id}/script_spoken: a person gave the caller a published script."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from telephony.calls.events import CallScriptSpoken
from telephony.calls.state import Call
from telephony.calls.telling import call_id
from tests.http.client import Script, slug
from tests.people.accounts import person
from tests.telephony.doors.phone import Phone, offered

CALL = call_id("tests", "a-1")


@pytest.fixture
def nurse(phone: Phone) -> Script:
    phone.tell(offered())
    return Script(person("nurse", "Ben Osei"))


def test_says_what_was_spoken_by_whom_in_which_version(nurse: Script, call: Callable[..., Call]) -> None:
    answer = nurse.post(f"calls/{CALL}/script_spoken", {"script": "emergency"})
    assert answer.status_code == 200, answer.content
    (spoken,) = call().of(CallScriptSpoken)
    said = (spoken.script, spoken.version, spoken.purpose, spoken.language, spoken.by)
    assert said == ("emergency", "emergency.en.1", "emergency", "en", f"person/{nurse.person.pk}")
    assert not spoken.estimated


def test_the_same_key_again_is_spoken_once_and_a_second_time_is_a_second_fact(
    nurse: Script, call: Callable[..., Call]
) -> None:
    for key in ("k-1", "k-1", "k-2"):
        said = nurse.post(f"calls/{CALL}/script_spoken", {"script": "emergency", "language": "es"}, key=key)
        assert said.status_code == 200
    versions = [spoken.version for spoken in call().of(CallScriptSpoken)]
    assert versions == ["emergency.es.1", "emergency.es.1"]


@pytest.mark.parametrize(
    "body", [{"script": "invented"}, {"script": "emergency", "purpose": "notice"}, {}, {"script": ""}]
)
def test_what_is_not_published_was_not_spoken(
    nurse: Script, call: Callable[..., Call], body: dict[str, str]
) -> None:
    refused = nurse.post(f"calls/{CALL}/script_spoken", body)
    assert (refused.status_code, slug(refused)) == (422, "unprocessable")
    assert call().of(CallScriptSpoken) == []


def test_a_call_that_nobody_told_us_of_is_not_begun_by_a_script(nurse: Script) -> None:
    assert nurse.post(f"calls/{uuid4()}/script_spoken", {"script": "emergency"}).status_code == 404


@pytest.mark.parametrize("role", ["auditor", "manager", "administrator"])
def test_who_does_not_work_with_callers_speaks_to_none(nurse: Script, role: str) -> None:
    said = Script(person(role)).post(f"calls/{CALL}/script_spoken", {"script": "emergency"})
    assert said.status_code == 403
