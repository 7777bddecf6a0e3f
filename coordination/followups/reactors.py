"""Calls become callbacks; faults of ours, what nobody heard, and words that a person must look at become
somebody's work (incidents.py, unheard.py, reviews.py).

Whatever becomes known of a call, the whole call is looked at again: what it leaves to do joins the open
callback of its number or opens one; a later call of that number that a person answered proposes closing.
"""

from datetime import datetime
from uuid import UUID

from coordination.followups.commands import Caller, Join, LearnCaller, Open, ProposeClose
from coordination.followups.entries import entry_of
from coordination.followups.incidents import incidents
from coordination.followups.known_caller import caller_of
from coordination.followups.left_open import LeftOpen, answered_by_a_person_at, left_open
from coordination.followups.one_a_number import Candidate, Candidates, Whose, candidates
from coordination.followups.overdue_reviews import overdue_reviews
from coordination.followups.reviews import reviews
from coordination.followups.state import Open as IsOpen
from coordination.followups.terms import terms_of
from coordination.followups.unanswered import unanswered
from coordination.followups.unheard import unheard
from coordination.followups.unmatched import await_match, unmatched
from coordination.followups.unmoved import unmoved
from coordination.log.append import Entry
from coordination.log.event import Logged
from coordination.log.reactor import reactor
from coordination.log.stream import load
from coordination.policy.published import policy
from telephony.calls.events import CallAnswered, CallEnded, CallGapNoted, CallOffered, CallVoicemailLeft
from telephony.calls.state import call_of

__all__ = [
    "await_match",
    "callbacks",
    "incidents",
    "overdue_reviews",
    "reviews",
    "unanswered",
    "unheard",
    "unmatched",
    "unmoved",
]


@reactor(
    "callbacks",
    kinds=("call",),
    version="1",
    on=(CallOffered, CallAnswered, CallVoicemailLeft, CallEnded, CallGapNoted),
)
def callbacks(cause: Logged) -> list[Entry]:
    """What this call, as far as it is known now, means for the callbacks of its caller."""
    call, call_id = call_of(load(cause.stream).events), cause.stream_id
    left, answered = left_open(call), answered_by_a_person_at(call)
    if left is None and answered is None:
        return []
    caller = caller_of(call)
    found = candidates(Whose(mode=cause.mode, number_hash=caller.number_hash, call=call_id))
    entries = []
    if left is not None:
        entries.append(_to_do(call_id, caller, left, found, told_at=cause.recorded_at))
    if answered is not None:
        entries.extend(_proposals(call_id, answered, found))
    return [entry for entry in entries if entry.events]


def _to_do(call: UUID, caller: Caller, left: LeftOpen, found: Candidates, told_at: datetime) -> Entry:
    """Join what is open, or open the next. A clock of theirs that runs ahead buys no time (S10)."""
    plan = policy().followup("voicemail" if left.is_message else "callback")
    since = min(left.at, told_at)
    terms, heard = terms_of(plan, since), not left.is_message
    known = found.covering(call, message=left.is_message)
    if known is not None:
        return entry_of(known.loaded, [LearnCaller(caller=caller)] if caller.line else [])
    if found.open:
        join = Join(call=call, at=since, why=left.why, heard=heard, terms=terms)
        return entry_of(found.open[0].loaded, [join])
    begun = Open(
        kind=plan.kind,
        call=call,
        caller=caller,
        series=found.next.series,
        since=since,
        plan=plan.name,
        terms=terms,
        why=left.why,
        heard=heard,
    )
    return entry_of(found.next.loaded, [begun])


def _proposals(call: UUID, answered: datetime, found: Candidates) -> list[Entry]:
    """Every open callback of this number that was waiting when a person took this call."""
    return [
        entry_of(candidate.loaded, [ProposeClose(call=call, at=answered)])
        for candidate in found.open
        if _waited(candidate, call, answered)
    ]


def _waited(candidate: Candidate, call: UUID, answered: datetime) -> bool:
    state = candidate.state
    if not isinstance(state, IsOpen):
        return False
    return call in state.calls or state.since <= answered
