"""What Twilio tells afterwards: what became of a leg, and that a message was recorded.

Callbacks come twice and out of order. Each carries Twilio's own time, and a call is the set of what
was reported, so neither matters.
"""

from datetime import timedelta

from django.db import transaction

from telephony.calls.commands import AnswerConsent, StartRecording
from telephony.calls.events import PURPOSES, CallAnswered, CallEnded, CallVoicemailLeft, EndReason
from telephony.doors.twilio.asked import Asked, twilio_door, voice_door
from telephony.doors.twilio.voice import offered, spoken
from telephony.recordings.fetching import fetch_soon

ENDS: dict[str, EndReason] = {
    "completed": "completed",
    "busy": "busy",
    "no-answer": "no_answer",
    "failed": "failed",
    "canceled": "abandoned",
}


@twilio_door
def status(asked: Asked) -> None:
    """A leg moved on. The leg to our people tells of the answer, the caller's own of the end."""
    state = asked.get("CallStatus")
    at = asked.at or asked.now
    estimated = asked.at is None
    if asked.get("ParentCallSid"):
        if state in {"in-progress", "answered"} and not _first_leg_is_ours(asked):
            asked.tell(CallAnswered(at=at, estimated=estimated))
        return
    with transaction.atomic():
        if not asked.outbound:
            seconds = asked.get("CallDuration")
            asked.tell(offered(asked, ago=timedelta(seconds=int(seconds) if seconds.isdigit() else 0)))
        if state in ENDS:
            reason = ENDS[state]
            asked.tell(
                CallEnded(at=at, estimated=estimated, reason=reason, answer_told=reason != "completed")
            )


def _first_leg_is_ours(asked: Asked) -> bool:
    """In a call that we placed, the other party's own pick-up is the answer, not that our people joined."""
    known = asked.known().offered
    return known is not None and known.direction == "outbound"


@voice_door
def recording(asked: Asked) -> str:
    """A message was left after the greeting, which is the notice: who speaks after it agrees."""
    sid, seconds = asked.get("RecordingSid"), asked.get("RecordingDuration")
    failed = asked.get("RecordingStatus") not in {"", "completed"}
    if not sid.startswith("RE") or not sid[2:].isalnum() or seconds == "0" or failed:
        return asked.script.last_words("voicemail_thanks")
    with transaction.atomic():
        asked.tell(spoken(asked, "voicemail_greeting", "notice"))
        answers = dict.fromkeys(PURPOSES, True)
        call = asked.tell(
            AnswerConsent(answers=answers, how="voicemail_greeting", at=asked.now, estimated=True)
        )
        asked.tell(CallVoicemailLeft(at=asked.now, estimated=True))
        if call.consent("recording") == "given":
            asked.tell(StartRecording(via="twilio_recording", at=asked.now, outside_id=sid))
            transaction.on_commit(lambda: fetch_soon(asked.call, sid))
    return asked.script.last_words("voicemail_thanks")
