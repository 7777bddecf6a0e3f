"""Proposals as lists show them."""

from coordination.log.event import Logged
from coordination.log.projection import Projection
from coordination.proposals.events import (
    ProposalAccepted,
    ProposalDismissed,
    ProposalMade,
    ProposalWithdrawn,
)
from coordination.proposals.row import ProposalRow

proposals = Projection("proposals", ProposalRow, kinds=("proposal",))


@proposals.on(ProposalMade)
def made(row: ProposalRow, event: ProposalMade, at: Logged) -> None:
    row.mode, row.standing, row.what, row.patient = at.mode, "open", event.what, event.patient
    row.calls = [one.call for one in event.calls]
    row.cues = [
        {"call": str(one.call), "cues": [str(cue) for cue in one.cues], "at": one.at.isoformat()}
        for one in event.calls
    ]
    row.made_at = at.occurred_at


@proposals.on(ProposalAccepted)
def accepted(row: ProposalRow, event: ProposalAccepted, at: Logged) -> None:
    row.standing, row.followup = "accepted", event.followup


@proposals.on(ProposalDismissed)
def dismissed(row: ProposalRow, event: ProposalDismissed, at: Logged) -> None:
    row.standing = "dismissed"


@proposals.on(ProposalWithdrawn)
def withdrawn(row: ProposalRow, event: ProposalWithdrawn, at: Logged) -> None:
    row.standing = "withdrawn"
