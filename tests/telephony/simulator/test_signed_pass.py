"""A whole pass of every signed story at a door that takes everything."""

from __future__ import annotations

import asyncio

from tests.telephony.simulator.doors import Arrived, Doors, open_doors
from tests.telephony.simulator.plays import Played, play

OFFERED = {"direction": "inbound", "to": "+12025550100", "line": "main"}
NOTICE = ("call.notice_played", {"language": "en", "version": "simulator-1"})
YES = {"recording": True, "transcription": True, "analysis": True}
YES_BY_KEY = ("call.consent", {**YES, "how": "key"})


async def played(name: str) -> tuple[Doors, Played]:
    async with open_doors() as doors:
        result = await play(doors, name)
    return doors, result


def uploads(doors: Doors) -> list[Arrived]:
    return [item for item in doors.arrived if item.path.startswith("/telephony/recordings")]


def test_the_refill_request_is_answered_and_its_recording_comes_last() -> None:
    doors, result = asyncio.run(played("refill-answered"))
    assert doors.events() == [
        ("call.offered", {**OFFERED, "from": "+12025550105"}),
        NOTICE,
        YES_BY_KEY,
        ("call.ivr_selected", {"menu": "main", "choice": "2"}),
        ("call.queued", {"queue": "front_desk"}),
        ("call.answered", {"extension": "201"}),
        ("call.ended", {"reason": "completed"}),
    ]
    subject = doors.arrived[0].event["subject"]
    assert doors.arrived[-1].path == f"/telephony/recordings?source=simulator&call={subject}"
    assert doors.arrived[-1].headers["content-type"] == "audio/ogg"
    assert doors.arrived[-1].body.startswith(b"OggS")
    assert result == Played(["refill-answered signed completed"], [], failed=False)


def test_the_mother_in_the_queue_gives_up_and_nothing_was_recorded() -> None:
    doors, result = asyncio.run(played("hangs-up-in-queue"))
    assert doors.events() == [
        ("call.offered", {**OFFERED, "from": "+12025550110"}),
        NOTICE,
        YES_BY_KEY,
        ("call.ivr_selected", {"menu": "main", "choice": "1"}),
        ("call.queued", {"queue": "front_desk"}),
        ("call.ended", {"reason": "abandoned"}),
    ]
    assert uploads(doors) == []
    assert result.out == ["hangs-up-in-queue signed abandoned"]


def test_the_voicemail_in_the_night_says_how_the_consent_came() -> None:
    doors, result = asyncio.run(played("chest-pain-voicemail"))
    assert doors.events() == [
        ("call.offered", {**OFFERED, "from": "+12025550116"}),
        NOTICE,
        ("call.consent", {**YES, "how": "voicemail_greeting"}),
        ("call.voicemail_left", {}),
        ("call.ended", {"reason": "completed"}),
    ]
    assert len(uploads(doors)) == 1
    assert result.out == ["chest-pain-voicemail signed voicemail"]


def test_a_withheld_number_is_null_and_hangs_up_before_any_answer() -> None:
    doors, result = asyncio.run(played("withheld-number"))
    assert doors.events() == [
        ("call.offered", {**OFFERED, "from": None}),
        ("call.ended", {"reason": "abandoned"}),
    ]
    assert result.out == ["withheld-number signed abandoned"]


def test_the_question_in_spanish_has_its_notice_in_spanish() -> None:
    doors, _ = asyncio.run(played("pregunta-de-cita"))
    assert [kind for kind, _ in doors.events()] == [
        "call.offered",
        "call.notice_played",
        "call.consent",
        "call.queued",
        "call.answered",
        "call.ended",
    ]
    assert doors.events()[1] == ("call.notice_played", {"language": "es", "version": "simulator-1"})


def test_each_event_is_a_cloudevent_of_the_source_simulator_with_the_real_time() -> None:
    doors, _ = asyncio.run(played("withheld-number"))
    first = doors.arrived[0]
    assert first.headers["content-type"] == "application/cloudevents+json"
    event = first.event
    assert (event["specversion"], event["source"], event["id"]) == (
        "1.0",
        "simulator",
        f"{event['subject']}-1",
    )
    assert str(event["time"]).endswith("Z")
