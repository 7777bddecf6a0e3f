"""The rules of proposals: (state, command) -> facts, or a refusal. Pure."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Literal
from uuid import UUID

import msgspec
from msgspec.structs import replace

from coordination.log.decider import Decider
from coordination.log.event import Event
from coordination.policy.repeated_contact import RepeatedContact
from coordination.proposals.events import (
    CuedCall,
    Dismissal,
    ProposalAccepted,
    ProposalDismissed,
    ProposalMade,
    ProposalWithdrawn,
    Withdrawal,
)
from coordination.proposals.refusals import DecidedAlready, NoSuchProposal, ProposalGone

Standing = Literal["none", "open", "accepted", "dismissed", "withdrawn"]


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """`made` is null while nothing was proposed under this id."""

    standing: Standing = "none"
    made: ProposalMade | None = None
    followup: UUID | None = None

    @property
    def calls(self) -> frozenset[UUID]:
        return frozenset(one.call for one in self.made.calls) if self.made is not None else frozenset()


class WithCues(msgspec.Struct, frozen=True, kw_only=True):
    """A call of the patient, its cues by id, and what kinds they are."""

    call: CuedCall
    kinds: frozenset[str]


class Propose(msgspec.Struct, frozen=True, kw_only=True):
    """`calls` are all calls of the patient that have a cue and are in no earlier proposal."""

    patient: UUID
    calls: tuple[WithCues, ...]
    rules: RepeatedContact


class Accept(msgspec.Struct, frozen=True, kw_only=True):
    """A person said yes."""

    by: str
    followup: UUID


class Dismiss(msgspec.Struct, frozen=True, kw_only=True):
    """A person said no."""

    by: str
    why: Dismissal


class TakeBack(msgspec.Struct, frozen=True, kw_only=True):
    """A call of it no longer counts."""

    why: Withdrawal
    call: UUID


Command = Propose | Accept | Dismiss | TakeBack
NOTHING = Proposal()


def evolve(state: Proposal, event: Event) -> Proposal:
    """The proposal after one more fact."""
    match event:
        case ProposalMade():
            return Proposal(standing="open", made=event)
        case ProposalAccepted():
            return replace(state, standing="accepted", followup=event.followup)
        case ProposalDismissed():
            return replace(state, standing="dismissed")
        case ProposalWithdrawn():
            return replace(state, standing="withdrawn")
        case _:
            return state


def decide(state: Proposal, command: Command) -> Sequence[Event]:
    """What follows from a command."""
    match command:
        case Propose():
            return propose(command) if state.standing == "none" else []
        case TakeBack():
            counts = state.standing == "open" and command.call in state.calls
            return [ProposalWithdrawn(why=command.why, call=command.call)] if counts else []
        case Accept():
            must_be_open(state, "accepted")
            return (
                []
                if state.standing == "accepted"
                else [ProposalAccepted(by=command.by, followup=command.followup)]
            )
        case Dismiss():
            must_be_open(state, "dismissed")
            return (
                [] if state.standing == "dismissed" else [ProposalDismissed(by=command.by, why=command.why)]
            )


def propose(command: Propose) -> list[Event]:
    """The latest call and those near enough to it; none for too few, or for cues that ask for nothing."""
    near = nearest(command.calls, command.rules.within)
    kinds = {kind for one in near for kind in one.kinds}
    what = command.rules.proposed_for(kinds)
    if len(near) < command.rules.calls or what is None:
        return []
    return [ProposalMade(patient=command.patient, what=what, calls=tuple(one.call for one in near))]


def nearest(calls: Sequence[WithCues], within: timedelta) -> list[WithCues]:
    """Those that lie within this time of the latest, the earliest first."""
    ordered = sorted(calls, key=lambda one: (one.call.at, one.call.call))
    return [one for one in ordered if ordered[-1].call.at - one.call.at <= within]


def must_be_open(state: Proposal, but: Standing) -> None:
    """Raise for what is not there, what its ground was taken from, and what was decided the other way."""
    if state.standing == "none":
        raise NoSuchProposal
    if state.standing == "withdrawn":
        raise ProposalGone
    if state.standing not in {"open", but}:
        raise DecidedAlready


PROPOSAL: Decider[Proposal] = Decider(kind="proposal", initial=NOTHING, evolve=evolve, decide=decide)
