"""Repeated contact of a confirmed patient proposes that somebody calls back; nothing is opened by it."""

from collections.abc import Iterator
from uuid import UUID

from coordination.identity.confirmed import confirmed_patients, standing_for
from coordination.identity.events import IdentityPatientConfirmed, IdentityPatientWithdrawn
from coordination.log.append import Entry
from coordination.log.decider import state_of
from coordination.log.event import Logged
from coordination.log.execute import decided
from coordination.log.reactor import opened_id, reactor
from coordination.log.stream import Loaded, load
from coordination.policy.published import policy
from coordination.proposals.cues import cued_calls
from coordination.proposals.decisions import PROPOSAL, Proposal, Propose, TakeBack
from coordination.proposals.events import Withdrawal
from coordination.routing.events import RoutingCueFound
from telephony.calls.events import CallConsentDeclined, CallConsentWithdrawn

SHADOW = "shadow"


@reactor(
    "repeated_contact",
    kinds=("routing", "identity", "call"),
    version="1",
    on=(
        RoutingCueFound,
        IdentityPatientConfirmed,
        IdentityPatientWithdrawn,
        CallConsentDeclined,
        CallConsentWithdrawn,
    ),
)
def repeated_contact(cause: Logged) -> list[Entry]:
    """A cue and a confirmation come in either order. What takes its ground away takes a proposal back."""
    call, mode = cause.stream_id, cause.mode
    match cause.event:
        case RoutingCueFound() | IdentityPatientConfirmed() if mode != SHADOW:
            entries = [_proposed(patient, mode, call) for patient in confirmed_patients(call)]
        case IdentityPatientWithdrawn(patient=patient):
            entries = [_taken_back(standing_for(patient), mode, call, "patient_withdrawn")]
        case CallConsentDeclined() | CallConsentWithdrawn():
            entries = [_taken_back(patient, mode, call, "declined") for patient in confirmed_patients(call)]
        case _:
            entries = []
    return [entry for entry in entries if entry is not None]


def _rounds(patient: UUID, mode: str) -> Iterator[tuple[Loaded, Proposal]]:
    """The patient's proposals of this mode, the earliest first, and at last the place of the next."""
    number = 0
    while True:
        loaded = load(f"proposal/{opened_id(f'repeated_contact/{mode}/{number}', patient)}")
        state = state_of(PROPOSAL, loaded.events)
        yield loaded, state
        if state.standing == "none":
            return
        number += 1


def _proposed(patient: UUID, mode: str, call: UUID) -> Entry | None:
    """One at a time. A call counts in one proposal, unless what it rested on was taken back."""
    used: set[UUID] = set()
    for loaded, state in _rounds(patient, mode):
        if state.standing == "open":
            return None
        if state.standing == "none":
            calls = tuple(one for one in cued_calls(patient, mode, call) if one.call.call not in used)
            command = Propose(patient=patient, calls=calls, rules=policy().repeated_contact)
            return decided(PROPOSAL, loaded, command) if calls else None
        if state.standing != "withdrawn":
            used |= state.calls
    return None


def _taken_back(patient: UUID, mode: str, call: UUID, why: Withdrawal) -> Entry | None:
    for loaded, state in _rounds(patient, mode):
        if state.standing == "open" and call in state.calls:
            return decided(PROPOSAL, loaded, TakeBack(why=why, call=call))
    return None
