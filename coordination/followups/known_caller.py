"""Who called, as far as the phone system said so far."""

from coordination.followups.commands import Caller
from coordination.log.identifiers import keyed_hash
from telephony.calls.state import Call

UNKNOWN = Caller(number=None, number_hash="", withheld=True, line="")


def caller_of(call: Call) -> Caller:
    """Of a call whose offer was not told yet: unknown, as if withheld."""
    if call.offered is None:
        return UNKNOWN
    number = call.offered.number
    return Caller(
        number=number,
        number_hash=keyed_hash("number", number) if number else "",
        withheld=number is None,
        line=call.offered.line,
    )
