"""Our ids of the EHR's patients."""

from uuid import UUID

from coordination.log.identifiers import keyed_id


def patient_id(issuer: str, record: str) -> UUID:
    """The same chart of the same EHR is the same patient, for ever; it tells nobody the EHR's own id."""
    return keyed_id("patient", issuer, record)


def stream_of(patient: UUID) -> str:
    return f"patient/{patient}"
