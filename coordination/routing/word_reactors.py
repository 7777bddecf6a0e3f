"""Words become triggers, once each, while the caller's yes to analysis stands.

Whether it may be done is read from the call, held in the same transaction: a no that was said before it is
obeyed, and one that is said meanwhile comes after (S13).
"""

from collections.abc import Iterable
from uuid import UUID

from coordination.log.append import Entry
from coordination.log.decider import state_of
from coordination.log.event import Logged
from coordination.log.reactor import reactor
from coordination.log.stream import load, load_held
from coordination.policy.published import policy
from coordination.routing.commands import Finding, RecordFound
from coordination.routing.decisions import ROUTING
from coordination.routing.entries import entry_of
from coordination.routing.found import possible_trigger, triggers_of
from coordination.routing.hearing import Around, around, everything
from coordination.routing.ready import families
from coordination.routing.standing import counting, may_be_analyzed, mode_of
from coordination.routing.triggers.finding import find
from telephony.calls.events import CallConsentGiven
from telephony.calls.state import Call, call_of
from transcription.transcripts.events import (
    TranscriptPossibleHeard,
    TranscriptSegmentCorrected,
    TranscriptSegmentRecorded,
)


@reactor(
    "routing_words",
    kinds=("transcript",),
    version="1",
    on=(TranscriptSegmentRecorded, TranscriptSegmentCorrected, TranscriptPossibleHeard),
)
def routing_words(cause: Logged) -> list[Entry]:
    """What a segment says, live or after the call, as it was heard or as a person corrected it."""
    call = call_of(load_held(f"call/{cause.stream_id}").events)
    if not may_be_analyzed(call):
        return []
    if isinstance(cause.event, TranscriptPossibleHeard):
        return _record(cause, call, [possible_trigger(cause.stream_id, cause.event)])
    near = around(cause, call)
    return _record(cause, call, _triggers(cause.stream_id, near)) if near is not None else []


@reactor("routing_consent", kinds=("call",), version="1", on=(CallConsentGiven,))
def routing_consent(cause: Logged) -> list[Entry]:
    """A yes that was told after the words: they are looked at now. Usually there are none yet."""
    given = cause.event
    if not isinstance(given, CallConsentGiven) or given.purpose != "analysis":
        return []
    call = call_of(load_held(cause.stream).events)
    if not may_be_analyzed(call):
        return []
    found: list[Finding] = []
    for near in everything(f"transcript/{cause.stream_id}", call):
        found += _triggers(cause.stream_id, near)
    return _record(cause, call, found)


def _triggers(call: UUID, near: Around) -> list[Finding]:
    segment = near.segment.heard
    found = find(near.heard, families(), segment.segment)
    return [*triggers_of(call, found, near.heard, segment.heard_in)]


def _record(cause: Logged, call: Call, found: Iterable[Finding]) -> list[Entry]:
    found = list(found)
    mode = mode_of(cause, policy().rollout, "triggers", call)
    if mode is None or not found:
        return []
    loaded = load(f"routing/{cause.stream_id}")
    state = state_of(ROUTING, counting(loaded.logged, mode))
    events = ROUTING.decide(state, RecordFound(found=found))
    return [entry_of("routing_words", cause, loaded, events, mode)]
