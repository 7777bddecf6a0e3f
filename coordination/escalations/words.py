"""How what happens to an escalation reads after its actor's name. Codes only, never a patient's word (S8)."""

from coordination.escalations import events as e
from coordination.http.since import does, says
from coordination.http.words import in_words

LATE_FROM = 5  # seconds: the clock looks twice a second, and a busy machine takes a little longer
DECIDED = {
    "emergency_contact": "to call the emergency contact",
    "welfare_check": "to ask for a welfare check",
    "keep_trying": "to keep trying",
    "nothing_more": "that nothing more is done",
}
WHY = {
    "not_acknowledged": "nobody acknowledged it",
    "nobody_there": "nobody was there",
    "not_rung": "the telephone was not answered",
    "not_reached": "the caller was not reached in time",
    "not_called_back": "nobody called back in time",
    "not_decided": "nobody decided in time",
    "not_settled": "it was not settled in time",
}
TO = {
    "owner": "its owner",
    "backup": "the backup",
    "on_call": "the on-call",
    "supervisor": "the supervisor",
    "everyone": "all of them again",
}


def how_late(seconds: int) -> str:
    """`, 10 min late`; nothing when it came in time."""
    if seconds < LATE_FROM:
        return ""
    return f", {seconds} s late" if seconds < 120 else f", {seconds // 60} min late"


NOTIFIED = {
    ("phone", "asked"): "had the telephone rung of",
    ("phone", "failed"): "did not reach by telephone",
    ("push", "asked"): "asked the browsers of",
    ("push", "delivered"): "told the browsers of",
    ("push", "failed"): "could not tell the browsers of",
    ("sms", "asked"): "had a message sent to",
    ("sms", "delivered"): "sent a message to",
    ("sms", "failed"): "could not send a message to",
}


def notified(event: e.EscalationNotified) -> str:
    """`told Dana Whitlock, RN`."""
    return f"{NOTIFIED.get((event.channel, event.outcome), 'told')} {event.name}"


says(e.EscalationRaised, lambda event: f"raised this for {in_words(event.category)}")
says(e.EscalationWordsAdded, "added further words to this")
says(e.EscalationNotified, notified)
says(
    e.EscalationAcknowledged,
    lambda event: "acknowledged this by telephone" if event.via == "phone" else "acknowledged this",
)
does(e.EscalationAcknowledged, lambda event: event.name if event.via == "phone" else None)
says(
    e.EscalationPassedOn,
    lambda event: f"passed this to {TO[event.to]}: {WHY[event.why]}{how_late(event.late_seconds)}",
)
says(e.EscalationUnanswered, lambda event: f"found nobody to answer this{how_late(event.late_seconds)}")
says(e.EscalationCallerTold, "the caller was told the script")
says(e.EscalationLineDropped, "the line dropped")
says(e.EscalationCallbackFailed, lambda event: f"called back in vain: {in_words(event.outcome)}")
says(e.EscalationUnreachableDecided, lambda event: f"decided {DECIDED[event.decision]}")
says(e.EscalationCallerReached, "reached the caller")
says(e.EscalationConfirmed, "confirmed this")
says(e.EscalationDismissed, "dismissed this")
says(e.EscalationResolved, "resolved this")
