"""A phone system that must lose nothing: what it repeats, in which order, and what it drops."""

from __future__ import annotations

import asyncio
import hashlib
import socket

from standardwebhooks import Webhook

from telephony.simulator.delivery import Patience
from tests.telephony.simulator.doors import SECRET, Arrived, Doors, Reply, open_doors
from tests.telephony.simulator.plays import Played, play

AWAY: Reply = (503, {"retry-after": "0"}, b"")


def problem(status: int, slug: str, errors: str = "{}") -> Reply:
    body = f'{{"type": "https://ringback.example/problems/{slug}", "errors": {errors}}}'
    return status, {"content-type": "application/problem+json"}, body.encode()


async def played(name: str, answers: dict[int, Reply]) -> tuple[Doors, Played]:
    """Play a story; the n-th request that arrives gets the n-th answer, or 204."""
    async with open_doors() as doors:
        doors.reply = lambda _: answers.get(len(doors.arrived))
        result = await play(doors, name)
    return doors, result


def test_events_and_the_recording_carry_a_signature_that_standardwebhooks_accepts() -> None:
    doors, _ = asyncio.run(played("refill-answered", {}))
    assert len(doors.arrived) == 8
    for item in doors.arrived[:-1]:
        Webhook(SECRET).verify(item.body, item.headers)
    upload = doors.arrived[-1]
    Webhook(SECRET).verify(hashlib.sha256(upload.body).hexdigest(), upload.headers, json_parse=False)
    assert len({item.headers["webhook-id"] for item in doors.arrived}) == 8


def test_s7_after_a_503_the_same_message_comes_again_and_the_order_stays() -> None:
    doors, result = asyncio.run(played("hangs-up-in-queue", {2: AWAY, 3: AWAY, 6: AWAY}))
    ids = [item.headers["webhook-id"] for item in doors.arrived]
    assert ids[1] == ids[2] == ids[3]
    assert ids[5] == ids[6]
    assert doors.arrived[1].body == doors.arrived[3].body
    assert [kind for kind, _ in doors.events()] == [
        "call.offered",
        "call.notice_played",
        "call.consent",
        "call.ivr_selected",
        "call.queued",
        "call.ended",
    ]
    assert result == Played(["hangs-up-in-queue signed abandoned"], [], failed=False)


def test_a_recording_waits_for_the_consent_answer_to_be_known() -> None:
    status, headers, body = problem(409, "consent-unknown")
    early = status, {**headers, "retry-after": "0"}, body
    doors, result = asyncio.run(played("refill-answered", {8: early, 9: early}))
    assert [item.answered for item in doors.arrived[7:]] == [409, 409, 204]
    assert not result.failed


def test_what_the_door_refuses_is_dropped_and_reported_without_a_patient_word() -> None:
    refusal = problem(422, "shape", '{"/data/from": ["no +12025550110 here"]}')
    doors, result = asyncio.run(played("hangs-up-in-queue", {1: refusal}))
    assert [item.answered for item in doors.arrived] == [422, 204, 204, 204, 204, 204]
    assert result.err == ["hangs-up-in-queue: call.offered: refused with 422 shape at /data/from"]
    assert result.failed


def test_a_replayed_id_with_another_body_is_not_repeated() -> None:
    doors, result = asyncio.run(played("withheld-number", {1: problem(409, "key-reused")}))
    assert len(doors.arrived) == 2
    assert result.err == ["withheld-number: call.offered: refused with 409 key-reused"]


def test_a_door_that_never_comes_back_is_given_up_in_a_run_that_must_end() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        doors = Doors(url=f"http://127.0.0.1:{taken.getsockname()[1]}")
        result = asyncio.run(play(doors, "withheld-number", patience=Patience(0.01, 0.01, 0.02)))
    assert result.err == [
        "withheld-number: call.offered: given up: no answer (ConnectError)",
        "withheld-number: call.ended: given up: no answer (ConnectError)",
    ]


def test_a_refusal_names_no_request_header() -> None:
    doors, result = asyncio.run(played("withheld-number", {1: problem(401, "signature")}))
    arrived: Arrived = doors.arrived[0]
    assert arrived.headers["webhook-signature"] not in "".join(result.err)
