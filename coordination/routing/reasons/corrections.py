"""What people said a call was about, with what the caller had said: more to learn from.

Only of live calls whose caller said yes to her words being written down and analyzed, and whose words are
still there: a no, or retention, takes them out of the next training too (S13). Practice is no caller (S14).
"""

from collections.abc import Iterable, Iterator

from coordination.log.decider import state_of
from coordination.log.event import Forgotten, Logged
from coordination.log.scanning import events_of
from coordination.log.stream import load
from coordination.routing.events import RoutingReasonCorrected
from coordination.routing.reasons.names import REASONS
from coordination.routing.reasons.utterances.utterance import Utterance
from coordination.routing.standing import may_be_analyzed
from telephony.calls.state import call_of
from transcription.transcripts.decisions import TRANSCRIPT
from transcription.transcripts.state import Segment
from transcription.transcripts.superseding import shown

SOURCE = "corrections"
CALLERS = ("caller", "unknown", "interpreter", "relay")  # whose words count as the caller's


def corrections() -> list[Utterance]:
    """The last correction of each call. Reads the whole log once: for a command, not for a request."""
    last = {one.stream: one for one in events_of(["routing.reason_corrected"]) if one.mode == "live"}
    return [said for one in last.values() for said in _learned(one)]


def _learned(corrected: Logged) -> Iterator[Utterance]:
    event = corrected.event
    if not isinstance(event, RoutingReasonCorrected) or event.reason not in REASONS:
        return
    call = call_of(load(f"call/{corrected.stream_id}").events)
    if not may_be_analyzed(call):
        return
    transcript = state_of(TRANSCRIPT, load(f"transcript/{corrected.stream_id}").events)
    said = [one for one in shown(transcript) if one.heard.speaker in CALLERS]
    if text := words_of(said):
        yield Utterance(
            text=text,
            language=said[0].heard.language,
            reason=event.reason,
            source=SOURCE,
            template=corrected.stream,
        )


def words_of(segments: Iterable[Segment]) -> str:
    """Their words as one text; nothing where they were destroyed."""
    return " ".join(one.text for one in segments if not isinstance(one.heard.content, Forgotten)).strip()
