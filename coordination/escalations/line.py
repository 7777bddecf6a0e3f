"""What an escalation needs to know of its call's line."""

from coordination.escalations.commands import DropLine
from coordination.escalations.moment import Moment
from coordination.policy.published import policy
from telephony.calls.state import Call


def language_of_line(call: Call) -> str:
    known = policy().lines.get(call.offered.line) if call.offered is not None else None
    return known.language if known is not None else policy().clinic.language


def dropped(call: Call, at: Moment) -> list[DropLine]:
    """A call that is over, or was lost sight of: the line has dropped."""
    ended = call.ended_at or call.lost_at
    return [DropLine(at=at, ended_at=ended)] if ended is not None else []
