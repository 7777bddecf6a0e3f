"""Whose call it is, for lists: the confirmations that stand."""

from uuid import UUID

import msgspec

from coordination.identity.events import (
    IdentityMatchAwaited,
    IdentityPatientConfirmed,
    IdentityPatientWithdrawn,
    IdentityUnmatched,
    Named,
)
from coordination.identity.row import IdentityRow
from coordination.log.event import Logged
from coordination.log.projection import Projection

identities = Projection("identities", IdentityRow, kinds=("identity",))


@identities.on(IdentityPatientConfirmed)
def confirmed(row: IdentityRow, event: IdentityPatientConfirmed, at: Logged) -> None:
    row.mode = at.mode
    row.links = [*row.links, {"confirmation": str(event.confirmation), "patient": str(event.patient)}]
    if isinstance(event.content, Named):
        _name(row, {**names_of(row), event.patient: event.content.patient})


@identities.on(IdentityPatientWithdrawn)
def withdrawn(row: IdentityRow, event: IdentityPatientWithdrawn, at: Logged) -> None:
    row.links = [link for link in row.links if link["confirmation"] != str(event.confirmation)]
    left = {link["patient"] for link in row.links}
    _name(row, {patient: name for patient, name in names_of(row).items() if str(patient) in left})
    row.match_by = event.match_by


@identities.on(IdentityMatchAwaited)
def awaited(row: IdentityRow, event: IdentityMatchAwaited, at: Logged) -> None:
    row.mode = at.mode
    row.match_by = event.by if row.match_by is None else min(row.match_by, event.by)


@identities.on(IdentityUnmatched)
def unmatched(row: IdentityRow, event: IdentityUnmatched, at: Logged) -> None:
    row.match_by = None


@identities.derive
def derive(row: IdentityRow) -> None:
    row.patients = [UUID(patient) for patient in dict.fromkeys(link["patient"] for link in row.links)]
    row.matched = bool(row.patients)


def names_of(row: IdentityRow) -> dict[UUID, str]:
    """The names of the confirmed patients, those that were not destroyed."""
    return msgspec.json.decode(row.names, type=dict[UUID, str]) if row.names else {}


def _name(row: IdentityRow, names: dict[UUID, str]) -> None:
    row.names = msgspec.json.encode(names).decode() if names else None
