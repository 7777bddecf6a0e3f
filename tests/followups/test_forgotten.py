"""Keys that were destroyed: the words go, the work stays; without its facts nothing is left to show."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from coordination.followups.row import FollowupRow
from coordination.log.append import Entry
from coordination.log.destruction import destroy
from coordination.log.event import Context
from coordination.log.stream import load, now
from telephony.calls.events import CallGapNoted
from tests.followups.conftest import Desk
from tests.http.client import slug

pytestmark = pytest.mark.django_db


def forget(owner: str, content_class: str) -> None:
    noted = CallGapNoted(at=now(), from_=now(), to=now())
    certificate = Entry(stream=f"call/{uuid4()}", expected=None, events=[noted])
    who = Context(actor="system:tests@1", role="system", clinic="riverbend", occurred_at=now())
    destroy(owner, content_class, certificate, who)


def promised(desk: Desk) -> UUID:
    followup, number = desk.missed_call()
    for_when = (now() + timedelta(hours=2)).isoformat()
    body = {"number": number, "what": "the blue form", "for_when": for_when}
    assert desk.person("navigator").post("followups/promise", body).status_code == 200
    desk.catch_up()
    return followup


def test_what_was_promised_is_forgotten_and_the_promise_stands(desk: Desk) -> None:
    followup, ana = promised(desk), desk.person("navigator")
    assert ana.get(f"followups/{followup}").json()["promised"]["what"] == "the blue form"
    correlation = load(f"followup/{followup}").logged[0].correlation
    forget(str(correlation), "note")
    desk.catch_up()
    shown = ana.get(f"followups/{followup}").json()
    assert shown["promised"]["what"] is None
    assert shown["promised"]["for_when"] is not None
    assert shown["state"] == "open"
    assert FollowupRow.objects.get(pk=followup).promised_what is None


def test_without_its_facts_it_is_gone(desk: Desk) -> None:
    followup, ana = promised(desk), desk.person("navigator")
    forget(f"followup/{followup}", "")
    desk.catch_up()
    answer = ana.get(f"followups/{followup}")
    assert (answer.status_code, slug(answer)) == (410, "gone")
    assert str(followup) not in [one["id"] for one in ana.get("worklist?limit=200").json()["items"]]
    assert slug(ana.post(f"followups/{followup}/renew")) == "not-found"
