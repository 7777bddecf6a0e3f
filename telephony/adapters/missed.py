"""What happened while we were away: asked of the phone systems, or noted as a gap.

A fact that we have is not taken twice, so this may run as often as anybody likes.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from coordination.log.stream import now
from telephony.adapters.port import Missed, PbxAdapter
from telephony.calls.commands import AnswerConsent, NoteGap, RecordFact, StartRecording, StopRecording
from telephony.calls.events import (
    PURPOSES,
    CallEnded,
    CallOffered,
    CallRecordingStarted,
    CallVoicemailLeft,
    Via,
)
from telephony.calls.row import CallRow
from telephony.calls.state import Call
from telephony.calls.telling import call_id, call_now, tell
from telephony.pages.projections import pages_among

FETCHED: tuple[Via, ...] = ("twilio_recording", "asterisk_recording")  # that lie with the phone system
UNNAMED = "unknown"  # whose offer never came: no source has been said
ABANDONED_AFTER = timedelta(minutes=10)  # a capture that outlives its call by so much died with its process


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What one run did."""

    calls: int
    facts: int
    gaps: int
    fetch: tuple[tuple[UUID, str], ...]
    known: frozenset[UUID]


def take_missed(adapter: PbxAdapter, since: datetime, until: datetime | None = None) -> Found:
    """Take down what the phone system knows and we do not; note a gap for each call that we had missed.

    Whom we page is no call. What began or ended after `until` is left to its own reports. `fetch` lists the
    messages that are still to be brought into the object store, `known` the calls that the phone system could
    tell of.
    """
    everything = adapter.reconcile(since)
    pages = pages_among(adapter.source, (one.pbx_call_id for one in everything))
    listed = [one for one in everything if one.pbx_call_id not in pages]
    missed = [one for one in listed if until is None or (one.ended_at or one.began_at) <= until]
    facts = gaps = 0
    fetch: list[tuple[UUID, str]] = []
    for one in missed:
        call = call_id(adapter.source, one.pbx_call_id)
        before = call_now(call)
        for fact in one.facts:
            facts += len(tell(call, RecordFact(fact=fact), source=adapter.source, at=fact.at).appended)
        facts += _take_messages(call, one, adapter.source)
        if _was_missed(before, one):
            note = NoteGap(from_=one.began_at, to=one.ended_at or now())
            gaps += len(tell(call, note, source=adapter.source, at=one.began_at).appended)
        fetch += ((call, name) for name in _to_fetch(call_now(call)))
    known = frozenset(call_id(adapter.source, one.pbx_call_id) for one in listed)
    return Found(calls=len(missed), facts=facts, gaps=gaps, fetch=tuple(fetch), known=known)


def _was_missed(before: Call, one: Missed) -> bool:
    return before.first(CallOffered) is None or (one.ended_at is not None and before.first(CallEnded) is None)


def _take_messages(call: UUID, one: Missed, source: str) -> int:
    """A message was left after the greeting, which is the notice; its own "no" still wins (S13)."""
    taken = 0
    for name in one.recordings:
        at = one.ended_at or now()
        yes = AnswerConsent(
            answers=dict.fromkeys(PURPOSES, True), how="voicemail_greeting", at=at, estimated=True
        )
        outcome = tell(call, yes, source=source, at=at)
        left = CallVoicemailLeft(at=at, estimated=True)
        taken += len(outcome.appended) + len(tell(call, RecordFact(fact=left), source=source, at=at).appended)
        if outcome.state.consent("recording") == "given":
            start = StartRecording(via=one.via, at=at, outside_id=name)
            taken += len(tell(call, start, source=source, at=at).appended)
    return taken


def to_fetch(call: UUID) -> list[tuple[UUID, str]]:
    """The messages of a call that are still to be fetched."""
    return [(call, name) for name in _to_fetch(call_now(call))]


def _to_fetch(call: Call) -> list[str]:
    """Messages whose recording began and is not here."""
    if call.stored is not None or call.consent("recording") != "given":
        return []
    begun = call.of(CallRecordingStarted)
    return [one.outside_id for one in begun if one.via in FETCHED and one.outside_id]


def note_silence(unended: Iterable[CallRow], moment: datetime) -> int:
    """A gap for every call that seems to have ended where nobody told us. The log decides, not the row."""
    noted = 0
    for row in unended:
        call = call_now(row.id)
        last = call.last_news_at
        over = call.ended_at is not None or call.lost_at is not None
        if last is not None and not over and moment - last >= call.silence:
            gap = NoteGap(from_=last, to=moment)
            noted += len(tell(row.id, gap, source=row.source or UNNAMED, at=moment).appended)
    return noted


def note_outage(running: Iterable[CallRow], begin: datetime, end: datetime) -> int:
    """The phone system was out of reach, and now says nothing of these calls: facts may be missing."""
    noted = 0
    for row in running:
        if call_now(row.id).ended_at is None:
            noted += len(tell(row.id, NoteGap(from_=begin, to=end), source=row.source, at=begin).appended)
    return noted


def close_captures(ended: Iterable[CallRow], moment: datetime) -> int:
    """Say of captures that died with their process that nothing of them was kept."""
    closed = 0
    for row in ended:
        call = call_now(row.id)
        over = call.ended_at is not None and moment - call.ended_at > ABANDONED_AFTER
        if over and call.capturing and not _to_fetch(call):
            stop = StopRecording(why="failed", at=moment)
            closed += len(tell(row.id, stop, source=row.source, at=moment).appended)
    return closed
