"""POST /telephony/events: what is taken, what is refused, and that nothing is lost or doubled."""

import json
import random
from collections.abc import Callable
from typing import Any

import pytest

from telephony.calls.events import (
    CallAnswered,
    CallIvrSelected,
    CallQueued,
    CallScriptSpoken,
    CallTransferred,
)
from telephony.calls.state import Call
from tests.telephony.doors.phone import (
    BATCH,
    OLD_SECRET,
    OTHER_SECRET,
    Phone,
    consent,
    ended,
    event,
    offered,
)

pytestmark = pytest.mark.urls("telephony.doors.urls")

CallOf = Callable[..., Call]


def slug(answer: Any) -> tuple[int, str]:
    assert answer["Content-Type"] == "application/problem+json"
    return answer.status_code, answer.json()["type"].rpartition("/")[2]


def test_one_event_is_stored(phone: Phone, call: CallOf) -> None:
    assert phone.tell(offered()).json() == {"stored": 1}
    said = call().offered
    assert said is not None
    assert (said.number, said.line, said.line_known, said.pbx_call_id) == (
        "+12025550140",
        "main",
        True,
        "a-1",
    )


def test_a_whole_call_in_one_batch(phone: Phone, call: CallOf) -> None:
    phone.tell_all(
        offered(),
        event("call.notice_played", {"language": "en", "version": "7"}, at="13:00:05"),
        consent(),
        event("call.ivr_selected", {"menu": "main", "choice": "2"}, at="13:00:12"),
        event("call.queued", {"queue": "nurse"}, at="13:00:14"),
        event("call.answered", {"extension": "201"}, at="13:00:20"),
        event("call.held", {}, at="13:01:00"),
        event("call.resumed", {}, at="13:01:30"),
        event("call.transferred", {"to": "210", "kind": "blind"}, at="13:02:00"),
        ended(),
    )
    assert phone.answer.json() == {"stored": 10}
    known = call()
    assert (known.phase, known.outcome, known.seconds) == ("ended", "completed", 300.0)
    assert [known.consent(purpose) for purpose in ("recording", "transcription", "analysis")] == ["given"] * 3
    assert {(q.queue, q.queue_known) for q in known.of(CallQueued)} == {("nurse", True)}
    assert known.of(CallScriptSpoken)[0].by == "phone:tests"
    assert [k.choice for k in known.of(CallIvrSelected)] == ["2"]
    assert [t.transfer_kind for t in known.of(CallTransferred)] == ["blind"]
    assert [a.extension for a in known.of(CallAnswered)] == ["201"]


def test_an_unknown_line_and_an_unknown_queue_are_taken_and_marked(phone: Phone, call: CallOf) -> None:
    data = {"direction": "inbound", "from": None, "to": "+12025550199", "line": "annex"}
    phone.tell_all(event("call.offered", data), event("call.queued", {"queue": "x"}))
    known = call()
    assert known.offered is not None
    assert (known.offered.line, known.offered.line_known, known.offered.number) == ("annex", False, None)
    assert [q.queue_known for q in known.of(CallQueued)] == [False]


def test_the_same_calls_twice_and_shuffled_are_the_same_calls(
    phone: Phone, call: CallOf, events_of: Callable[..., list[object]]
) -> None:
    said = [
        one
        for name in ("b-1", "b-2")
        for one in (
            offered(name),
            consent(name),
            event("call.answered", {"extension": "201"}, call=name, at="13:00:20"),
            ended(name, "abandoned"),
        )
    ]
    doubled = said + said
    random.Random(7).shuffle(doubled)
    for one in doubled:
        assert phone.tell(one).status_code == 200
    for name in ("b-1", "b-2"):
        assert len(events_of(name)) == 6
        assert (call(name).outcome, call(name).phase) == ("completed", "ended")


def test_a_consent_of_false_declines_and_a_later_one_withdraws(phone: Phone, call: CallOf) -> None:
    phone.tell_all(offered("c"), consent("c", yes=False), offered("d"), consent("d"))
    phone.tell(consent("d", yes=False, at="13:02:00"))
    assert call("c").consent("recording") == "declined"
    assert call("d").consent("recording") == "withdrawn"


def test_the_secret_that_is_rotated_away_still_signs(phone: Phone) -> None:
    assert phone.tell(offered(), secret=OLD_SECRET).status_code == 200


@pytest.mark.parametrize("signing", [{"secret": "whsec_AAAA"}, {"age": 301}, {"age": -301}])
def test_a_wrong_signature_or_time_is_401(phone: Phone, call: CallOf, signing: dict[str, Any]) -> None:
    assert slug(phone.tell(offered(), **signing)) == (401, "signature-refused")
    assert call().facts == frozenset()


@pytest.mark.parametrize("missing", ["webhook-id", "webhook-timestamp", "webhook-signature"])
def test_a_missing_header_is_401(phone: Phone, missing: str) -> None:
    body = json.dumps(offered()).encode()
    headers = phone.headers(body) | {missing: ""}
    answer = phone._client.post("/telephony/events", body, content_type="application/json", headers=headers)
    assert slug(answer) == (401, "signature-refused")


def test_size_comes_before_the_signature(phone: Phone) -> None:
    assert slug(phone.post(b" " * (1024 * 1024 + 1), secret="whsec_AAAA")) == (413, "too-large")


def test_the_signature_comes_before_the_media_type(phone: Phone) -> None:
    assert slug(phone.post(b"x", "text/plain", secret="whsec_AAAA")) == (401, "signature-refused")
    assert slug(phone.post(b"x", "text/plain")) == (415, "media-type-unsupported")


@pytest.mark.parametrize("body", [b" ", b"{", b"\xff\xfe", b"[" * 200_000, b'{"a": "\\ud800"}', b"NaN"])
def test_what_is_no_json_is_400(phone: Phone, body: bytes) -> None:
    assert slug(phone.post(body)) == (400, "malformed")
    assert slug(phone.post(body, BATCH)) == (400, "malformed")


def test_an_id_that_comes_again_with_another_body_is_409(phone: Phone, call: CallOf) -> None:
    phone.tell(offered(), message="m-1")
    assert slug(phone.tell(ended(), message="m-1")) == (409, "replayed")
    assert call().ended_at is None


def test_a_replay_comes_before_the_shape(phone: Phone) -> None:
    phone.tell(offered(), message="m-1")
    assert slug(phone.post(b"{}", message="m-1")) == (409, "replayed")


def test_the_same_body_again_is_the_same_answer(phone: Phone, events_of: Callable[..., list[object]]) -> None:
    one = json.dumps(offered()).encode()
    first, second = phone.post(one, message="m-1"), phone.post(one, message="m-1")
    assert (first.status_code, first.content) == (second.status_code, second.content)
    assert len(events_of()) == 1


def test_what_was_refused_may_come_again_corrected_under_its_id(phone: Phone) -> None:
    assert phone.tell(event("call.ended", {"reason": "bored"}), message="m-1").status_code == 422
    assert phone.tell(ended(), message="m-1").status_code == 200


PATIENT = "Unmistakable Patient"


@pytest.mark.parametrize(
    ("one", "pointer"),
    [
        (event("call.exploded", {}), "/type"),
        (event("call.ended", {}), "/data/reason"),
        (event("call.ended", {"reason": PATIENT}), "/data/reason"),
        (event("call.ended", {"reason": "completed", PATIENT: 1}), "/data"),
        (event("call.held", {"note": PATIENT}), "/data"),
        (event("call.consent", {"how": "key"}), "/data"),
        (event("call.consent", {"recording": PATIENT, "how": "key"}), "/data/recording"),
        (event("call.answered", {"extension": 201}), "/data/extension"),
        (event("call.answered", {"extension": "x" * 65}), "/data/extension"),
        (event("call.queued", {"queue": "a\x00b"}), "/data/queue"),
        (event("call.offered", {"direction": "inbound", "to": "+12025550100"}), "/data/from"),
        (event("call.offered", {"direction": "up", "from": None, "to": "+12025550100"}), "/data/direction"),
        (offered(number="202 555 0140"), "/data/from"),
        (offered(number=PATIENT), "/data/from"),
        (offered(number="+12025550140\n"), "/data/from"),
        (ended() | {"time": "yesterday"}, "/time"),
        (ended() | {"time": "2026-11-20T13:00:00"}, "/time"),
        (ended() | {"time": "0001-01-01T00:00:00+14:00"}, "/time"),
        (ended() | {"time": "0001-01-02T00:00:00Z"}, "/time"),
        (ended() | {"time": "9999-12-31T23:59:59-14:00"}, "/time"),
        (ended("a-1\n"), "/subject"),
        (ended() | {"specversion": "0.3"}, "/specversion"),
        (ended() | {"subject": ""}, "/subject"),
        (ended() | {"data": PATIENT}, "/data"),
        ({key: value for key, value in ended().items() if key != "subject"}, "/subject"),
        ("no object", ""),
        (None, ""),
    ],
)
def test_a_wrong_shape_is_422_and_says_where_but_not_what(phone: Phone, one: Any, pointer: str) -> None:
    answer = phone.tell(one)
    assert slug(answer) == (422, "unprocessable")
    assert list(answer.json()["errors"]) == [pointer]
    assert answer.json()["stored"] == 0
    assert PATIENT not in answer.content.decode()


def test_a_batch_is_judged_event_by_event(
    phone: Phone, call: CallOf, events_of: Callable[..., list[object]]
) -> None:
    batch = (offered("e"), event("call.exploded", {}), consent("e"), offered("f", "nobody"), ended("e"))
    answer = phone.tell_all(*batch)
    assert slug(answer) == (422, "unprocessable")
    assert sorted(answer.json()["errors"]) == ["/1/type", "/3/data/from"]
    assert answer.json()["stored"] == 3
    assert call("e").outcome == "completed"
    assert events_of("f") == []
    again = phone.tell_all(*batch)
    assert again.json() == answer.json()
    assert len(events_of("e")) == 5


def test_a_batch_of_too_many_is_413_and_nothing_of_it_is_stored(phone: Phone, call: CallOf) -> None:
    assert slug(phone.tell_all(offered(), *[0] * 1000)) == (413, "too-large")
    assert call().facts == frozenset()
    assert phone.tell_all(offered(), *[0] * 999).json()["stored"] == 1


def test_a_clock_that_began_at_zero_loses_no_call(phone: Phone, call: CallOf) -> None:
    phone.tell(offered() | {"time": "1970-01-01T00:00:05Z"})
    assert call().offered is not None


def test_a_batch_that_is_no_list_is_422(phone: Phone) -> None:
    assert slug(phone.post(b"{}", BATCH)) == (422, "unprocessable")
    assert phone.tell_all().json() == {"stored": 0}


def test_a_key_speaks_for_its_own_source_only(phone: Phone, events_of: Callable[..., list[object]]) -> None:
    assert slug(phone.tell(offered(), secret=OTHER_SECRET)) == (403, "source-not-allowed")
    assert slug(phone.tell_all(offered(), secret=OTHER_SECRET)) == (403, "source-not-allowed")
    mixed = phone.tell_all(offered() | {"source": "other"}, offered("g"), secret=OTHER_SECRET)
    assert slug(mixed) == (422, "unprocessable")
    assert list(mixed.json()["errors"]) == ["/1/source"]
    assert events_of("g") == events_of("g", "other") == []
    assert len(events_of("a-1", "other")) == 1


def test_a_get_is_405(phone: Phone) -> None:
    assert phone._client.get("/telephony/events").status_code == 405
