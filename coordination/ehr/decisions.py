"""What becomes of a patient whose chart the EHR merges or unmerges. Pure."""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from coordination.ehr.events import PatientMerged, PatientUnmerged
from coordination.log.decider import Decider
from coordination.log.event import Event


class Patient(msgspec.Struct, frozen=True, kw_only=True):
    """`merged_into`: who stands for this patient now; null while she stands for herself."""

    merged_into: UUID | None = None


class Merge(msgspec.Struct, frozen=True, kw_only=True):
    """The EHR says that this chart was merged."""

    record: str
    into: UUID
    into_record: str


class Unmerge(msgspec.Struct, frozen=True, kw_only=True):
    """The EHR says that this chart stands for itself."""

    record: str


Command = Merge | Unmerge
ON_ITS_OWN = Patient()


def evolve(state: Patient, event: Event) -> Patient:
    """The patient after one more event."""
    match event:
        case PatientMerged():
            return Patient(merged_into=event.into)
        case PatientUnmerged():
            return ON_ITS_OWN
        case _:
            return state


def decide(state: Patient, command: Command) -> Sequence[Event]:
    """What is known already is no news."""
    match command:
        case Merge():
            if state.merged_into == command.into:
                return []
            return [PatientMerged(record=command.record, into=command.into, into_record=command.into_record)]
        case Unmerge():
            if state.merged_into is None:
                return []
            return [PatientUnmerged(record=command.record, was_into=state.merged_into)]


PATIENT: Decider[Patient] = Decider(kind="patient", initial=ON_ITS_OWN, evolve=evolve, decide=decide)
