"""The directory of an EHR: who its patients are. One port; an adapter a kind of EHR.

An adapter that speaks FHIR answers `search` with Patient?telecom, ?birthdate, ?name, ?identifier and
RelatedPerson?telecom, follows Patient.link to the surviving chart, and puts the RelatedPersons in.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

import msgspec

from coordination.ehr.charts import Chart


class DirectoryAway(Exception):
    """The EHR does not answer now. The message has no word of what was asked for."""


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What may lead to a chart. Each that is given leads on its own; an empty one asks for nothing."""

    number: str | None = None
    name: str | None = None
    birth_date: date | None = None
    mrn: str | None = None


class Directory(Protocol):
    """Finds charts. It only proposes: what a match is worth is decided elsewhere (S2)."""

    @property
    def issuer(self) -> str:
        """Whose record ids these are: the same id of another issuer is another patient."""

    def search(self, wanted: Wanted) -> Sequence[Chart]:
        """Every chart that has this number (its own or a relation's), exactly this birth date, this value of
        a medical record number, or a name that could be meant, each once. A merged chart is found as the one
        that it was merged into.

        Raises DirectoryAway.
        """

    def chart(self, record: str) -> Chart | None:
        """One chart by its record id; of a merged one the chart that stands for it. Raises DirectoryAway."""

    def merges(self) -> Mapping[str, str]:
        """Record ids of merged charts, each with the surviving one's. Raises DirectoryAway."""
