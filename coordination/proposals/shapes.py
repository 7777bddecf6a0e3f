"""What the API says of proposals, and what a person may say to one."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta

from coordination.http.shapes import Body, Item, Page, PageParameters
from coordination.policy.cues import CueKind
from coordination.policy.repeated_contact import Proposed
from coordination.proposals.events import Dismissal

ProposalState = Literal["open", "accepted", "dismissed", "withdrawn"]


class ProposalQuote(Item):
    """A cue, not a finding: its words as they were heard, null once they are destroyed or were declined."""

    call: UUID
    cue: UUID
    kind: CueKind
    at: datetime
    start: float
    words: str | None


class ProposalItem(Item):
    """Somebody should call this patient back: what, and the cues that say so, the earliest call first."""

    id: UUID
    version: int
    what: Proposed
    state: ProposalState
    patient: UUID
    patient_name: str | None
    calls: list[UUID]
    quotes: list[ProposalQuote]
    made_at: datetime
    followup: UUID | None


class ProposalPage(Page[ProposalItem]):
    """A page of proposals, the newest first."""


class ProposalParameters(PageParameters):
    """Those that wait for a person's answer; of one call when it is named."""

    call: UUID | None = None
    state: Annotated[ProposalState, Meta(description="How it stands.")] = "open"


class DismissProposalWhy(Body):
    """Why it is not done."""

    why: Dismissal
