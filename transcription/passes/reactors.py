"""A recording that is stored is put on the work list, and taken off it by a no."""

from collections.abc import Sequence

from coordination.log.append import Entry
from coordination.log.event import Logged
from coordination.log.reactor import reactor
from coordination.log.stream import load
from telephony.calls.events import (
    CallConsentDeclined,
    CallConsentGiven,
    CallConsentWithdrawn,
    CallRecordingStored,
    CallVoicemailLeft,
)
from telephony.calls.state import call_of
from transcription.passes import jobs
from transcription.passes.second import follow
from transcription.passes.wanted import is_message, sound_of


@reactor(
    "passes",
    kinds=("call",),
    version="1",
    on=(
        CallRecordingStored,
        CallVoicemailLeft,
        CallConsentGiven,
        CallConsentDeclined,
        CallConsentWithdrawn,
    ),
)
def passes(cause: Logged) -> Sequence[Entry]:
    """It appends nothing: what is heard, the transcriber says. Reports come in any order, so the whole call
    is looked at."""
    call = call_of(load(cause.stream).events)
    if (stored := sound_of(call)) is None:
        jobs.not_wanted(cause.stream_id, "no consent")
    else:
        jobs.want(cause.stream_id, stored.origin, urgent=is_message(call), seconds=stored.seconds)
        follow(cause.stream_id, call)
    return []
