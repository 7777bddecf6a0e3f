"""Whether a call is heard a second time, for words of danger, and when."""

from uuid import UUID

from coordination.policy.published import policy
from coordination.policy.transcription import Leaning
from telephony.calls.state import Call
from transcription.passes import jobs
from transcription.passes.language import language_of


def leaning_for(call: Call) -> Leaning | None:
    """What the second hearing of this call leans to. None where there is none: the clinic wants none, has no
    phrases in the call's language, or the caller did not agree to analysis."""
    if call.consent("transcription") != "given" or call.consent("analysis") != "given":
        return None
    return policy().transcription.leaning.get(language_of(call) or "")


def follow(call_id: UUID, call: Call) -> None:
    """The second hearing of a recording that was heard; of any other nothing is asked, and of one that was
    heard twice neither."""
    if leaning_for(call) is not None:
        jobs.lean(call_id)
