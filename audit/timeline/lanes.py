"""Which lane of the timeline an event is drawn in."""

from typing import Literal

from coordination.log.event import Logged

Lane = Literal["telephony", "consent", "machine", "people", "ehr"]

CONSENT = frozenset(
    {
        "call.script_spoken",
        "call.consent_given",
        "call.consent_declined",
        "call.consent_withdrawn",
        "call.protection_set",
        "call.recording_started",
        "call.recording_stopped",
        "call.recording_paused",
        "call.recording_resumed",
        "call.recording_stored",
    }
)


def lane_of(logged: Logged) -> Lane:
    """Notice, consent and recording have a lane of their own; what a person did is the people's; the
    rest goes by who caused it."""
    if logged.type in CONSENT:
        return "consent"
    if logged.kind == "ehr" or ".writeback_" in logged.type:
        return "ehr"
    if logged.actor.startswith("person/"):
        return "people"
    return "telephony" if logged.kind == "call" else "machine"
