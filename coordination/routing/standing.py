"""What of a call stands in the way of looking at its words, and in which mode it is done."""

from collections.abc import Iterable

from coordination.log.event import Event, Forgotten, Logged
from coordination.policy.rollout import Capability, Rollout
from telephony.calls.events import CallQueued
from telephony.calls.state import Call

SHADOW = "shadow"
PRACTICE = "practice"


def may_be_analyzed(call: Call) -> bool:
    """The caller said yes to analysis, and never no to it or to her words being written down (S3, S13)."""
    return call.consent("analysis") == "given" and call.consent("transcription") == "given"


def may_have_cues(call: Call) -> bool:
    """Of a specially protected call no cues and no proposals are made."""
    return may_be_analyzed(call) and not call.protected


def queue_of(call: Call) -> str:
    """The queue that the phone system put the call into; empty while it is in none."""
    queued = call.of(CallQueued)
    return queued[-1].queue if queued else ""


def mode_of(cause: Logged, rollout: Rollout, capability: Capability, call: Call) -> str | None:
    """The mode of what is found: the call's own, `shadow` where nobody is to see it; None: not at all.

    Practice is practice, however far anything has come (S14).
    """
    asked = rollout.mode(capability, queue_of(call))
    if asked == "off":
        return None
    return SHADOW if asked == "shadow" and cause.mode != PRACTICE else cause.mode


def counting(logged: Iterable[Logged], mode: str) -> list[Event | Forgotten]:
    """The events that count for who works in this mode: what was only computed in the shadow is unknown to
    everybody else, so that it is found again where it is to be seen."""
    return [one.event for one in logged if mode == SHADOW or one.mode != SHADOW]
