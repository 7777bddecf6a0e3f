"""What the API says of a call's identity, and what a person may say to it."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta

from coordination.ehr.charts import Matter
from coordination.http.shapes import Body, Item
from coordination.identity.candidates import Outcome
from coordination.identity.events import IdentifierKind, Interprets, Speaker, Standing, WithdrawnWhy

Short = Annotated[str, Meta(max_length=200)]
Reason = Annotated[str, Meta(min_length=1, max_length=1000)]
DirectoryState = Literal["ok", "away", "none"]
ChartState = Literal["as_confirmed", "merged", "parted"]


class CandidateItem(Item):
    """A patient that the call may belong to: how what is known compares with the chart, and nothing of it.

    `name_likeness` is of 100.
    """

    patient: UUID
    number: Outcome
    name: Outcome
    birth_date: Outcome
    mrn: Outcome
    name_likeness: int | None


class DescribedPatient(Item):
    """Who was said to be the patient, in the caller's words."""

    id: UUID
    name: str
    birth_date: date | None
    mrn: str


class SpeakerAuthority(Item):
    """What the speaker may, as the chart had it when the patient was confirmed. `may` says it in words."""

    standing: Standing
    source: str
    covers: list[Matter]
    limits: str
    valid_until: date | None
    own_care_withheld: bool
    may: list[str]


class ConfidentialContact(Item):
    """How the patient asked to be reached, and how not."""

    wish: str
    numbers: list[str]
    messages: bool


class ConfirmedPatient(Item):
    """A patient of this call. Name and the like are null once destroyed, or while the directory is away.

    `chart`: the EHR merged it into another since, or parted another from it: then the link must be looked at.
    """

    id: UUID
    patient: UUID
    name: str | None
    mrn: str
    birth_date: date | None
    identifiers: list[IdentifierKind]
    by: str
    at: datetime
    speaker: Speaker
    speaker_name: str
    organization: str
    interprets: Interprets | None
    matter: Matter | None
    about: str
    authority: SpeakerAuthority
    contact: ConfidentialContact | None
    chart: ChartState


class WithdrawnPatient(Item):
    """A link that was wrong. It stays to be seen; the patient's name does not."""

    id: UUID
    patient: UUID
    by: str
    at: datetime
    why: WithdrawnWhy
    reason: str | None


class CallIdentity(Item):
    """Whose call it is. `id` is the call's; `version` that of its identity, 0 before anything was said.

    `candidates` is null for who may not confirm, or while the directory does not answer. `ask` is what brings
    it further. `match_by`: until when a patient should be confirmed, where the call left work.
    """

    id: UUID
    version: int
    withheld: bool
    described: list[DescribedPatient]
    candidates: list[CandidateItem] | None
    directory: DirectoryState
    ask: str
    confirmed: list[ConfirmedPatient]
    withdrawn: list[WithdrawnPatient]
    match_by: datetime | None


class DescribeCaller(Body):
    """Who was said to be the patient. `another`: somebody else besides who was described before."""

    name: Short = ""
    birth_date: date | None = None
    mrn: Short = ""
    another: bool = False


class SaidIdentifier(Body):
    """An identifier as the caller said it: birth dates as 2017-05-20, numbers as people write them."""

    kind: IdentifierKind
    value: Annotated[str, Meta(min_length=1, max_length=200)]


class ConfirmAs(Body):
    """Whose call it is: a candidate, two identifiers, who speaks.

    A proxy's authority is found by `speaker_name`; `matter` is what the call is about. `without_authority`
    confirms the patient though the speaker may neither hear nor decide anything. `about` is the part or
    reason of the call, where it has two patients.
    """

    patient: UUID
    identifiers: Annotated[list[SaidIdentifier], Meta(min_length=1, max_length=5)]
    speaker: Speaker
    speaker_name: Short = ""
    organization: Short = ""
    interprets: Interprets | None = None
    matter: Matter | None = None
    without_authority: bool = False
    about: Short = ""


class TakeBack(Body):
    """Which confirmation is wrong, and why."""

    confirmation: UUID
    why: WithdrawnWhy
    reason: Reason
