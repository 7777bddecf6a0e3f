"""The way into a transcript for whatever hears: only while the caller's yes to transcription stands
(ADR-0016)."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from coordination.log.append import Entry, append
from coordination.log.event import Context, Logged
from coordination.log.stream import load_held
from telephony.calls.state import Call, call_of
from telephony.calls.telling import stream_of
from transcription.transcripts.events import TranscriptPossibleHeard
from transcription.transcripts.heard import HeardFact, RecordHeard, decide, fact_id
from transcription.transcripts.known import known_of, remember
from transcription.transcripts.refusals import AnalysisRefused, TranscriptionDeclined, TranscriptionUnanswered

ACTOR = "system:transcriber@1"


def transcript_of(call: UUID) -> str:
    """The stream of a call's transcript."""
    return f"transcript/{call}"


def require_transcription(call: Call) -> None:
    """S3 and S13: raises unless the caller said yes to transcription, and never no."""
    match call.consent("transcription"):
        case "unknown":
            raise TranscriptionUnanswered
        case "declined" | "withdrawn":
            raise TranscriptionDeclined
        case "given":
            return


def require_analysis(call: Call) -> None:
    """S3 and S13: raises unless the caller said yes to analysis, and never no."""
    if call.consent("analysis") != "given":
        raise AnalysisRefused


def append_segments(call: UUID, facts: Sequence[HeardFact], *, policy: str = "") -> list[Logged]:
    """Record what a pass heard, masked and did not hear, or a proposal of the second hearing; any number of
    facts at once, those that are known already add nothing. What was appended. The transcript itself is not
    read: a long call costs no more than a short one (known.py).

    The call is read from the log and held in the same transaction: a no that was said before it is obeyed,
    and one that is said meanwhile comes after. Raises TranscriptionUnanswered, TranscriptionDeclined,
    AnalysisRefused (then nothing is stored), StreamForgotten and EventTooLarge.
    """
    stream = transcript_of(call)
    with transaction.atomic():
        held = load_held(stream_of(call))
        known = call_of(held.events)
        require_transcription(known)
        if any(isinstance(fact, TranscriptPossibleHeard) for fact in facts):
            require_analysis(known)
        fresh = decide(known_of(call, stream, facts), RecordHeard(facts=facts))
        first = held.logged[0]
        context = Context(
            actor=ACTOR,
            role="system",
            clinic=first.clinic,
            occurred_at=held.now,
            mode=first.mode,
            correlation=call,
            policy=policy or first.policy,
        )
        # Nobody else appends what was heard of this call now, and what people append takes nothing away.
        appended = append([Entry(stream=stream, expected=None, events=fresh)], context)
        if appended:
            remember(call, map(fact_id, fresh), appended[-1].version)
        return appended
