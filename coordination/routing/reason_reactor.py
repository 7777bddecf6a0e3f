"""When a call was heard to its end, the machine says why it was made, or that this is unclear."""

from uuid import UUID

from coordination.log.append import Entry
from coordination.log.decider import state_of
from coordination.log.event import Logged
from coordination.log.reactor import reactor
from coordination.log.stream import load, load_held
from coordination.policy.published import policy
from coordination.routing.commands import Classify
from coordination.routing.decisions import ROUTING
from coordination.routing.entries import entry_of
from coordination.routing.events import RoutingReasonClassified
from coordination.routing.reasons.current import current
from coordination.routing.reasons.names import UNCLEAR
from coordination.routing.reasons.reason import Reasoned, reason_of
from coordination.routing.standing import counting, may_be_analyzed, mode_of
from telephony.calls.events import CallIvrSelected
from telephony.calls.state import Call, call_of
from transcription.transcripts.decisions import TRANSCRIPT
from transcription.transcripts.events import TranscriptPassCompleted
from transcription.transcripts.state import Transcript
from transcription.transcripts.superseding import shown

DRAWS = 10_000  # of so many calls `audited_share` are drawn: a share is kept to a hundredth of a percent


@reactor("routing_reason", kinds=("transcript",), version="1", on=(TranscriptPassCompleted,))
def routing_reason(cause: Logged) -> list[Entry]:
    """Of all that the caller said, after the live words and again after the better ones."""
    call = call_of(load_held(f"call/{cause.stream_id}").events)
    mode = mode_of(cause, policy().rollout, "reason", call)
    if mode is None or not may_be_analyzed(call):
        return []
    text = said_by_the_caller(state_of(TRANSCRIPT, load(cause.stream).events))
    if not text:
        return []
    reasons = policy().reasons
    reasoned = reason_of(text, keys_of(call), [], current(), reasons.limits)
    loaded = load(f"routing/{cause.stream_id}")
    state = state_of(ROUTING, counting(loaded.logged, mode))
    classified = fact_of(reasoned, cause.stream_id, reasons.audited_share)
    return [
        entry_of(
            "routing_reason", cause, loaded, ROUTING.decide(state, Classify(classified=classified)), mode
        )
    ]


def said_by_the_caller(transcript: Transcript) -> str:
    """The words that people see of everybody but staff, in order. Empty where none were heard."""
    said = [one.text for one in shown(transcript) if one.heard.speaker not in ("staff", "receptionist")]
    return " ".join(text for text in said if text)


def keys_of(call: Call) -> list[str]:
    """The reasons of the menu keys that were pressed, where the clinic says what they mean."""
    meant = policy().reasons.reason_of_key
    pressed = (meant(one.menu, one.choice) for one in call.of(CallIvrSelected))
    return [reason for reason in pressed if reason is not None]


def fact_of(reasoned: Reasoned, call: UUID, audited_share: float) -> RoutingReasonClassified:
    """Whether it is audited is drawn from the call's id: once for all, and nobody chooses."""
    return RoutingReasonClassified(
        reason=reasoned.reason,
        likely=reasoned.likely,
        probability=reasoned.probability,
        signals=reasoned.signals,
        model=reasoned.model,
        audited=reasoned.reason != UNCLEAR and call.int % DRAWS < audited_share * DRAWS,
    )
