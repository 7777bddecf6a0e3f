"""While a call lasts, and again when it was heard to its end, the machine says why it was made.

While it lasts only what is sure enough is on record, once for each answer; that it is unclear is said at the
end, when all was heard and everything is decided anew.
"""

from uuid import UUID

from coordination.log.append import Entry
from coordination.log.decider import state_of
from coordination.log.event import Event, Forgotten, Logged
from coordination.log.reactor import reactor
from coordination.log.stream import load, load_held
from coordination.policy.published import policy
from coordination.routing.commands import Classify
from coordination.routing.decisions import ROUTING
from coordination.routing.entries import entry_of
from coordination.routing.events import RoutingReasonClassified
from coordination.routing.known import known_of_patient
from coordination.routing.reasons.current import current
from coordination.routing.reasons.names import UNCLEAR
from coordination.routing.reasons.reason import Reasoned, reason_of
from coordination.routing.standing import counting, may_be_analyzed, mode_of
from telephony.calls.events import CallIvrSelected
from telephony.calls.state import Call, call_of
from transcription.transcripts.decisions import TRANSCRIPT
from transcription.transcripts.events import TranscriptPassCompleted, TranscriptSegmentRecorded
from transcription.transcripts.state import Transcript
from transcription.transcripts.superseding import shown

STAFF = ("staff", "receptionist")
# Seconds of the call's sound in which live words are asked why it was made. Each of them reads the whole
# transcript: half a second in a call of 2,700 segments, in which the words of an emergency would wait.
LIVE_FOR = 600.0
DRAWS = 10_000  # of so many calls `audited_share` are drawn: a share is kept to a hundredth of a percent


@reactor(
    "routing_reason",
    kinds=("transcript",),
    version="1",
    on=(TranscriptSegmentRecorded, TranscriptPassCompleted),
)
def routing_reason(cause: Logged) -> list[Entry]:
    """Of all that the caller said by then: every few live words, after the last of them, and after the better
    ones."""
    lasts = isinstance(cause.event, TranscriptSegmentRecorded)
    if lasts and not _is_of_a_live_caller(cause.event):
        return []
    call = call_of(load_held(f"call/{cause.stream_id}").events)
    mode = mode_of(cause, policy().rollout, "reason", call)
    if mode is None or not may_be_analyzed(call) or (lasts and call.ended_at is not None):
        return []
    heard = [one.event for one in load(cause.stream).logged if not lasts or one.version <= cause.version]
    transcript = state_of(TRANSCRIPT, heard)
    text = said_by_the_caller(transcript)
    if not text or (lasts and not _is_due(cause.event, transcript, text)):
        return []
    reasons = policy().reasons
    known = known_of_patient(cause.stream_id, cause)
    reasoned = reason_of(text, keys_of(call), known, current(), reasons.limits)
    loaded = load(f"routing/{cause.stream_id}")
    state = state_of(ROUTING, counting(loaded.logged, mode))
    classified = fact_of(reasoned, cause.stream_id, reasons.audited_share)
    events = ROUTING.decide(state, Classify(classified=classified, lasts=lasts))
    return [entry_of("routing_reason", cause, loaded, events, mode)]


def _is_of_a_live_caller(event: Event | Forgotten) -> bool:
    return (
        isinstance(event, TranscriptSegmentRecorded)
        and event.heard_in == "live"
        and event.speaker not in STAFF
        and event.start < LIVE_FOR
    )


def _is_due(event: Event | Forgotten, transcript: Transcript, text: str) -> bool:
    """Whether with this segment enough more was said (reasons.yaml, live_from and live_every)."""
    if not isinstance(event, TranscriptSegmentRecorded):
        return False
    segment = transcript.segments.get(event.segment)
    new = len(segment.text.split()) if segment is not None and segment.text else 0
    words = len(text.split())
    return policy().reasons.live.is_due(words - new, words)


def said_by_the_caller(transcript: Transcript) -> str:
    """The words that people see of everybody but staff, in order. Empty where none were heard."""
    said = [one.text for one in shown(transcript) if one.heard.speaker not in STAFF]
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
