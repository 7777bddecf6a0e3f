"""Facts of a call in a few words, for the timeline. A code's meaning, never what somebody said (S8)."""

from coordination.http.since import says
from coordination.http.words import in_words
from telephony.calls import events as e

LANGUAGES = {"en": "English", "es": "Spanish"}


def _spoken(purpose: str) -> str:
    return "emergency sentence" if purpose == "emergency" else in_words(purpose)


ENDED = {
    "completed": "the call ended",
    "abandoned": "the caller hung up before anybody answered",
    "busy": "the line was busy",
    "no_answer": "nobody answered",
    "failed": "the call failed",
}

says(e.CallOffered, lambda event: "a call came in" if event.direction == "inbound" else "a call went out")
says(e.CallIvrSelected, "the caller chose from the menu")
says(e.CallQueued, "the caller waits in a queue")
says(e.CallRouteRequested, lambda event: f"asks the phone system for the queue {in_words(event.queue)}")
says(e.CallRouted, "sent the call on")
says(e.CallRouteFailed, "could not send the call on")
says(e.CallAnswered, lambda event: f"a {event.by} answered")
says(e.CallHeld, "the caller was put on hold")
says(e.CallResumed, "the caller was taken off hold")
says(e.CallTransferred, "the call was transferred")
says(e.CallVoicemailLeft, "a message was left; nobody has heard it yet")
says(e.CallEnded, lambda event: ENDED[event.reason])
says(e.CallGapNoted, "the phone system was out of reach: facts may be missing")
says(
    e.CallScriptSpoken,
    lambda event: (
        f"the {_spoken(event.purpose)} was spoken in {LANGUAGES.get(event.language, event.language)}"
    ),
)
says(e.CallConsentGiven, lambda event: f"the caller said yes to {event.purpose}")
says(e.CallConsentDeclined, lambda event: f"the caller said no to {event.purpose}")
says(e.CallConsentWithdrawn, lambda event: f"the caller took back the yes to {event.purpose}")
says(e.CallProtectionSet, lambda event: f"specially protected: {in_words(event.protection)}")
says(e.CallRecordingStarted, "recording began, after the yes")
says(e.CallRecordingStopped, lambda event: f"recording stopped: {in_words(event.why)}")
says(e.CallRecordingPaused, "paused the recording")
says(e.CallRecordingResumed, "resumed the recording")
says(e.CallRecordingStored, "the recording was stored, sealed")
