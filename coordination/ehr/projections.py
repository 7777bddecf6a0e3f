"""Which charts the EHR merged."""

from coordination.ehr.events import PatientMerged, PatientUnmerged
from coordination.ehr.row import PatientRow
from coordination.log.event import Logged
from coordination.log.projection import Projection

patients = Projection("patients", PatientRow, kinds=("patient",))


@patients.on(PatientMerged)
def merged(row: PatientRow, event: PatientMerged, at: Logged) -> None:
    row.record = event.record
    row.merged_into, row.merged_at = event.into, at.occurred_at


@patients.on(PatientUnmerged)
def unmerged(row: PatientRow, event: PatientUnmerged, at: Logged) -> None:
    row.record = event.record
    row.merged_into, row.merged_at = None, None
    row.was_into, row.unmerged_at = event.was_into, at.occurred_at
