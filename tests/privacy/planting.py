"""Words that stand nowhere else, told through every door and every field that takes a person's words."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import httpx
from twilio.request_validator import RequestValidator

from tests.e2e.calling import Caller, body
from tests.e2e.ringback import ACCOUNT, Ringback
from tests.privacy.spoken import SPOKEN
from tests.telephony.doors.phone import event
from tests.telephony.recordings.sounds import wav

NUMBER, CALLED_BACK, TWILIO_NUMBER = "2025550171", "2025550172", "2025550173"
CHOICE, EXTENSION, CALL_NAME = "xylotheque", "pelargonium", "wagtailcall"
PROMISED, NOTE, REASON = "zebrafinch", "quillwort", "marzipantrellis"
ANSWERED, VOICE, BAD = "flibbertigibbet", "HELLEBOREVOICE", "murmuration"
WORDS = (
    *(NUMBER, CALLED_BACK, TWILIO_NUMBER, CHOICE, EXTENSION, CALL_NAME),
    *(PROMISED, NOTE, REASON, ANSWERED, VOICE, BAD),
    *SPOKEN,
)
IN_TWO_DAYS = (datetime.now(UTC) + timedelta(days=2)).isoformat()
SOUND = wav(1.0)[:44] + (VOICE.encode() * 2000)[:32000]


def tell_a_call(caller: Caller) -> str:
    """A missed call whose every word is planted; the phone system's name for it is one too."""
    call = f"{CALL_NAME}-{uuid4().hex}"
    data = {"direction": "inbound", "from": f"+1{NUMBER}", "to": "+12025550100", "line": "main"}
    caller.tell(call, "call.offered", data)
    answers: dict[str, Any] = dict.fromkeys(("recording", "transcription", "analysis"), True)
    caller.tell(call, "call.consent", {**answers, "how": "key"})
    caller.tell(call, "call.ivr_selected", {"menu": CHOICE, "choice": CHOICE})
    caller.tell(call, "call.queued", {"queue": EXTENSION})
    caller.tell(call, "call.transferred", {"to": EXTENSION, "kind": "blind"})
    caller.tell(call, "call.voicemail_left", {})
    caller.hangs_up(call)
    assert caller.phone.upload(SOUND, call=call).status_code == 200
    return call


def work_on_it(ringback: Ringback) -> str:
    """A promise, an attempt with a note, an end and a new beginning with a reason; the follow-up's id."""
    with ringback.as_role("navigator") as api:

        def do(path: str, given: Mapping[str, object], version: int | None = None) -> dict[str, Any]:
            headers = {"Idempotency-Key": str(uuid4())}
            if version is not None:
                headers["If-Match"] = f'"{version}"'
            return body(api.post(path, json=given, headers=headers))

        promised = {
            "number": f"+1{CALLED_BACK}",
            "what": f"the {PROMISED}",
            "for_when": IN_TWO_DAYS,
        }
        row = do("followups/promise", promised)
        here = f"followups/{row['id']}"
        row = do(f"{here}/claim", {}, row["version"])
        tried = {"channel": "phone", "outcome": "no_answer", "note": f"said {NOTE}"}
        row = do(f"{here}/record_attempt", tried, row["version"])
        row = do(f"{here}/close", {"outcome": "reached"}, row["version"])
        row = do(f"{here}/reopen", {"why": f"it was {REASON}"}, row["version"])
        for path in ("worklist/search", "calls/search"):
            assert api.post(path, json={"words": f"+1{CALLED_BACK}"}).is_success
        return str(row["id"])


def ring_by_twilio(ringback: Ringback) -> list[httpx.Response]:
    """An inbound call, its yes in words, its end, and a recording that cannot be fetched."""
    about = {"CallSid": "CA" + "d" * 32, "AccountSid": ACCOUNT["account"], "From": f"+1{TWILIO_NUMBER}"}
    about |= {"To": "+12025550100", "Direction": "inbound", "CallStatus": "in-progress"}
    recording = {"RecordingSid": "RE" + "e" * 32, "RecordingStatus": "completed", "RecordingDuration": "5"}
    recording["RecordingUrl"] = f"http://127.0.0.1:{ringback.rest_port}/{ANSWERED}"
    told = [
        ("voice", {}),
        ("consent", {"SpeechResult": f"yes {ANSWERED}", "Confidence": "0.9"}),
        ("after-dial", {"DialCallStatus": "no-answer"}),
        ("status", {"CallStatus": "completed", "CallerName": ANSWERED}),
        ("recording", recording),
        ("voice", {"From": BAD, "CallSid": BAD}),
    ]
    answers = []
    for door, more in told:
        params = {**about, **more}
        url = f"{ringback.url}/telephony/twilio/{door}"
        signature = RequestValidator(ACCOUNT["auth_token"]).compute_signature(url, params)
        headers = {"X-Twilio-Signature": signature, "Content-Type": "application/x-www-form-urlencoded"}
        answers.append(httpx.post(url, content=urlencode(params), headers=headers, trust_env=False))
    return answers


def send_what_is_wrong(ringback: Ringback, caller: Caller, followup: str) -> list[httpx.Response]:
    """The words in requests that are refused: at every door and at the API."""
    phone, other = caller.phone, f"+1{NUMBER}"
    answers = [
        phone.tell(event("call.offered", {"direction": BAD, "from": BAD, "to": other, "line": BAD})),
        phone.tell(event(f"call.{BAD}", {"words": NOTE}, call=CALL_NAME)),
        phone.tell(event("call.ended", {"reason": BAD, BAD: other}, call=CALL_NAME)),
        phone.tell({BAD: NUMBER}),
        phone.tell_all({"type": BAD}, BAD, 7),
        phone.post(f'{{"{BAD}": "{other}'.encode()),
        phone.post(f'"{BAD}"'.encode(), f"text/{BAD}"),
        phone.tell(event(BAD, {"from": other}), secret="whsec_" + "A" * 32),
        phone.upload(BAD.encode() * 40, call=CALL_NAME),
        phone.upload(SOUND, call=CALL_NAME, media=f"audio/{BAD}"),
        phone.upload(SOUND, call=CALL_NAME, source=BAD),
        httpx.post(f"{ringback.url}/telephony/twilio/voice?{BAD}", data={"From": other, "x": BAD}),
    ]
    with ringback.as_role("navigator") as api:
        key = {"Idempotency-Key": str(uuid4())}
        promise = {"number": BAD, "what": [BAD], "for_when": BAD, BAD: BAD}
        answers += [
            api.post("followups/promise", json=promise, headers=key),
            api.post("followups/promise", json={**promise, "what": BAD}, headers=key),
            api.post("followups/promise", json={"number": BAD, "what": BAD, "for_when": IN_TWO_DAYS}),
            api.post(
                "followups/promise",
                json={"number": BAD, "what": BAD, "for_when": IN_TWO_DAYS},
                headers={"Idempotency-Key": str(uuid4())},
            ),
            api.post("followups/promise", content=f'{{"{BAD}": {BAD}', headers=key),
            api.post("followups/promise", content=BAD, headers={**key, "Content-Type": f"text/{BAD}"}),
            api.post(f"followups/{followup}/close", json={"outcome": BAD}, headers=key),
            api.post(f"followups/{followup}/claim", json={}, headers={**key, "If-Match": BAD}),
            api.post(f"followups/{BAD}/claim", json={}, headers=key),
            api.get("worklist", params={"view": BAD, "cursor": BAD, BAD: BAD}),
            api.get("worklist", params={"cursor": BAD}),
            api.get("worklist", headers={"Ringback-Purpose": BAD}),
            api.get("worklist", headers={"Ringback-Wait-For": f"{BAD}@1"}),
            api.get(f"calls/{uuid4()}/timeline", params={"as_of": BAD}),
            api.post("calls/search", json={"words": {BAD: BAD}}),
            # A plain word as the name of an unknown field is told to its sender; anything else is not.
            api.post("calls/search", json={f"{BAD} {NUMBER}": BAD}),
            api.get(BAD),
            api.post("session", json={"name": BAD, "password": BAD}),
            api.get("me", headers={"Authorization": f"Bearer {BAD}"}),
        ]
    assert [json.dumps(one.json())[:200] for one in answers if one.status_code >= 500] == []
    return answers
