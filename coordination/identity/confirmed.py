"""Whose calls they are, as the log has it: for what follows from a patient's other calls."""

from collections.abc import Iterable
from uuid import UUID

from coordination.ehr.decisions import PATIENT
from coordination.ehr.patients import stream_of as patient_stream
from coordination.ehr.row import PatientRow
from coordination.identity.decisions import IDENTITY
from coordination.identity.looking import identity_stream
from coordination.identity.row import IdentityRow
from coordination.log.decider import state_of
from coordination.log.stream import load, load_many


def confirmed_patients(call: UUID) -> list[UUID]:
    """The confirmed patients of a call, each as the one who stands for her now."""
    confirmed = state_of(IDENTITY, load(identity_stream(call)).events).patients
    return list(dict.fromkeys(standing_for(patient) for patient in confirmed))


def standing_for(patient: UUID) -> UUID:
    """The patient into whom her chart was merged, however often; herself otherwise."""
    seen = {patient}
    while (into := state_of(PATIENT, load(patient_stream(patient)).events).merged_into) is not None:
        if into in seen:
            break  # two charts that are merged into each other: the EHR's fault, and no reason to hang
        seen.add(into)
        patient = into
    return patient


def calls_of(patient: UUID, mode: str, besides: Iterable[UUID] = ()) -> list[UUID]:
    """The calls of a patient who stands for herself, of this mode. The read models suggest them, `besides`
    those that they may not know yet; the log decides."""
    merged = PatientRow.objects.filter(merged_into=patient).values_list("pk", flat=True)
    ids = {patient, *merged}
    suggested = IdentityRow.objects.filter(patients__overlap=list(ids), mode=mode)
    calls = sorted({*besides, *suggested.values_list("pk", flat=True)})
    found = load_many([identity_stream(call) for call in calls])
    return [
        call for call in calls if ids & {*state_of(IDENTITY, found[identity_stream(call)].events).patients}
    ]
