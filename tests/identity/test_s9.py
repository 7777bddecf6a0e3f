"""S9: whose chart was compared or shown is on record before the answer leaves, refusals too."""

from uuid import UUID

import pytest

from audit.access.events import AccessDenied, AccessViewed
from audit.access.record import access_stream
from coordination.log.stream import load, now
from tests.http.client import Script
from tests.identity.asked import WALTER_SAYS, confirm
from tests.identity.conftest import Desk, id_of
from tests.identity.people import HOUSEHOLD

pytestmark = pytest.mark.django_db


def readings(script: Script) -> dict[str, set[UUID]]:
    """What was read, and of which ids."""
    found: dict[str, set[UUID]] = {}
    for one in load(access_stream(script.person.pk, now().date())).logged:
        if isinstance(one.event, AccessViewed):
            found.setdefault(one.event.what, set()).update(one.event.ids)
    return found


def test_s9_every_candidate_that_was_compared_is_on_record(desk: Desk) -> None:
    mara, call = desk.person("front_desk"), desk.call(HOUSEHOLD)
    mara.get(f"calls/{call}/identity")
    read = readings(mara)
    assert read["candidates"] == {id_of(record) for record in (1005, 1006, 1007, 1008)}
    assert read["identity"] == {call}
    assert "patient" not in read


def test_s9_a_confirmed_patients_chart_is_on_record_for_everybody_who_sees_it(desk: Desk) -> None:
    mara, dana, call = desk.person("front_desk"), desk.person("nurse"), desk.call("+12025550105")
    confirm(mara, call, id_of(1001), WALTER_SAYS)
    assert readings(mara)["patient"] == {id_of(1001)}
    dana.get(f"calls/{call}/identity")
    assert readings(dana)["patient"] == {id_of(1001)}


def test_s9_who_tries_birth_dates_is_on_record(desk: Desk) -> None:
    mara, call = desk.person("front_desk"), desk.call("+12025550105")
    guess = {"full_name": "Walter Quimby", "birth_date": "1958-06-05"}
    assert confirm(mara, call, id_of(1001), guess).status_code == 409
    denied = [one.event for one in load(access_stream(mara.person.pk, now().date())).logged]
    assert [(one.what, one.ids, one.why) for one in denied if isinstance(one, AccessDenied)] == [
        ("patient", (call,), "identifier-differs")
    ]
    assert load(f"identity/{call}").version == 0
