"""Whose call it is: the facts of streams `identity/<call>`.

Only a person confirms a patient, with two identifiers (S2). What the machine adds here is how long it may
take. Names and what was said of somebody are content of the class `identity`.
"""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

import msgspec

from coordination.ehr.charts import Matter
from coordination.log.event import FORGOTTEN, Content, Event, Forgotten, event

Speaker = Literal[
    "self",
    "parent",
    "guardian",
    "caregiver",
    "power_of_attorney",
    "emergency_contact",
    "interpreter",
    "relay_operator",
    "professional",
]
IdentifierKind = Literal["full_name", "birth_date", "mrn", "address", "telephone"]
Standing = Literal["own", "patients_words", "professional", "on_file", "none"]
"""The patient's own; words of hers that another passes on; a laboratory's, pharmacy's or hospital's; what
the EHR has for this person; nothing: neither told nor decided anything."""
Interprets = Literal["professional", "staff", "family_adult", "family_minor"]
WithdrawnWhy = Literal["wrong_patient", "not_verified", "another_speaker"]


class Described(Content, frozen=True, kw_only=True):
    """Who was said to be the patient, as a person of the staff heard and typed it."""

    name: str = ""
    birth_date: date | None = None
    mrn: str = ""


class Named(Content, frozen=True, kw_only=True):
    """The chart's name, who spoke, for which house, and for which part or reason of the call it is."""

    patient: str
    speaker: str = ""
    organization: str = ""
    about: str = ""


class Why(Content, frozen=True, kw_only=True):
    """Why it was taken back, in a person's words."""

    text: str


class GivenAuthority(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the speaker may do and hear in this call, as the EHR had it then.

    `own_care_withheld`: the patient is an adolescent, and care of her own is not for this speaker.
    """

    standing: Standing
    relation: str | None = None
    source: str = ""
    covers: tuple[Matter, ...] = ()
    limits: str = ""
    valid_until: date | None = None
    own_care_withheld: bool = False


@event(content=Described, content_class="identity")
class IdentityCallerDescribed(Event, frozen=True, kw_only=True):
    """A person wrote down who the patient was said to be. It proposes; it confirms nobody."""

    description: UUID
    by: str
    content: Described | Forgotten = FORGOTTEN


@event(content=Named, content_class="identity")
class IdentityPatientConfirmed(Event, frozen=True, kw_only=True):
    """A person compared two identifiers with the chart and says whose call this is, and who speaks.

    `record` is the EHR's own id of the chart, `mrn` its number as `system|value`. A call can have several:
    each is for a part or a reason of it.
    """

    confirmation: UUID
    patient: UUID
    record: str
    mrn: str
    identifiers: tuple[IdentifierKind, ...]
    by: str
    speaker: Speaker
    authority: GivenAuthority
    matter: Matter | None = None
    interprets: Interprets | None = None
    content: Named | Forgotten = FORGOTTEN


@event(content=Why, content_class="identity")
class IdentityPatientWithdrawn(Event, frozen=True, kw_only=True):
    """A wrong link was taken back. What had been written by it stays to be shown and undone."""

    confirmation: UUID
    patient: UUID
    by: str
    why: WithdrawnWhy
    match_by: datetime
    content: Why | Forgotten = FORGOTTEN


@event()
class IdentityMatchAwaited(Event, frozen=True, kw_only=True):
    """The call left work, a follow-up: until `by` a patient should be confirmed."""

    followup: UUID
    by: datetime


@event()
class IdentityUnmatched(Event, frozen=True, kw_only=True):
    """That time is over, and nobody is confirmed: finding out is somebody's work from now on."""

    since: datetime
    followups: tuple[UUID, ...]
