"""Click-to-call: a person asks, the phone system calls the patient and joins our people.

    dialed = dial(number="+12025550140", line="main", correlation=followup_correlation)
    proposed_outcome(call_now(dialed.call))      # "reached", "busy", ..., None while it rings or talks

The outcome comes later, by the phone system's own callbacks, and is only proposed: a person logs it.
"""

from datetime import UTC, datetime
from typing import Literal
from uuid import UUID

import msgspec

from coordination.log.errors import Refused
from coordination.policy.published import policy
from telephony.adapters.connected import adapters
from telephony.calls.commands import RecordFact
from telephony.calls.events import CallOffered, CallScriptSpoken
from telephony.calls.state import Call
from telephony.calls.telling import call_id, tell

Outcome = Literal["reached", "left_message", "no_answer", "busy", "failed"]


class CannotDial(Refused):
    sentence = "No phone system that can place calls is connected: dial the number yourself."


class Dialed(msgspec.Struct, frozen=True, kw_only=True):
    """A call that was placed: ours by `call`."""

    call: UUID
    adapter: str


def dial(*, number: str, line: str, correlation: UUID | None = None) -> Dialed:
    """Place the call. Raises CannotDial, EmergencyNumber, HostNotRegistered, DialFailed."""
    adapter = next((one for one in adapters() if one.capabilities.place_call), None)
    if adapter is None:
        raise CannotDial
    lines = policy().lines
    name = line if line in lines else next(iter(lines))
    pbx_call_id = adapter.place_call(number, lines[name])
    call = call_id(adapter.source, pbx_call_id)
    moment = datetime.now(UTC)
    offered = CallOffered(
        at=moment,
        estimated=True,
        direction="outbound",
        number=number,
        line=name,
        line_known=True,
        source=adapter.source,
        pbx_call_id=pbx_call_id,
    )
    tell(call, RecordFact(fact=offered), source=adapter.source, at=moment, correlation=correlation)
    return Dialed(call=call, adapter=adapter.source)


def proposed_outcome(call: Call) -> Outcome | None:
    """What came of a call that we placed; None until it is over."""
    if call.outcome is None:
        return None
    if any(spoken.script == "call_back_intro" for spoken in call.of(CallScriptSpoken)):
        return "left_message"
    if call.answered_at is not None:
        return "reached"
    outcomes: dict[str, Outcome] = {"busy": "busy", "failed": "failed"}
    return outcomes.get(call.outcome, "no_answer")
