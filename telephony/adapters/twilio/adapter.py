"""Twilio as a phone system: calls out, and what it knows of the calls that we missed."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Final

import msgspec
from twilio.twiml.voice_response import VoiceResponse

from coordination.policy.clinic import Line
from coordination.policy.prompts import Prompt
from coordination.policy.published import policy
from telephony.adapters.emergency import refuse_emergency
from telephony.adapters.port import Capabilities, Missed, NoConsentToRecord
from telephony.adapters.twilio import dialing, paging
from telephony.adapters.twilio.dialing import LEG_EVENTS
from telephony.adapters.twilio.rest import Rest
from telephony.calls.events import CallAnswered, CallEnded, CallFact, CallOffered, EndReason
from telephony.calls.state import Consent

SOURCE: Final = "twilio"
RING_SECONDS = 30
ENDS: dict[str, EndReason] = {
    "completed": "completed",
    "busy": "busy",
    "no-answer": "no_answer",
    "failed": "failed",
    "canceled": "abandoned",
}


class TwilioAdapter(msgspec.Struct, frozen=True, kw_only=True):
    """One account. `public_url` is where Twilio reaches us."""

    rest: Rest
    public_url: str
    source: str = SOURCE

    @property
    def capabilities(self) -> Capabilities:
        return Capabilities(
            media=True, route=True, place_call=True, ring=True, play=True, record=True, reconcile=True
        )

    def place_call(self, to: str, line: Line) -> str:
        refuse_emergency(to)
        form = {
            "To": to,
            "From": line.number,
            "Url": dialing.door(self.public_url, "outbound"),
            "StatusCallback": dialing.door(self.public_url, "status"),
            "StatusCallbackEvent": LEG_EVENTS,
            "MachineDetection": "DetectMessageEnd",
            "Timeout": str(RING_SECONDS),
        }
        return str(self.rest.post("Calls.json", form)["sid"])

    def ring(self, to: str, line: Line, prompt: Prompt, page: str) -> str:
        refuse_emergency(to)
        form = {
            "To": to,
            "From": line.number,
            "Twiml": paging.asks(self.public_url, page, prompt),
            "StatusCallback": paging.door(self.public_url, "page-status", page),
            "StatusCallbackEvent": LEG_EVENTS,
            "Timeout": str(RING_SECONDS),
        }
        return str(self.rest.post("Calls.json", form)["sid"])

    def route(self, pbx_call_id: str, to: str) -> None:
        refuse_emergency(to)
        response = VoiceResponse()
        action = f"{dialing.door(self.public_url, 'after-dial')}?tried={dialing.ROUTED}"
        response.append(dialing.dial(self.public_url, to, action))
        self._update(pbx_call_id, response)

    def play(self, pbx_call_id: str, prompt: Prompt, line: Line) -> None:
        response = VoiceResponse()
        dialing.say(response, prompt)
        action = dialing.door(self.public_url, "after-dial")
        response.append(dialing.dial(self.public_url, line.people, action))
        self._update(pbx_call_id, response)

    def _update(self, pbx_call_id: str, response: VoiceResponse) -> None:
        self.rest.post(f"Calls/{pbx_call_id}.json", {"Twiml": str(response)})

    def record(self, pbx_call_id: str, consent: Consent) -> None:
        if consent != "given":
            raise NoConsentToRecord
        form = {
            "RecordingChannels": "dual",
            "RecordingStatusCallback": dialing.door(self.public_url, "recording"),
        }
        self.rest.post(f"Calls/{pbx_call_id}/Recordings.json", form)

    def reconcile(self, since: datetime) -> Sequence[Missed]:
        after = {"StartTime>": since.astimezone(UTC).date().isoformat()}
        legs = list(self.rest.every("Calls.json", "calls", after))
        of_call: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for leg in legs:
            if leg.get("parent_call_sid"):
                of_call[leg["parent_call_sid"]].append(leg)
        known = {"DateCreated>": since.astimezone(UTC).date().isoformat()}
        messages: dict[str, list[str]] = defaultdict(list)
        for recording in self.rest.every("Recordings.json", "recordings", known):
            if recording.get("source") == "RecordVerb" and recording.get("status") == "completed":
                messages[recording["call_sid"]].append(recording["sid"])
        return [
            missed(leg, of_call[leg["sid"]], messages[leg["sid"]])
            for leg in legs
            if not leg.get("parent_call_sid") and time_of(leg["date_created"]) >= since
        ]


def time_of(text: str | None) -> datetime:
    """RFC 2822, as Twilio writes its times."""
    return parsedate_to_datetime(text or "").astimezone(UTC)


def missed(leg: dict[str, Any], children: list[dict[str, Any]], messages: list[str]) -> Missed:
    """What Twilio's list says of a call. Its times are whole seconds: a callback's own time is better."""
    outbound = str(leg["direction"]).startswith("outbound")
    ours, theirs = (leg["from"], leg["to"]) if outbound else (leg["to"], leg["from"])
    name = next((name for name, line in policy().lines.items() if line.number == ours), None)
    began = time_of(leg["date_created"])
    facts: list[CallFact] = [
        CallOffered(
            at=began,
            estimated=True,
            direction="outbound" if outbound else "inbound",
            number=theirs if theirs.startswith("+") else None,
            line=name or ours,
            line_known=name is not None,
            source=SOURCE,
            pbx_call_id=leg["sid"],
        )
    ]
    talked = [leg] if outbound else children
    facts += [
        CallAnswered(at=time_of(one["start_time"]), estimated=True)
        for one in talked
        if one.get("status") in {"completed", "in-progress"} and one.get("start_time")
    ][:1]
    reason = ENDS.get(str(leg["status"]))
    ended = time_of(leg["end_time"]) if reason and leg.get("end_time") else None
    if reason and ended:
        told = reason != "completed"
        facts.append(CallEnded(at=ended, estimated=True, reason=reason, answer_told=told))
    return Missed(pbx_call_id=leg["sid"], began_at=began, ended_at=ended, facts=facts, recordings=messages)
