"""Words become cues and proposals, which order work and decide nothing; of a protected call none do."""

from collections.abc import Iterable

from coordination.log.append import Entry
from coordination.log.decider import state_of
from coordination.log.event import Logged
from coordination.log.reactor import reactor
from coordination.log.stream import load, load_held
from coordination.policy.published import policy
from coordination.routing.barriers.finding import barriers_in
from coordination.routing.commands import Finding, RecordFound
from coordination.routing.cues.finding import cues_in
from coordination.routing.decisions import ROUTING
from coordination.routing.entries import entry_of
from coordination.routing.found import barriers_of, cues_of
from coordination.routing.hearing import Around, around
from coordination.routing.ready import barriers, cues
from coordination.routing.standing import counting, may_have_cues, mode_of
from telephony.calls.state import call_of
from transcription.transcripts.events import TranscriptSegmentCorrected, TranscriptSegmentRecorded


@reactor(
    "routing_cues",
    kinds=("transcript",),
    version="1",
    on=(TranscriptSegmentRecorded, TranscriptSegmentCorrected),
)
def routing_cues(cause: Logged) -> list[Entry]:
    """What a segment says about how the call goes, and about what keeps the caller from care."""
    call = call_of(load_held(f"call/{cause.stream_id}").events)
    if not may_have_cues(call):
        return []
    mode = mode_of(cause, policy().rollout, "cues", call)
    near = around(cause, call) if mode is not None else None
    found = list(_found(cause, near)) if near is not None else []
    if mode is None or not found:
        return []
    loaded = load(f"routing/{cause.stream_id}")
    state = state_of(ROUTING, counting(loaded.logged, mode))
    events = ROUTING.decide(state, RecordFound(found=found))
    return [entry_of("routing_cues", cause, loaded, events, mode)]


def _found(cause: Logged, near: Around) -> Iterable[Finding]:
    segment = near.segment.heard
    signs = cues_in(near.heard, cues(), policy().cues.talking_over, segment.segment)
    yield from cues_of(cause.stream_id, signs, near.heard, segment.heard_in)
    kept = barriers_in(near.heard, barriers(), segment.segment)
    yield from barriers_of(cause.stream_id, kept, near.heard, segment.heard_in)
