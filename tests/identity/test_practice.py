"""S14: practice never touches a real patient."""

from typing import Any

import pytest

from coordination.log.stream import load
from tests.http.client import slug
from tests.identity.asked import WALTER_SAYS, confirm
from tests.identity.conftest import Desk, id_of

pytestmark = pytest.mark.django_db
WALTERS = "+12025550105"


def test_s14_a_practice_call_proposes_practice_patients_alone(
    desk: Desk, settings: Any, tmp_path: Any
) -> None:
    real = tmp_path / "clinic.yaml"
    real.write_text(
        'patients: [{record: Patient/1001, mrn: {system: s, value: "7"}, birth_date: 1970-01-01,'
        f' name: {{given: [Real], family: Person}}, numbers: ["{WALTERS}"]}}]'
    )
    settings.RINGBACK_DIRECTORY = str(real)
    mara = desk.person("front_desk")
    live, practice = desk.call(WALTERS), desk.call(WALTERS, mode="practice")
    (proposed,) = mara.get(f"calls/{live}/identity").json()["candidates"]
    assert proposed["patient"] == str(id_of(1001, "clinic"))
    (trained,) = mara.get(f"calls/{practice}/identity").json()["candidates"]
    assert trained["patient"] == str(id_of(1001, "practice")) != proposed["patient"]


def test_s14_no_real_patient_can_be_confirmed_in_a_practice_call(desk: Desk) -> None:
    mara, call = desk.person("front_desk"), desk.call(WALTERS, mode="practice")
    refused = confirm(mara, call, id_of(1001), WALTER_SAYS)
    assert (refused.status_code, slug(refused)) == (409, "not-a-candidate")
    assert confirm(mara, call, id_of(1001, "practice"), WALTER_SAYS).status_code == 200


def test_s14_whatever_is_said_in_a_practice_call_is_practice(desk: Desk) -> None:
    mara, call = desk.person("front_desk"), desk.call(WALTERS, mode="practice")
    mara.post(f"calls/{call}/identity/describe", {"name": "Walter Quimby"})
    (link,) = confirm(mara, call, id_of(1001, "practice"), WALTER_SAYS, version=1).json()["confirmed"]
    back = {"confirmation": link["id"], "why": "not_verified", "reason": "practice"}
    assert mara.post(f"calls/{call}/identity/withdraw", back, if_match=2).status_code == 200
    logged = load(f"identity/{call}").logged
    assert [(one.type, one.mode) for one in logged] == [
        ("identity.caller_described", "practice"),
        ("identity.patient_confirmed", "practice"),
        ("identity.patient_withdrawn", "practice"),
    ]
