"""What a call leaves to do, read from all that is known of it. Pure.

It is worked out anew whenever more becomes known, so the order of the reports does not matter.
"""

from datetime import datetime

import msgspec

from coordination.followups.events import Cause
from telephony.calls.events import CallAnswered, CallVoicemailLeft
from telephony.calls.state import Call

MISSED: tuple[Cause, ...] = ("abandoned", "no_answer", "busy", "failed")


class LeftOpen(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody has to call back: why, and since when the caller waits."""

    why: Cause
    at: datetime

    @property
    def is_message(self) -> bool:
        return self.why == "voicemail"


def left_open(call: Call) -> LeftOpen | None:
    """A message, whether or not we know yet whose it is; else a call to us that nobody took."""
    offered = call.offered
    if offered is not None and offered.direction == "outbound":
        return None
    message = call.first(CallVoicemailLeft)
    if message is not None:
        return LeftOpen(why="voicemail", at=message.at)
    missed = next((why for why in MISSED if why == call.outcome), None)
    if call.outcome == "completed" and call.answered_at is None:
        missed = "no_answer"  # ended in good order, and nobody said that anybody took it: a person sooner
    if call.lost_at is not None and call.answered_at is None:
        missed = "no_answer"  # nobody knows how it ended, and nobody is known to have taken it
    at = call.ended_at or call.lost_at
    if offered is None or missed is None or at is None:
        return None
    return LeftOpen(why=missed, at=at)


def answered_by_a_person_at(call: Call) -> datetime | None:
    """When a person took a call that came to us; the receptionist is no person."""
    offered = call.offered
    if offered is None or offered.direction != "inbound" or call.answered_at is None:
        return None
    answers = [answer.at for answer in call.of(CallAnswered) if answer.by == "person"]
    end = call.ended_at
    return next((at for at in answers if end is None or at <= end), None)
