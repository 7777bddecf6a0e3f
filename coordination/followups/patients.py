"""Whose the work is: the patients who were confirmed for its calls."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

import msgspec

from audit.access.accessor import Accessor
from coordination.followups.row import FollowupRow
from coordination.identity.of_calls import KnownPatient, known_patients


class Patients(msgspec.Struct, frozen=True, kw_only=True):
    """Each once. `names` has those that were not destroyed."""

    ids: tuple[UUID, ...] = ()
    names: dict[UUID, str] = {}

    @property
    def only(self) -> UUID | None:
        """The patient, where there is one and no other."""
        return self.ids[0] if len(self.ids) == 1 else None

    @property
    def name(self) -> str | None:
        return self.names.get(self.only) if self.only is not None else None


def patients_of_rows(accessor: Accessor, rows: Sequence[FollowupRow]) -> dict[UUID, Patients]:
    """The patients of each follow-up, recorded as seen (S9)."""
    calls = {call for row in rows for call in row.calls}
    by_call: dict[UUID, list[KnownPatient]] = defaultdict(list)
    for one in known_patients(accessor, calls) if calls else []:
        by_call[one.call].append(one)
    return {row.pk: _together(one for call in row.calls for one in by_call.get(call, [])) for row in rows}


def _together(found: Iterable[KnownPatient]) -> Patients:
    known = {one.patient: one.name for one in found}
    return Patients(ids=tuple(known), names={id_: name for id_, name in known.items() if name is not None})
