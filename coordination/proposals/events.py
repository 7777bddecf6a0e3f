"""What Ringback proposes that somebody does: the facts of streams `proposal/<id>`.

A patient who calls again with a cue of how the call went may need another answer than the last one. Nothing
happens by itself: a person accepts a proposal, and only then there is work. The quotes stay where they are,
with their calls: here are only the ids of the cues.
"""

from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec

from coordination.log.event import Event, event
from coordination.policy.repeated_contact import Proposed

Dismissal = Literal["not_needed", "done_already", "not_useful"]
Withdrawal = Literal["patient_withdrawn", "declined"]


class CuedCall(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A call with cues, and when the last of them was found."""

    call: UUID
    cues: tuple[UUID, ...]
    at: datetime


@event()
class ProposalMade(Event, frozen=True, kw_only=True):
    """Calls of one confirmed patient, near each other, each with a cue: somebody should call back."""

    patient: UUID
    what: Proposed
    calls: tuple[CuedCall, ...]


@event()
class ProposalAccepted(Event, frozen=True, kw_only=True):
    """A person said yes: `followup` is the work."""

    by: str
    followup: UUID


@event()
class ProposalDismissed(Event, frozen=True, kw_only=True):
    """A person said no, and why."""

    by: str
    why: Dismissal


@event()
class ProposalWithdrawn(Event, frozen=True, kw_only=True):
    """What it rested on is gone: a call is another patient's, or its caller said no to analysis (S13)."""

    why: Withdrawal
    call: UUID
