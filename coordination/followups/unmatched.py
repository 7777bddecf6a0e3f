"""A call that left work belongs to somebody: until it is known to whom, finding out is work too.

Work that is opened for a call starts a clock on the call's identity; when it has run out and no patient of
that work is confirmed, one follow-up of kind unmatched is opened for it, however many calls it has.
Confirming a patient for one of these calls closes it.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Final
from uuid import UUID

from msgspec.structs import replace

from coordination.followups.commands import Close, Join, Open
from coordination.followups.decisions import FOLLOWUP
from coordination.followups.entries import entry_of
from coordination.followups.events import FollowupMerged, FollowupOpened
from coordination.followups.known_caller import caller_of
from coordination.followups.state import Closed, State
from coordination.followups.state import Open as IsOpen
from coordination.followups.terms import terms_of
from coordination.identity.commands import AwaitMatch
from coordination.identity.decisions import IDENTITY
from coordination.identity.events import IdentityPatientConfirmed, IdentityUnmatched
from coordination.identity.looking import identity_stream
from coordination.log.append import Entry
from coordination.log.decider import state_of
from coordination.log.event import Context, Logged
from coordination.log.execute import decided
from coordination.log.reactor import opened_id, reactor
from coordination.log.stream import Loaded, load, load_many
from coordination.policy.published import policy
from telephony.calls.state import call_of

PLAN: Final = "unmatched"
NO_PATIENT_WANTED = frozenset({PLAN, "incident"})
"""Kinds whose work is not for a patient: they start no clock."""


@reactor("await_match", kinds=("followup",), version="1", on=(FollowupOpened, FollowupMerged))
def await_match(cause: Logged) -> list[Entry]:
    """From now on a patient should be found for this call."""
    began = cause.event
    state = state_of(FOLLOWUP, load(cause.stream).events)
    was = state.was if isinstance(state, Closed) else state
    if not isinstance(began, FollowupOpened | FollowupMerged) or not isinstance(was, IsOpen):
        return []
    if began.call is None or was.kind in NO_PATIENT_WANTED:
        return []
    by = policy().identity.unmatched_at(policy().hours, cause.recorded_at)
    loaded = load(identity_stream(began.call))
    entry = decided(IDENTITY, loaded, AwaitMatch(followup=cause.stream_id, by=by))
    # A call that joined is another than the one that this follow-up stems from.
    return [replace(entry, context=_of_the_call(cause, began.call))]


def _of_the_call(cause: Logged, call: UUID) -> Context:
    return Context(
        actor="system:await_match@1",
        role="system",
        clinic=cause.clinic,
        occurred_at=cause.recorded_at,
        mode=cause.mode,
        correlation=call,
        causation=cause.event_id,
        policy=policy().version,
    )


@reactor("unmatched", kinds=("identity",), version="1", on=(IdentityUnmatched, IdentityPatientConfirmed))
def unmatched(cause: Logged) -> list[Entry]:
    """Open what nobody was confirmed for in time; close it when somebody is."""
    match cause.event:
        case IdentityUnmatched() as over:
            return [_item(cause.stream_id, followup, over) for followup in _without_patient(over.followups)]
        case IdentityPatientConfirmed() as confirmed:
            awaited = state_of(IDENTITY, load(cause.stream).events).awaited
            return _closed(awaited, confirmed.by, cause.recorded_at)
        case _:
            return []


def _without_patient(followups: Iterable[UUID]) -> list[UUID]:
    """Those that are open, and for none of whose calls a patient is confirmed."""
    found = load_many([f"followup/{followup}" for followup in followups])
    return [
        UUID(stream.partition("/")[2])
        for stream, loaded in found.items()
        if isinstance(state := state_of(FOLLOWUP, loaded.events), IsOpen) and not _patients(state.calls)
    ]


def _patients(calls: Iterable[UUID]) -> bool:
    """Whether somebody is confirmed for any of these calls."""
    found = load_many([identity_stream(call) for call in calls])
    return any(state_of(IDENTITY, loaded.events).patients for loaded in found.values())


def _item(call_id: UUID, followup: UUID, over: IdentityUnmatched) -> Entry:
    """The open one of this work takes the call in; where there is none, the next is opened."""
    loaded, state = _latest(followup)
    plan = policy().followup(PLAN)
    terms = terms_of(plan, over.since)
    if isinstance(state, IsOpen):
        return entry_of(loaded, [Join(call=call_id, at=over.since, why=PLAN, heard=True, terms=terms)])
    begun = Open(
        kind=plan.kind,
        call=call_id,
        caller=caller_of(call_of(load(f"call/{call_id}").events)),
        series=0,
        since=over.since,
        plan=plan.name,
        terms=terms,
        why=PLAN,
        heard=True,
    )
    return entry_of(loaded, [begun])


def _closed(followups: Iterable[UUID], by: str, at: datetime) -> list[Entry]:
    """Whoever had claimed it: what it asked for is done."""
    entries = []
    for followup in followups:
        loaded, state = _latest(followup)
        if isinstance(state, IsOpen):
            close = Close(outcome="matched", by=by, name="", now=at, supervisor=True, attempts_needed=0)
            entries.append(entry_of(loaded, [close]))
    return entries


def _latest(followup: UUID) -> tuple[Loaded, State]:
    """This work's open item of kind unmatched, or the place of the next."""
    number = 0
    while True:
        loaded = load(f"followup/{opened_id(f'{PLAN}/{number}', followup)}")
        state = state_of(FOLLOWUP, loaded.events)
        if not isinstance(state, Closed):
            return loaded, state
        number += 1
