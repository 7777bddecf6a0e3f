"""The record of a handoff, out of everything that is known of the call. Pure."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from coordination.handoffs.events import HandoffPrepared, NextStep, Quote
from coordination.log.event import FORGOTTEN
from coordination.routing import events as routing
from coordination.routing.events import RoutingTriggerFound, RoutingTriggerMissed
from coordination.routing.state import Assigned
from telephony.calls.events import (
    CallAnswered,
    CallRouted,
    CallRouteFailed,
    CallRouteRequested,
    CallScriptSpoken,
    CallVoicemailLeft,
)
from telephony.calls.state import Call
from transcription.transcripts.correcting import joined
from transcription.transcripts.state import Segment

SAID_ENOUGH = 4  # words; "hello" and "yes please" tell nobody what a call is about


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What a record is made of: the lane, what was found (the oldest first), what was heard by time, whose
    call it is, and whether somebody is being asked to take it."""

    call_id: UUID
    call: Call
    lane: Assigned
    found: Sequence[RoutingTriggerFound | RoutingTriggerMissed]
    heard: Sequence[Segment]
    patient: UUID | None
    to: str
    escalated: bool


class Said(msgspec.Struct, frozen=True):
    """Words and their place."""

    text: str
    segment: UUID
    start: float
    end: float


def record_of(known: Known, at: datetime) -> HandoffPrepared:
    """As it stands then."""
    words = words_of(known)
    lane = known.lane
    return HandoffPrepared(
        call=known.call_id,
        at=at,
        lane=lane.lane,
        queue=lane.queue,
        duty=lane.duty,
        backup_duty=lane.backup_duty,
        patient=known.patient,
        request=lane.reason,
        why=lane.why,
        next_step=next_step(known),
        told=tuple(dict.fromkeys(spoken.version for spoken in known.call.of(CallScriptSpoken))),
        segment=words.segment if words is not None else None,
        start=words.start if words is not None else None,
        end=words.end if words is not None else None,
        content=Quote(text=words.text) if words is not None else FORGOTTEN,
    )


def words_of(known: Known) -> Said | None:
    """The words that put the call into its lane; without such, the first with which the caller says much."""
    for code in known.lane.why:
        kind, _, family = code.partition(":")
        tier = {"trigger": "now", "review": "review"}.get(kind)
        for one in known.found:
            if (one.family, one.tier) == (family, tier) and isinstance(one.content, routing.Quote):
                return Said(one.content.text, one.segment, one.start, one.end)
    for segment in known.heard:
        said = segment.heard.speaker not in {"staff", "receptionist"}
        if said and len(segment.words) >= SAID_ENOUGH:
            return Said(joined(segment.words), segment.heard.segment, segment.heard.start, segment.heard.end)
    return None


def next_step(known: Known) -> NextStep:
    """What was tried last to bring the caller to whoever takes the call."""
    call = known.call
    if any(one.to == known.to for one in call.of(CallRouted)):
        return "moved"
    if any(one.to == known.to for one in call.of(CallRouteFailed)):
        return "move_failed"
    if any(one.queue == known.lane.queue for one in call.of(CallRouteRequested)):
        return "asked_phone_system"
    if known.escalated:
        return "escalated"
    if call.first(CallVoicemailLeft) is not None:
        return "left_message"
    return "with_a_person" if has_a_person(call) else "none"


def has_a_person(call: Call) -> bool:
    """Whether a person of ours speaks with the caller now: not the receptionist, and nobody on hold."""
    return call.phase == "answered" and any(one.by == "person" for one in call.of(CallAnswered))
