"""The state of the simulated Twilio: its legs, its recordings, the calls that run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from telephony.simulator.audio import Speech
from telephony.simulator.clock import Clock
from telephony.simulator.twilio.account import API, Account
from telephony.simulator.twilio.leg import Leg, new_sid
from telephony.simulator.twilio.twiml import Verb

KEPT = 1000
Interruption = tuple[Verb, ...] | str | None  # other TwiML, its address, or a hang-up


@dataclass(frozen=True)
class Recording:
    """Stored media of a leg; deleted when Ringback asks for it."""

    call: str
    speech: Speech
    created: datetime
    source: str
    sid: str = field(default_factory=lambda: new_sid("RE"))


@dataclass
class Exchange:
    """Everything that the REST interface can see. The oldest legs go when there are more than a thousand.

    `share` is how many of the status callbacks come twice or late; `running` interrupts a call in progress.
    """

    account: Account
    clock: Clock
    share: float = 0.3
    legs: dict[str, Leg] = field(default_factory=dict)
    recordings: dict[str, Recording] = field(default_factory=dict)
    running: dict[str, Callable[[Interruption], None]] = field(default_factory=dict)

    def leg(self, from_: str, to: str, direction: str, parent: str | None = None) -> Leg:
        """A new leg, listed at once."""
        leg = Leg(self.account.sid, from_, to, direction, self.clock.now(), parent=parent)
        self.legs[leg.sid] = leg
        while len(self.legs) > KEPT:
            del self.legs[next(iter(self.legs))]
        return leg

    def record(self, leg: Leg, speech: Speech, source: str) -> dict[str, str]:
        """Keep a recording; what its webhook says of it."""
        recording = Recording(leg.sid, speech, self.clock.now(), source)
        self.recordings[recording.sid] = recording
        url = f"{self.account.rest_url}/{API}/Accounts/{self.account.sid}/Recordings/{recording.sid}"
        params = {"AccountSid": self.account.sid, "CallSid": leg.sid, "RecordingSid": recording.sid}
        params |= {"RecordingUrl": url, "RecordingStatus": "completed", "RecordingSource": source}
        return params | {"RecordingDuration": str(round(speech.seconds)), "RecordingChannels": "2"}
