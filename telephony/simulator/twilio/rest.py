"""The REST interface of the simulated account: calls and recordings, in the shapes of Twilio's."""

from __future__ import annotations

import asyncio
import json
import re
from email.utils import format_datetime

from telephony.simulator.report import CallReport, Report
from telephony.simulator.twilio.account import API
from telephony.simulator.twilio.exchange import Exchange, Recording
from telephony.simulator.twilio.http_server import Answer, Request
from telephony.simulator.twilio.leg import OVER, Leg
from telephony.simulator.twilio.outbound import Order, place
from telephony.simulator.twilio.parties import CalledBack
from telephony.simulator.twilio.twiml import TwimlProblem, parse

CALLS = re.compile(r"/Calls(?:/(CA[0-9a-f]{32}))?\.json")
RECORDINGS = re.compile(r"(?:/Calls/(CA[0-9a-f]{32}))?/Recordings\.json")
RECORDING = re.compile(r"/Recordings/(RE[0-9a-f]{32})(\.json|\.wav)?")
E164 = re.compile(r"\+[1-9]\d{6,14}|client:\S+|sip:\S+")


class RestInterface:
    """Answers for one account. Placed calls run as tasks until they end or `stop` is called."""

    def __init__(self, exchange: Exchange, called_back: CalledBack, report: Report) -> None:
        self._exchange, self._called_back, self._report = exchange, called_back, report
        self._placed: set[asyncio.Task[None]] = set()

    def stop(self) -> None:
        """Drop the calls that were placed."""
        for task in self._placed:
            task.cancel()

    async def handle(self, request: Request) -> Answer:
        """Route one request."""
        account = self._exchange.account
        root = f"/{API}/Accounts/{account.sid}"
        if request.login != (account.sid, account.auth_token):
            return _problem(401, 20003, "Authenticate")
        path = request.path.removeprefix(root) if request.path.startswith(root) else ""
        if match := CALLS.fullmatch(path):
            return self._call(request, match[1]) if match[1] else self._calls(request)
        if match := RECORDINGS.fullmatch(path):
            wanted = match[1] or _one(request.query, "CallSid")
            kept = [item for item in self._exchange.recordings.values() if wanted in ("", item.call)]
            return _page(request, "recordings", [self._recording_resource(item) for item in kept])
        if match := RECORDING.fullmatch(path):
            return self._recording(request, match[1], match[2] or ".wav")
        return _problem(404, 20404, "The requested resource was not found")

    def _calls(self, request: Request) -> Answer:
        if request.method == "POST":
            return self._create(request)
        wanted = {name.lower(): _one(request.query, name) for name in ("From", "To", "Status")}
        wanted["parent_call_sid"] = _one(request.query, "ParentCallSid")
        found = [leg.resource() for leg in reversed(self._exchange.legs.values())]
        found = [
            item for item in found if all(not value or item[name] == value for name, value in wanted.items())
        ]
        return _page(request, "calls", found)

    def _create(self, request: Request) -> Answer:
        form = request.form
        to, from_, twiml, url = (_one(form, name) for name in ("To", "From", "Twiml", "Url"))
        if not (E164.fullmatch(to) and E164.fullmatch(from_)):
            return _problem(400, 21211, "Invalid 'To' or 'From' Phone Number")
        if not (twiml or url):
            return _problem(400, 21205, "Url parameter is required")
        try:
            document = parse(twiml) if twiml else url
        except TwimlProblem as error:
            return _problem(400, 12100, str(error))
        order = Order(
            twiml=document,
            method=_one(form, "Method") or "POST",
            status_callback=_one(form, "StatusCallback"),
            events=tuple(" ".join(form.get("StatusCallbackEvent", [])).split()),
            timeout=float(_one(form, "Timeout") or 60),
            detects_machines=_one(form, "MachineDetection") not in ("", "none"),
        )
        leg = self._exchange.leg(from_, to, "outbound-api")
        task = asyncio.create_task(self._placed_call(leg, order))
        self._placed.add(task)
        task.add_done_callback(self._placed.discard)
        return _json(201, leg.resource())

    async def _placed_call(self, leg: Leg, order: Order) -> None:
        call = CallReport("placed-by-ringback", "twilio")
        await place(self._exchange, leg, order, self._called_back, call)
        self._report.ended(call)

    def _call(self, request: Request, sid: str) -> Answer:
        leg = self._exchange.legs.get(sid)
        if leg is None:
            return _problem(404, 20404, "The requested resource was not found")
        if request.method == "POST":
            status, twiml, url = (_one(request.form, name) for name in ("Status", "Twiml", "Url"))
            interrupt = self._exchange.running.get(sid)
            if interrupt is None or leg.status in OVER:
                return _problem(400, 21220, "Call is not in-progress. Cannot redirect.")
            try:
                interrupt(None if status in ("completed", "canceled") else parse(twiml) if twiml else url)
            except TwimlProblem as error:
                return _problem(400, 12100, str(error))
        return _json(200, leg.resource())

    def _recording(self, request: Request, sid: str, kind: str) -> Answer:
        recording = self._exchange.recordings.get(sid)
        if recording is None:
            return _problem(404, 20404, "The requested resource was not found")
        if request.method == "DELETE":
            del self._exchange.recordings[sid]
            return Answer(204)
        if kind == ".json":
            return _json(200, self._recording_resource(recording))
        return Answer(200, recording.speech.wav(), "audio/x-wav")

    def _recording_resource(self, recording: Recording) -> dict[str, object]:
        account = self._exchange.account.sid
        return {
            "sid": recording.sid,
            "account_sid": account,
            "call_sid": recording.call,
            "status": "completed",
            "channels": 2,
            "source": recording.source,
            "duration": str(round(recording.speech.seconds)),
            "date_created": format_datetime(recording.created),
            "uri": f"/{API}/Accounts/{account}/Recordings/{recording.sid}.json",
        }


def _one(values: dict[str, list[str]], name: str) -> str:
    return values.get(name, [""])[-1]


def _json(status: int, body: dict[str, object]) -> Answer:
    return Answer(status, json.dumps(body).encode())


def _problem(status: int, code: int, message: str) -> Answer:
    info = f"https://www.twilio.com/docs/errors/{code}"
    return _json(status, {"code": code, "message": message, "more_info": info, "status": status})


def _page(request: Request, name: str, items: list[dict[str, object]]) -> Answer:
    number, size = int(_one(request.query, "Page") or 0), int(_one(request.query, "PageSize") or 50)
    start = number * size
    more = start + size < len(items)
    where = f"{request.path}?PageSize={size}&Page="
    page: dict[str, object] = {name: items[start : start + size], "page": number, "page_size": size}
    page |= {"start": start, "end": min(start + size, len(items)) - 1, "uri": f"{where}{number}"}
    page |= {"first_page_uri": f"{where}0", "next_page_uri": f"{where}{number + 1}" if more else None}
    return _json(200, page | {"previous_page_uri": f"{where}{number - 1}" if number else None})
