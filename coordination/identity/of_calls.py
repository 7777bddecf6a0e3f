"""Whose calls these are, for lists of other things: joined when asked for, never copied."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

import msgspec

from audit.access import door
from audit.access.accessor import Accessor
from coordination.identity.projections import names_of
from coordination.identity.row import IdentityRow


class KnownPatient(msgspec.Struct, frozen=True, kw_only=True):
    """A confirmed patient of a call. The name is None once destroyed."""

    call: UUID
    patient: UUID
    name: str | None


def patients_of(calls: Sequence[UUID]) -> Mapping[UUID, list[UUID]]:
    """The confirmed patients of each call that has any: ids alone."""
    rows = IdentityRow.objects.filter(pk__in=list(calls), matched=True)
    return dict(rows.values_list("pk", "patients"))


def known_patients(accessor: Accessor, calls: Iterable[UUID]) -> list[KnownPatient]:
    """The confirmed patients of these calls by name, recorded as seen (S9)."""
    wanted = list(calls)

    def find() -> list[KnownPatient]:
        rows = IdentityRow.objects.filter(pk__in=wanted, matched=True).order_by("pk")
        named = [(row, names_of(row)) for row in rows]
        return [
            KnownPatient(call=row.pk, patient=patient, name=names.get(patient))
            for row, names in named
            for patient in row.patients
        ]

    return list(door.read_as(accessor, "patient", find, lambda one: one.patient))
