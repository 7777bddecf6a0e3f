"""Takes in what the EHR merged and unmerged: compared with what we know, and only the difference is news."""

from datetime import datetime
from uuid import UUID

from coordination.ehr.connected import clinics_directory
from coordination.ehr.decisions import PATIENT, Command, Merge, Unmerge
from coordination.ehr.patients import patient_id, stream_of
from coordination.ehr.port import Directory
from coordination.ehr.row import PatientRow
from coordination.log.event import Context
from coordination.log.execute import execute
from coordination.policy.published import policy

ACTOR = "system:ehr@1"


def take_in_merges() -> int:
    """How many charts were merged or unmerged since the last look. Raises DirectoryAway."""
    directory = clinics_directory()
    now_merged = {_id(directory, record): (record, into) for record, into in directory.merges().items()}
    told = sum(_tell(id_, _merge(directory, *pair)) for id_, pair in now_merged.items())
    for row in PatientRow.objects.filter(merged_into__isnull=False).exclude(pk__in=now_merged):
        if row.record is not None and row.pk == _id(directory, row.record):  # of another EHR: not ours to say
            told += _tell(row.pk, Unmerge(record=row.record))
    return told


def _id(directory: Directory, record: str) -> UUID:
    return patient_id(directory.issuer, record)


def _merge(directory: Directory, record: str, into: str) -> Merge:
    return Merge(record=record, into=_id(directory, into), into_record=into)


def _tell(patient: UUID, command: Command) -> int:
    outcome = execute(PATIENT, stream_of(patient), lambda now: command, _context)
    return len(outcome.appended)


def _context(now: datetime) -> Context:
    return Context(
        actor=ACTOR, role="system", clinic=policy().clinic.id, occurred_at=now, policy=policy().version
    )
