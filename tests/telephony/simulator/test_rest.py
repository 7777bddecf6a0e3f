"""The Calls interface: what Ringback's click-to-call and its catching up use."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import httpx
from twilio.request_validator import RequestValidator

from telephony.simulator.audio import silence
from telephony.simulator.twilio.exchange import Exchange
from tests.telephony.simulator.doors import ACCOUNT, TOKEN, Arrived, Doors, Reply, open_doors, twiml
from tests.telephony.simulator.plays import rest

PATIENT = "+12025550110"
CALL = {"To": PATIENT, "From": "+12025550100", "Url": "/telephony/twilio/outbound", "Timeout": "20"}
EVENTS = {
    "StatusCallback": "/telephony/twilio/status",
    "StatusCallbackEvent": ["initiated", "ringing", "answered", "completed"],
}
Test = Callable[[Doors, Exchange, httpx.AsyncClient], Awaitable[None]]


def run(test: Test) -> None:
    async def whole() -> None:
        async with (
            open_doors() as doors,
            rest(doors, {PATIENT: ("no_answer", "answered")}) as (exchange, client),
        ):
            doors.reply = outbound
            await test(doors, exchange, client)

    asyncio.run(asyncio.wait_for(whole(), 20))


def outbound(item: Arrived) -> Reply | None:
    return (
        twiml("<Say>Riverbend Clinic</Say><Dial>+12025550120</Dial>")
        if item.path.endswith("outbound")
        else None
    )


async def told(doors: Doors, last: str, times: int = 1) -> list[str]:
    """The statuses that were told, once the last one came so many times."""

    def statuses() -> list[str]:
        return [form["CallStatus"] for form in doors.forms("/telephony/twilio/status")]

    await doors.until(lambda: statuses().count(last) == times)
    return statuses()


def test_a_call_is_not_answered_the_first_time_and_answered_the_second() -> None:
    async def test(doors: Doors, exchange: Exchange, client: httpx.AsyncClient) -> None:
        created = await client.post("/Calls.json", data={**CALL, **EVENTS})
        assert created.status_code == 201
        assert {key: created.json()[key] for key in ("status", "to", "direction")} == {
            "status": "queued",
            "to": PATIENT,
            "direction": "outbound-api",
        }
        assert await told(doors, "no-answer") == ["initiated", "ringing", "no-answer"]
        await client.post("/Calls.json", data={**CALL, **EVENTS, "MachineDetection": "Enable"})
        assert (await told(doors, "completed"))[3:] == ["initiated", "ringing", "in-progress", "completed"]
        answered = doors.forms("/telephony/twilio/status")[5]
        assert (answered["AnsweredBy"], answered["SequenceNumber"]) == ("human", "2")
        first = doors.arrived[0]
        assert RequestValidator(TOKEN).validate(
            doors.url + first.path, first.form, first.headers["x-twilio-signature"]
        )

    run(test)


def test_a_call_can_be_fetched_listed_and_filtered() -> None:
    async def test(doors: Doors, exchange: Exchange, client: httpx.AsyncClient) -> None:
        one, two = exchange.leg(PATIENT, "+12025550100", "inbound"), exchange.leg("a", "b", "inbound")
        one.end("completed", exchange.clock.now())
        fetched = (await client.get(f"/Calls/{one.sid}.json")).json()
        assert (fetched["status"], fetched["uri"]) == (
            "completed",
            f"/2010-04-01/Accounts/{ACCOUNT}/Calls/{one.sid}.json",
        )
        listed = (await client.get("/Calls.json", params={"PageSize": 1})).json()
        assert [item["sid"] for item in listed["calls"]] == [two.sid]
        next_page = (await client.get(httpx.URL(exchange.account.rest_url + listed["next_page_uri"]))).json()
        assert [item["sid"] for item in next_page["calls"]] == [one.sid]
        assert next_page["next_page_uri"] is None
        found = (await client.get("/Calls.json", params={"Status": "completed"})).json()
        assert [item["sid"] for item in found["calls"]] == [one.sid]

    run(test)


def test_a_ringing_call_can_be_canceled() -> None:
    async def test(doors: Doors, exchange: Exchange, client: httpx.AsyncClient) -> None:
        exchange.clock.speed = 1
        sid = (await client.post("/Calls.json", data={**CALL, **EVENTS})).json()["sid"]
        await told(doors, "ringing")
        assert (await client.post(f"/Calls/{sid}.json", data={"Status": "canceled"})).status_code == 200
        assert (await told(doors, "canceled"))[-1] == "canceled"

    run(test)


def test_a_call_in_progress_can_be_redirected() -> None:
    async def test(doors: Doors, exchange: Exchange, client: httpx.AsyncClient) -> None:
        doors.reply = lambda item: twiml('<Pause length="60"/>') if item.path == "/wait" else outbound(item)
        sid = (
            await client.post("/Calls.json", data={**CALL, **EVENTS, "To": "client:desk", "Url": "/wait"})
        ).json()["sid"]
        exchange.clock.speed = 50
        await doors.until(lambda: bool(doors.forms("/wait")))
        await asyncio.sleep(0)
        assert (
            await client.post(f"/Calls/{sid}.json", data={"Twiml": "<Response><Hangup/></Response>"})
        ).status_code == 200
        assert (await told(doors, "completed"))[-1] == "completed"
        assert (await client.post(f"/Calls/{sid}.json", data={"Status": "completed"})).json()["code"] == 21220

    run(test)


def test_mistakes_are_answered_in_twilios_shape() -> None:
    async def test(doors: Doors, exchange: Exchange, client: httpx.AsyncClient) -> None:
        assert (await client.get("/Calls.json", auth=(ACCOUNT, "wrong"))).json()["code"] == 20003
        assert (await client.post("/Calls.json", data={**CALL, "To": "nobody"})).json()["code"] == 21211
        assert (await client.post("/Calls.json", data={**CALL, "Url": ""})).json()["code"] == 21205
        assert (await client.get(f"/Calls/CA{'0' * 32}.json")).status_code == 404
        assert (await client.get("/Calls.json", params={"Page": "x"})).status_code == 400

    run(test)


def test_a_recording_is_downloaded_listed_and_deleted() -> None:
    async def test(doors: Doors, exchange: Exchange, client: httpx.AsyncClient) -> None:
        leg = exchange.leg(PATIENT, "+12025550100", "inbound")
        kept = exchange.record(leg, silence(2), "RecordVerb")
        media = await client.get(kept["RecordingUrl"] + ".wav")
        assert (media.headers["content-type"], media.content[:4], len(media.content)) == (
            "audio/x-wav",
            b"RIFF",
            64044,
        )
        listed = (await client.get(f"/Calls/{leg.sid}/Recordings.json")).json()
        assert [item["sid"] for item in listed["recordings"]] == [kept["RecordingSid"]]
        assert (await client.delete(f"/Recordings/{kept['RecordingSid']}.json")).status_code == 204
        assert (await client.get(kept["RecordingUrl"])).status_code == 404

    run(test)
