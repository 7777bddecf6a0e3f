"""What of a call is to be heard after it, and how soon. Pure."""

from telephony.calls.events import CallRecordingStored, CallVoicemailLeft
from telephony.calls.state import Call


def sound_of(call: Call) -> CallRecordingStored | None:
    """The recording that people play, while the yes to it and the yes to transcription stand (S3, S13)."""
    return call.stored if call.consent("transcription") == "given" else None


def is_message(call: Call) -> bool:
    """A voicemail: nobody has heard it, and it may hold anything, so its words come first."""
    return call.first(CallVoicemailLeft) is not None


def source_of(call: Call) -> str:
    """The phone system that told us of it; empty when nobody did."""
    return call.offered.source if call.offered else ""
