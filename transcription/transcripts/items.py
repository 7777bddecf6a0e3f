"""A transcript as the API shows it, from the streams of its call."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from coordination.http.since import actor_names
from coordination.log.decider import state_of
from coordination.log.event import Forgotten, Logged
from coordination.log.stream import Loaded
from telephony.calls.events import CallRecordingStarted
from telephony.calls.state import Call, call_of
from transcription.live import notes
from transcription.passes.progress import is_over, progress_of
from transcription.transcripts import shapes
from transcription.transcripts.decisions import TRANSCRIPT
from transcription.transcripts.events import (
    CorrectedWords,
    PossibleWords,
    TranscriptPossibleHeard,
    TranscriptRangeReviewed,
    TranscriptSegmentCorrected,
    TranscriptSegmentRecorded,
)
from transcription.transcripts.news import cursor_of
from transcription.transcripts.segment_items import gap_item, masks_by_segment, segment_item
from transcription.transcripts.state import Transcript
from transcription.transcripts.superseding import gaps_shown, possible_shown, shown, shown_pass

DECLINED = "The caller said no to transcription: no word is shown."
DESTROYED = "The words were destroyed."


def transcript_of_call(id_: UUID, call: Loaded, transcript: Loaded) -> shapes.Transcript:
    """What may be shown now. After a no nothing is, though it may not have been destroyed yet (S13)."""
    known = call_of(call.events)
    item = _empty(id_, transcript.version, known)
    if known.consent("transcription") in {"declined", "withdrawn"}:
        item.state, item.note = "declined", DECLINED
        return item
    state = state_of(TRANSCRIPT, transcript.events)
    segments = shown(state)
    forgotten = any(isinstance(event, Forgotten) for event in transcript.events)
    item.state = shown_pass(state) or "none"
    item.cursor = cursor_of(state, transcript.version)
    item.note = DESTROYED if forgotten or any(one.destroyed for one in segments) else None
    # A corrected segment may stem from another pass than the one that is shown.
    if newest := next((one.heard for one in reversed(segments) if one.heard.heard_in == item.state), None):
        item.language, item.engine, item.model = newest.language, newest.engine, newest.model
    item.behind = _behind(id_, known, transcript.logged) if item.state in {"none", "live"} else None
    item.progress = None if is_over(id_) else _progress(id_, known, state)
    item.not_heard = [gap_item(gap) for gap in gaps_shown(state)]
    names = actor_names({logged.actor for logged in transcript.logged if logged.actor.startswith("person/")})
    corrections = _corrections(transcript.logged, names)
    masks = masks_by_segment(state.masks.values())
    item.segments = [
        segment_item(one, corrections.get(one.heard.segment, []), masks.get(one.heard.segment, []))
        for one in segments
    ]
    item.possible = [_possible(one) for one in possible_shown(state)]
    item.reviewed = _reviewed(transcript.logged, state, names)
    return item


def _empty(id_: UUID, version: int, call: Call) -> shapes.Transcript:
    return shapes.Transcript(
        id=id_,
        version=version,
        cursor=None,
        state="none",
        note=None,
        language=None,
        engine=None,
        model=None,
        begins_at=_begins_at(call),
        behind=None,
        progress=None,
        not_heard=[],
        segments=[],
        possible=[],
        reviewed=[],
    )


def _begins_at(call: Call) -> datetime | None:
    """The time of the sound's first sample, as well as it is known."""
    if call.stored is not None and call.stored.begins_at is not None:
        return call.stored.begins_at
    begun = call.first(CallRecordingStarted)
    return begun.at if begun is not None else None


def _behind(id_: UUID, call: Call, logged: Sequence[Logged]) -> float | None:
    """How long after they were spoken the newest live words stood in the log; or how long what was said
    after them waits by now, where that is more."""
    if call.ended_at is not None:
        return None
    waiting = notes.behind(id_)
    newest = _newest_was_late(call, logged)
    return max((one for one in (waiting, newest) if one is not None), default=None)


def _newest_was_late(call: Call, logged: Sequence[Logged]) -> float | None:
    begun = _begins_at(call)
    if begun is None:
        return None
    for one in reversed(logged):
        if isinstance(one.event, TranscriptSegmentRecorded) and one.event.heard_in == "live":
            return round(max(0.0, (one.recorded_at - begun).total_seconds() - one.event.end), 1)
    return None


def _progress(id_: UUID, call: Call, state: Transcript) -> float | None:
    """How far into a stored recording the pass after the call has come; null when none is on its way."""
    if call.stored is None or not call.stored.seconds or state.passes:
        return None
    reached = max(
        (one.heard.end for one in state.segments.values() if one.heard.heard_in == "post_call"), default=0.0
    )
    share = min(1.0, reached / call.stored.seconds)
    return round(max(share, progress_of(id_) or 0.0), 3)  # a long silence is progress too


def _corrections(
    logged: Sequence[Logged], names: dict[str, str]
) -> dict[UUID, list[shapes.TranscriptCorrection]]:
    found: dict[UUID, list[shapes.TranscriptCorrection]] = {}
    for one in logged:
        if isinstance(one.event, TranscriptSegmentCorrected):
            words = one.event.content if isinstance(one.event.content, CorrectedWords) else None
            correction = shapes.TranscriptCorrection(
                by=names[one.actor],
                at=one.occurred_at,
                first=one.event.first,
                last=one.event.last,
                before=words.before if words else None,
                after=words.after if words else None,
            )
            found.setdefault(one.event.segment, []).append(correction)
    return found


def _possible(one: TranscriptPossibleHeard) -> shapes.TranscriptPossible:
    return shapes.TranscriptPossible(
        id=one.possible,
        family=one.family,
        channel=one.channel,
        start=one.start,
        end=one.end,
        text=one.content.text if isinstance(one.content, PossibleWords) else None,
    )


def _reviewed(
    logged: Sequence[Logged], state: Transcript, names: dict[str, str]
) -> list[shapes.TranscriptReview]:
    """The ranges whose words are still those that somebody stood by, each with the first who did."""
    standing = [one for one in logged if isinstance(one.event, TranscriptRangeReviewed)]
    passes = [reviewed.passes for reviewed in state.reviewed]
    return [
        shapes.TranscriptReview(
            start=one.event.start, end=one.event.end, by=names[one.actor], at=one.occurred_at
        )
        for one, seen in zip(standing, passes, strict=True)
        if isinstance(one.event, TranscriptRangeReviewed) and seen == state.passes
    ]
