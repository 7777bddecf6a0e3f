"""S9 over the real application: every route that answers with patient data, on a call that exists."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import OperationalError
from django.urls import clear_url_caches

from audit.access import record
from audit.access.record import access_stream
from coordination.escalations.ids import escalation_id
from coordination.http.access_table import Line, lines
from coordination.log.stream import load, now
from tests.escalations.words import hear, trigger
from tests.followups.calls import missed, rows_of, some_number, tell
from tests.http.client import Script, slug
from tests.people.accounts import person

# A call that was not recorded has no sound to hear; the test of the recordings' own route has one.
WITHOUT_AN_ANSWER_HERE = {"/api/v1/calls/<uuid:id>/recording", "/api/v1/calls/<uuid:id>/peaks"}
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def real_urls(settings: Any, letters_urls: None) -> Iterator[None]:
    settings.ROOT_URLCONF = "coordination.urls"
    clear_url_caches()
    yield
    clear_url_caches()


@pytest.fixture
def known(react: Callable[[], None]) -> dict[str, UUID]:
    """A missed call, its callback and an escalation, by the first word of their addresses."""
    call = uuid4()
    tell(call, *missed(some_number(), now() - timedelta(minutes=1)))
    hear(call, trigger("chest_pain"))
    react()
    return {
        "calls": call,
        "followups": rows_of([call])[-1].pk,
        "escalations": escalation_id(call, "chest_pain"),
    }


def readings() -> list[Line]:
    """Queries and searches with patient data, which the auditor or a navigator may use."""
    return [line for line in lines() if line.patient_data and not is_command(line)]


def is_command(line: Line) -> bool:
    return line.method == "POST" and not line.address.endswith("/search")


def asked(script: Script, line: Line, known: dict[str, UUID]) -> Any:
    address = line.address.removeprefix("/api/v1/")
    address = address.replace("<uuid:id>", str(known.get(address.partition("/")[0], UUID(int=0))))
    if address.endswith("/transcript/news"):
        address += "?after=0.live"
    if line.method == "GET":
        return script.get(address)
    return script.post(address, {"words": "+1202"}, key=None)


def test_s9_every_answer_with_a_patients_data_is_on_record(known: dict[str, UUID]) -> None:
    walked = 0
    for line in readings():
        record.RECENT.clear()
        script = Script(person("supervisor"))
        answer = asked(script, line, known)
        if line.address in WITHOUT_AN_ANSWER_HERE:
            assert answer.status_code == 404
            continue
        assert answer.status_code == 200, line.address
        viewed = load(access_stream(script.person.pk, now().date())).logged
        shown = [str(one) for one in known.values() if str(one) in answer.content.decode()]
        told = {str(id_) for at in viewed for id_ in getattr(at.event, "ids", ())}
        own = [str(known[part]) for part in line.address.split("/") if part in known and "<" in line.address]
        assert set(own) <= told, f"{line.address} showed {shown} and recorded {told}"
        assert bool(told) == bool(own or answer.json().get("items", [1])), line.address
        walked += 1
    assert walked >= 5


def test_s9_what_cannot_be_recorded_is_not_shown(known: dict[str, UUID], monkeypatch: Any) -> None:
    def away(*_: object) -> None:
        raise OperationalError("the log is away")

    monkeypatch.setattr(record, "append", away)
    for line in readings():
        if line.address in WITHOUT_AN_ANSWER_HERE or line.method == "POST":
            continue
        script = Script(person("supervisor"))
        answer = asked(script, line, known)
        if answer.status_code == 200 and answer.json().get("items") == []:
            continue  # nobody is shown, so nobody's reading is to be recorded
        assert (answer.status_code, slug(answer)) == (503, "unavailable"), line.address
        assert not any(str(one) in answer.content.decode() for one in known.values())
