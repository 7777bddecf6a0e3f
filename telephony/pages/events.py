"""What happens to a page: the facts of streams `page/<id>`.

A page is a telephone call to a member of the staff who takes something by pressing a key. What it is about
is never said in it, nor here (S8): `reference` names it.
"""

from datetime import datetime
from typing import Literal
from uuid import UUID

from coordination.log.event import Event, event

PagePurpose = Literal["escalation"]
PageFailure = Literal[
    "busy",
    "no_answer",
    "no_key",
    "failed",
    "not_capable",
    "emergency_number",
    "host_not_registered",
    "practice",
]


@event()
class PageRequested(Event, frozen=True, kw_only=True):
    """Somebody of the staff is to be called on the telephone.

    `person` is their account, null where the number is nobody's own; `name` is what colleagues read. `number`
    is E.164 or an address of our own people (`client:`, `sip:`); `line` is the one that the call comes from.
    `script` is the prompt that is spoken, in this version and language. `reference` is what they are called
    for: the escalation's id. Until `until` somebody must have picked up.
    """

    at: datetime
    until: datetime
    person: UUID | None
    name: str
    number: str
    line: str
    script: str
    script_version: str
    language: str
    purpose: PagePurpose
    reference: UUID


@event()
class PageDialing(Event, frozen=True, kw_only=True):
    """The intent: the phone system of this name is asked to ring now. It is asked once: who finds this and
    nothing after it does not know whether a telephone rings, and asks no second time."""

    at: datetime
    source: str


@event()
class PagePlaced(Event, frozen=True, kw_only=True):
    """The phone system took it: `pbx_call_id` is its own name of the call."""

    at: datetime
    source: str
    pbx_call_id: str


@event()
class PageAnswered(Event, frozen=True, kw_only=True):
    """Somebody, or a machine, picked up. It is no acknowledgment: only the key is."""

    at: datetime


@event()
class PageAcknowledged(Event, frozen=True, kw_only=True):
    """The person pressed the key: they take it. It counts also after the page was given up or withdrawn."""

    at: datetime
    key: str


@event()
class PageFailed(Event, frozen=True, kw_only=True):
    """Nobody acknowledged, or nothing rang: whoever paged goes on to the next.

    `no_key`: somebody or a machine picked up and pressed no key. `failed`: the phone system did not do it, or
    nobody knows whether it did. `practice`: practice never rings (S14).
    """

    at: datetime
    why: PageFailure


@event()
class PageWithdrawn(Event, frozen=True, kw_only=True):
    """Somebody else has taken it: a telephone that does not ring yet will not, and who presses the key hears
    that it is taken."""

    at: datetime
