"""What the directory of an EHR says of a patient, as far as finding out who calls needs it.

In FHIR R4 a chart is a Patient, a relation a RelatedPerson of hers, and what it may is a Consent or the
RelatedPerson's own period. Nothing clinical is here.
"""

from datetime import date
from typing import Literal

import msgspec

Relationship = Literal["parent", "guardian", "caregiver", "power_of_attorney", "emergency_contact"]
Matter = Literal["scheduling", "billing", "medical", "records"]


class Identifier(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A number that somebody gave the patient: the medical record number of `system`."""

    system: str
    value: str

    def __str__(self) -> str:
        return f"{self.system}|{self.value}"


class Name(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A person's name in its parts; all given names, in their order."""

    given: tuple[str, ...]
    family: str

    def __str__(self) -> str:
        return " ".join((*self.given, self.family))


class Authority(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What somebody may do and hear in the patient's place.

    `source` is the paper it rests on; `parental` authority is a parent's or guardian's over a minor, which
    ends with the minority whatever `valid_until` says. What `covers` does not name is not allowed.
    `limits` is a sentence for staff, empty when there are none besides. Days are the clinic's, both ends
    included.
    """

    source: str
    covers: tuple[Matter, ...]
    parental: bool = False
    limits: str = ""
    valid_from: date | None = None
    valid_until: date | None = None


class Relation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody who belongs to the patient. Without `authority` there is none, however near the person is."""

    record: str
    relationship: Relationship
    name: Name
    birth_date: date | None = None
    numbers: tuple[str, ...] = ()
    authority: Authority | None = None


class ConfidentialCommunication(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The patient asked to be reached only so (45 CFR 164.522(b)); `wish` is a sentence for staff."""

    wish: str
    numbers: tuple[str, ...] = ()
    messages: bool = False


class Chart(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A patient as the directory knows her. `record` is the EHR's own id of the chart, as `Patient/1001`.

    `numbers` are E.164. `replaces` are charts that were merged into this one.
    """

    record: str
    mrn: Identifier
    name: Name
    birth_date: date
    numbers: tuple[str, ...] = ()
    address: str = ""
    relations: tuple[Relation, ...] = ()
    confidential: ConfidentialCommunication | None = None
    replaces: tuple[str, ...] = ()
