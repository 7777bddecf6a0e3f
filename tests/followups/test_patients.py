"""Whose the work is: shown once a person has confirmed it for one of its calls, and on record."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from audit.access.events import AccessViewed
from audit.access.record import access_stream
from coordination.ehr.connected import INVENTED
from coordination.log.stream import load, now
from tests.followups.calls import missed, rows_of, tell
from tests.followups.conftest import Desk
from tests.http.client import Script
from tests.identity.asked import confirm
from tests.identity.conftest import id_of

pytestmark = pytest.mark.django_db
HOUSEHOLD = "+12025550110"
MOTHER: dict[str, Any] = {"speaker": "parent", "speaker_name": "Adaeze Bell", "matter": "medical"}
NORA = {"full_name": "Nora Bell", "birth_date": "2017-05-20"}
NADIA = {"full_name": "Nadia Bell", "birth_date": "2017-05-20"}


@pytest.fixture(autouse=True)
def directory(settings: Any) -> None:
    settings.RINGBACK_DIRECTORY = str(INVENTED)


def hangs_up(desk: Desk, number: str | None = HOUSEHOLD) -> tuple[UUID, UUID]:
    """(the call, its follow-up)."""
    call = uuid4()
    tell(call, *missed(number, now()))
    desk.react()
    return call, rows_of([call])[-1].pk


def in_view(script: Script, view: str) -> list[str]:
    return [one["id"] for one in script.get(f"worklist?view={view}").json()["items"]]


def whose(item: dict[str, Any]) -> tuple[Any, Any, Any]:
    return item["patient"], item["patients"], item["patient_name"]


def test_a_follow_up_is_its_calls_patients_once_somebody_is_confirmed(desk: Desk) -> None:
    ana = desk.person("navigator")
    call, followup = hangs_up(desk)
    assert whose(ana.get(f"followups/{followup}").json()) == (None, 0, None)
    assert in_view(ana, "unmatched") == [str(followup)]
    confirm(ana, call, id_of(1006), NORA, **MOTHER)
    desk.catch_up()
    nora = (str(id_of(1006)), 1, "Nora Bell")
    (row,) = ana.get("worklist").json()["items"]
    assert whose(row) == nora == whose(ana.get(f"followups/{followup}").json())
    claimed = ana.post(f"followups/{followup}/claim", if_match=1).json()
    assert whose(claimed) == nora
    assert in_view(ana, "unmatched") == []
    assert ana.get("worklist/counts").json()["views"]["unmatched"] == 0
    shown = ana.get(f"calls/{call}").json()
    assert (shown["patient"], shown["patients"]) == (str(id_of(1006)), 1)


def test_work_of_two_patients_is_nobodys_alone(desk: Desk) -> None:
    ana = desk.person("navigator")
    first, followup = hangs_up(desk)
    second, joined = hangs_up(desk)
    assert joined == followup
    confirm(ana, first, id_of(1006), NORA, **MOTHER)
    confirm(ana, second, id_of(1007), NADIA, **MOTHER)
    desk.catch_up()
    assert whose(ana.get(f"followups/{followup}").json()) == (None, 2, None)
    assert in_view(ana, "unmatched") == []
    confirm(ana, first, id_of(1007), NADIA, version=load(f"identity/{first}").version, about="both", **MOTHER)
    desk.catch_up()
    assert ana.get(f"calls/{first}").json()["patients"] == 2
    assert ana.get(f"calls/{first}").json()["patient"] is None


def test_a_link_that_is_taken_back_leaves_nobody(desk: Desk) -> None:
    ana = desk.person("navigator")
    call, followup = hangs_up(desk)
    (link,) = confirm(ana, call, id_of(1006), NORA, **MOTHER).json()["confirmed"]
    back = {"confirmation": link["id"], "why": "wrong_patient", "reason": "her twin"}
    version = load(f"identity/{call}").version
    assert ana.post(f"calls/{call}/identity/withdraw", back, if_match=version).status_code == 200
    desk.catch_up()
    assert whose(ana.get(f"followups/{followup}").json()) == (None, 0, None)
    assert in_view(ana, "unmatched") == [str(followup)]


def test_s9_a_name_on_a_list_is_a_reading_of_that_patient(desk: Desk) -> None:
    ana, call = desk.person("navigator"), hangs_up(desk)[0]
    confirm(ana, call, id_of(1006), NORA, **MOTHER)
    desk.catch_up()
    teo = desk.person("navigator")
    teo.get("worklist")
    read = [one.event for one in load(access_stream(teo.person.pk, now().date())).logged]
    patients = [one.ids for one in read if isinstance(one, AccessViewed) and one.what == "patient"]
    assert patients == [(id_of(1006),)]
