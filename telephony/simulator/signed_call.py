"""Plays a story as a phone system that sends signed CloudEvents and uploads its recordings."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import json
from pathlib import Path
from urllib.parse import urlencode
from uuid import uuid4

from telephony.simulator.audio import length
from telephony.simulator.clock import Clock
from telephony.simulator.delivery import Message, Sender
from telephony.simulator.outbox import Outbox
from telephony.simulator.report import CallReport
from telephony.simulator.script import PhoneCall, Script
from telephony.simulator.signed_events import Said, events_of

SOURCE = "simulator"


def event_message(call_id: str, number: int, said: Said, time: str) -> Message:
    """A CloudEvent in structured JSON; the body stays the same bytes however often it is sent."""
    event = {
        "specversion": "1.0",
        "id": f"{call_id}-{number}",
        "source": SOURCE,
        "subject": call_id,
        "type": said.type,
        "time": time,
        "datacontenttype": "application/json",
        "data": said.data,
    }
    body = json.dumps(event).encode()
    return Message("/telephony/events", "application/cloudevents+json", body, body.decode())


def recording_message(call_id: str, audio: bytes) -> Message:
    """The recording of an ended call, unchanged as it lies on disk."""
    path = "/telephony/recordings?" + urlencode({"source": SOURCE, "call": call_id})
    digest = hashlib.sha256(audio)
    said = f"sha-256=:{base64.b64encode(digest.digest()).decode()}:"
    return Message(path, "audio/ogg", audio, digest.hexdigest(), said)


class SignedPhoneSystem:
    """One clinic PBX that knows the signed events."""

    def __init__(self, sender: Sender, clock: Clock, audio: Path) -> None:
        self._sender, self._clock, self._audio = sender, clock, audio

    async def play(self, script: Script, call: PhoneCall, report: CallReport) -> None:
        """One call from the first ring to the last message that the door took."""
        call_id = f"sim-{uuid4().hex}"
        path = self._audio / call.audio if call.audio else None
        talk = await asyncio.to_thread(length, path) if path else call.talks
        async with Outbox(self._sender, report) as outbox:
            for number, said in enumerate(events_of(script, call, talk), 1):
                await self._clock.sleep(said.after)
                time = self._clock.now().isoformat(timespec="milliseconds").replace("+00:00", "Z")
                outbox.put(said.type, event_message(call_id, number, said, time))
            if path is not None:
                outbox.put("recording", recording_message(call_id, path.read_bytes()))
        report.result = "voicemail" if call.voicemail else call.ends
