"""A navigator's work on a callback, over HTTP, on the real database."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from coordination.log.stream import load, now
from tests.conftest import Clock
from tests.followups.conftest import Desk
from tests.http.client import slug

pytestmark = pytest.mark.django_db


def types_of(followup: object) -> list[str]:
    return [one.type for one in load(f"followup/{followup}").logged]


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def test_the_story_of_a_callback(desk: Desk) -> None:
    ana = desk.person("navigator", "Ana Quintero")
    followup, number = desk.missed_call()
    row = ana.get(f"followups/{followup}").json()
    assert (row["version"], row["state"], row["duty"], row["number"]) == (1, "open", "navigator", number)

    claimed = ana.post(f"followups/{followup}/claim", if_match=1)
    assert claimed.status_code == 200
    assert (claimed.headers["ETag"], claimed.headers["Ringback-Version"]) == ('"2"', f"followup/{followup}@2")
    assert claimed.json()["owner"]["name"] == "Ana Quintero"
    assert claimed.json()["owner"]["initials"] == "AQ"
    assert claimed.json()["state"] == "claimed"
    held = moment(claimed.json()["claimed_until"]) - now()
    assert timedelta(minutes=14) < held <= timedelta(minutes=15)

    tried = ana.post(
        f"followups/{followup}/record_attempt", {"channel": "phone", "outcome": "no_answer"}
    ).json()
    assert [(a["outcome"], a["by"]) for a in tried["attempts"]] == [("no_answer", "Ana Quintero")]
    assert tried["next_attempt"] == tried["due"] is not None
    assert tried["why"]["reason"] == "hung up, 1 failed try"

    reached = ana.post(
        f"followups/{followup}/record_attempt", {"channel": "phone", "outcome": "reached"}
    ).json()
    assert reached["next_attempt"] is None
    closed = ana.post(f"followups/{followup}/close", {"outcome": "reached"}, if_match=4)
    assert (closed.json()["state"], closed.json()["outcome"]) == ("closed", "reached")
    assert [one["summary"] for one in closed.json()["history"]] == [
        "opened this for a call that hung up while waiting",
        "claimed this",
        "logged no answer by phone",
        "logged reached by phone",
        "closed this: the caller was reached",
    ]
    assert [one["actor"] for one in closed.json()["history"]] == ["Ringback", *["Ana Quintero"] * 4]


def test_of_two_who_claim_one_has_it_and_the_other_reads_who(desk: Desk, clock: Clock) -> None:
    ana, ben = desk.person("navigator", "Ana Quintero"), desk.person("navigator", "Ben Osei")
    followup, _ = desk.missed_call()
    assert ana.post(f"followups/{followup}/claim", if_match=1).status_code == 200
    clock.advance(timedelta(seconds=12))
    lost = ben.post(f"followups/{followup}/claim", if_match=1)
    assert (lost.status_code, slug(lost)) == (412, "stale-version")
    assert lost.json()["detail"].startswith("Ana claimed this ")
    assert [one["summary"] for one in lost.json()["since"]] == ["claimed this"]
    again = ben.post(f"followups/{followup}/claim", if_match=2)
    assert (again.status_code, slug(again)) == (409, "taken-by-another")
    assert again.json()["detail"] == "Ana Quintero claimed this 12 s ago."
    clock.advance(timedelta(minutes=15))
    assert ben.post(f"followups/{followup}/claim", if_match=2).json()["owner"]["name"] == "Ben Osei"
    assert types_of(followup)[1:] == ["followup.claimed", "followup.lapsed", "followup.claimed"]


def test_the_same_key_is_the_same_answer_once(desk: Desk) -> None:
    ana = desk.person("navigator")
    followup, _ = desk.missed_call()
    body = {"channel": "phone", "outcome": "busy", "note": "engaged"}
    first = ana.post(f"followups/{followup}/record_attempt", body, key="k1")
    second = ana.post(f"followups/{followup}/record_attempt", body, key="k1")
    assert first.content == second.content
    other = ana.post(f"followups/{followup}/record_attempt", {**body, "outcome": "reached"}, key="k1")
    assert slug(other) == "key-reused"
    assert types_of(followup).count("followup.attempt_recorded") == 1


@pytest.mark.parametrize("verb", ["claim", "close", "reopen"])
def test_where_somebody_could_be_overtaken_the_version_is_needed(desk: Desk, verb: str) -> None:
    followup, _ = desk.missed_call()
    answer = desk.person("navigator").post(f"followups/{followup}/{verb}", {})
    assert (answer.status_code, slug(answer)) == (428, "if-match-needed")


def test_renew_release_assign_snooze_and_reopen(desk: Desk) -> None:
    ana, ben = desk.person("navigator", "Ana Quintero"), desk.person("nurse", "Ben Osei")
    followup, _ = desk.missed_call()
    at = f"followups/{followup}"
    assert slug(ana.post(f"{at}/renew")) == "not-claimed"
    ana.post(f"{at}/claim", if_match=1)
    assert ana.post(f"{at}/renew").json()["state"] == "claimed"
    assert ben.post(f"{at}/release").json()["detail"] == (
        "Ana Quintero has claimed this. Only Ana Quintero or a supervisor can release it."
    )
    given = ana.post(f"{at}/assign", {"to": str(ben.person.pk)}).json()
    assert given["owner"]["name"] == "Ben Osei"
    assert ben.post(f"{at}/release").json()["owner"] is None
    until = (now() + timedelta(hours=3)).isoformat()
    before = ana.get(at).json()["due"]
    snoozed = ana.post(f"{at}/snooze", {"until": until}).json()
    assert (snoozed["state"], snoozed["due"]) == ("snoozed", before)
    spam = ana.post(f"{at}/close", {"outcome": "spam"}, if_match=snoozed["version"]).json()
    assert spam["outcome"] == "spam"
    again = ana.post(f"{at}/reopen", {"why": "it was no spam"}, if_match=spam["version"]).json()
    assert (again["state"], again["outcome"]) == ("open", None)
    assert moment(again["due"]) > now()


def test_could_not_reach_needs_the_plans_attempts(desk: Desk) -> None:
    ana = desk.person("navigator")
    followup, _ = desk.missed_call()
    for _ in range(2):
        ana.post(f"followups/{followup}/record_attempt", {"channel": "phone", "outcome": "left_message"})
    early = ana.post(f"followups/{followup}/close", {"outcome": "could_not_reach"}, if_match=3)
    assert slug(early) == "too-few-attempts"
    ana.post(f"followups/{followup}/record_attempt", {"channel": "phone", "outcome": "no_answer"})
    closed = ana.post(f"followups/{followup}/close", {"outcome": "could_not_reach"}, if_match=4)
    assert closed.json()["outcome"] == "could_not_reach"


def test_only_the_owner_or_a_supervisor_closes(desk: Desk) -> None:
    ana, ben, sue = desk.person("navigator"), desk.person("front_desk"), desk.person("supervisor")
    followup, _ = desk.missed_call()
    ana.post(f"followups/{followup}/claim", if_match=1)
    assert (
        slug(ben.post(f"followups/{followup}/close", {"outcome": "reached"}, if_match=2)) == "not-the-owner"
    )
    assert sue.post(f"followups/{followup}/close", {"outcome": "reached"}, if_match=2).status_code == 200


def test_reopening_is_refused_while_the_number_has_another_open(desk: Desk) -> None:
    ana = desk.person("navigator")
    first, number = desk.missed_call()
    ana.post(f"followups/{first}/close", {"outcome": "reached"}, if_match=1)
    desk.catch_up()
    second, _ = desk.missed_call(number)
    assert first != second
    assert slug(ana.post(f"followups/{first}/reopen", {"why": "x"}, if_match=2)) == "another-is-open"


def test_a_promise_joins_the_open_callback_of_the_number(desk: Desk) -> None:
    ana = desk.person("front_desk", "Noor Haddad")
    followup, number = desk.missed_call()
    for_when = (now() + timedelta(hours=5)).isoformat()
    body = {"number": number, "what": "by one o'clock", "for_when": for_when}
    promised = ana.post("followups/promise", body).json()
    assert promised["id"] == str(followup)
    assert promised["promised"] == {
        "by": "Noor Haddad",
        "what": "by one o'clock",
        "for_when": promised["promised"]["for_when"],
    }
    assert moment(promised["due"]) == moment(for_when)


def test_a_promise_on_a_call_opens_what_the_call_did_not(desk: Desk) -> None:
    ana = desk.person("navigator", "Ana Quintero")
    for_when = (now() + timedelta(hours=5)).isoformat()
    body = {"number": "(202) 555-0177", "what": "results", "for_when": for_when}
    promised = ana.post("followups/promise", body)
    assert promised.status_code == 200
    assert promised.json()["number"] == "+12025550177"
    assert promised.json()["why"]["label"] == "Promised"
    assert ana.post("followups/promise", body).json()["id"] == promised.json()["id"]
    assert types_of(promised.json()["id"]) == ["followup.opened", "followup.promised"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"number": "not a number"}, "number"),
        ({}, "number"),
        ({"call": str(uuid4())}, "call"),
        ({"number": "+12025550177", "for_when": "tomorrow"}, "for_when"),
        ({"number": "+12025550177", "for_when": "2026-11-23T10:00:00"}, "for_when"),
    ],
)
def test_a_promise_to_nobody_is_refused_by_field(desk: Desk, body: dict[str, Any], field: str) -> None:
    usual = {"what": "x", "for_when": (now() + timedelta(hours=1)).isoformat()}
    answer = desk.person("navigator").post("followups/promise", usual | body)
    assert answer.status_code == 422
    assert list(answer.json()["errors"]) == [field]


def test_a_promise_for_the_past_or_the_far_future_is_refused(desk: Desk) -> None:
    ana = desk.person("navigator")
    body = {"number": "+12025550178", "what": "x"}
    past = {**body, "for_when": (now() - timedelta(minutes=1)).isoformat()}
    assert slug(ana.post("followups/promise", past)) == "not-in-the-future"
    far = {**body, "for_when": "9999-12-31T23:59:59-12:00"}
    assert slug(ana.post("followups/promise", far)) == "too-far-ahead"


def test_what_is_not_there_is_not_found(desk: Desk) -> None:
    ana, nothing = desk.person("navigator"), uuid4()
    assert slug(ana.get(f"followups/{nothing}")) == "not-found"
    for verb, body in (
        ("renew", {}),
        ("record_attempt", {"channel": "phone", "outcome": "busy"}),
        ("dial", {}),
    ):
        assert slug(ana.post(f"followups/{nothing}/{verb}", body)) == "not-found"
    assert ana.post(f"followups/{nothing}/claim", if_match=1).status_code in {404, 412}


def test_work_is_given_to_nobody_who_does_not_do_it(desk: Desk) -> None:
    ana, auditor = desk.person("navigator"), desk.person("auditor")
    followup, _ = desk.missed_call()
    for to in (auditor.person.pk, uuid4()):
        answer = ana.post(f"followups/{followup}/assign", {"to": str(to)})
        assert (answer.status_code, list(answer.json()["errors"])) == (422, ["to"])


def test_a_withheld_number_cannot_be_dialed(desk: Desk) -> None:
    followup, _ = desk.missed_call(None)
    assert slug(desk.person("navigator").post(f"followups/{followup}/dial")) == "number-withheld"


def test_dialing_goes_through_the_phone_system(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from coordination.followups import dialing
    from telephony.adapters.dialing import Dialed

    call, placed = uuid4(), []

    def place(**asked: object) -> Dialed:
        placed.append(asked)
        return Dialed(call=call, adapter="tests")

    monkeypatch.setattr(dialing, "place_call", place)
    ana, ben = desk.person("navigator"), desk.person("navigator")
    followup, number = desk.missed_call()
    ana.post(f"followups/{followup}/claim", if_match=1)
    assert slug(ben.post(f"followups/{followup}/dial")) == "taken-by-another"
    assert placed == [], "nothing rang"
    assert ana.post(f"followups/{followup}/dial").json()["dialed"] == str(call)
    assert [(one["number"], one["line"]) for one in placed] == [(number, "main")]
