"""Routing goes back to the phone system: a call that lasts is sent to other people.

    send_on(call, "client:nurses")      # the nurses' telephones ring, the caller stays on the line

What came of it is a fact of the call either way. Where it fails nobody may believe that the caller has moved:
the refusal comes through, for whoever asked to raise the alarm.
"""

from uuid import UUID

from coordination.log.errors import Refused
from coordination.log.stream import now
from telephony.adapters.connected import adapters
from telephony.calls.commands import RecordFact
from telephony.calls.events import CallRouted, CallRouteFailed
from telephony.calls.telling import call_now, tell


class NotRouted(Refused):
    sentence = "The call was not sent elsewhere. Transfer it from the telephone."


class CallIsElsewhere(NotRouted):
    sentence = "The call is over, or it never came in: it cannot be sent anywhere."


class NoWayBack(NotRouted):
    sentence = "The call's phone system takes no orders from Ringback. Transfer it from the telephone."


def send_on(call: UUID, to: str) -> None:
    """Have `to` rung for this caller: a number, or an address of our own people.

    Raises NotRouted and its kinds, EmergencyNumber (S16), and what the adapter raises (DialFailed,
    HostNotRegistered, ...), each a Refused. Then the caller is where they were.
    """
    known = call_now(call)
    if known.offered is None or known.ended_at is not None:
        raise CallIsElsewhere
    source = known.offered.source
    adapter = next((one for one in adapters() if one.source == source), None)
    try:
        if adapter is None or not adapter.capabilities.route:
            raise NoWayBack
        adapter.route(known.offered.pbx_call_id, to)
    except Refused as refusal:
        _tell(call, CallRouteFailed(at=now(), to=to, why=type(refusal).__name__), source)
        raise
    _tell(call, CallRouted(at=now(), to=to), source)


def _tell(call: UUID, fact: CallRouted | CallRouteFailed, source: str) -> None:
    tell(call, RecordFact(fact=fact), source=source, at=fact.at)
