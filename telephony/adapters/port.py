"""What Ringback asks of a phone system, whichever it is.

One module an adapter. What comes in (events, media) comes through the doors; the port is what goes
out, and `reconcile`, which asks for what was missed while we were away. An adapter says what it can
in `capabilities` and refuses the rest with NotCapable.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

import msgspec

from coordination.log.errors import Refused
from coordination.policy.clinic import Line
from coordination.policy.prompts import Prompt
from telephony.calls.events import CallFact, Via
from telephony.calls.state import Consent


class Capabilities(msgspec.Struct, frozen=True, kw_only=True):
    """What an adapter can do. Events come in from all of them."""

    media: bool = False
    route: bool = False
    place_call: bool = False
    ring: bool = False
    play: bool = False
    record: bool = False
    reconcile: bool = False


class NotCapable(Refused):
    sentence = "The connected phone system cannot do this."


class EmergencyNumber(Refused):
    sentence = "Emergency numbers are never dialed from here: dial it yourself, from a telephone."


class NoConsentToRecord(Refused):
    sentence = "The caller has not said yes to recording."


class DialFailed(Refused):
    sentence = "The phone system did not place the call. Dial the number yourself, or try again."


class HostNotRegistered(Refused):
    sentence = "The phone system's host is not in the vendor register: nothing was sent to it."


class Missed(msgspec.Struct, frozen=True, kw_only=True):
    """A call as the phone system knows it, for us to find what we had not heard of.

    `recordings` are messages that were left in it, `via` how they are had.
    """

    pbx_call_id: str
    began_at: datetime
    ended_at: datetime | None
    facts: Sequence[CallFact]
    recordings: Sequence[str] = ()
    via: Via = "twilio_recording"


class PbxAdapter(Protocol):
    """A phone system. `source` is its name in the log: with its own call id it makes ours."""

    @property
    def source(self) -> str: ...

    @property
    def capabilities(self) -> Capabilities: ...

    def place_call(self, to: str, line: Line) -> str:
        """Call `to` from the line, join the line's people when somebody answers: the system's call id.

        Raises EmergencyNumber whatever the capabilities (S16), DialFailed, HostNotRegistered (S15).
        """

    def ring(self, to: str, line: Line, prompt: Prompt, page: str) -> str:
        """Call one of our own people, speak the prompt and wait for a key: the system's call id.

        `page` is the ticket (telephony/pages/tickets.py) under which the doors hear what becomes of it.
        Nothing but the prompt is said, and nothing else is told the phone system (S8). Returns once it was
        placed; asked twice it may ring twice. Raises as `place_call`.
        """

    def route(self, pbx_call_id: str, to: str) -> None:
        """Send a running call elsewhere, also one that rings or talks with somebody.

        EmergencyNumber as above, and Refused where the phone system does not do it: nobody may believe that
        the call has moved.
        """

    def play(self, pbx_call_id: str, prompt: Prompt, line: Line) -> None:
        """Speak a published prompt into a running call, then connect it to the line's people."""

    def record(self, pbx_call_id: str, consent: Consent) -> None:
        """Have the phone system record. NoConsentToRecord unless the caller's answer is `given` (S3)."""

    def reconcile(self, since: datetime) -> Sequence[Missed]:
        """Every call since then that it still knows of; empty where it keeps none."""
