"""What the EHR did with its charts: facts of streams `patient/<id>`.

The id follows from the EHR's own id of the chart (patients.py), which stands sealed among the facts.
"""

from uuid import UUID

from coordination.log.event import Event, event


@event()
class PatientMerged(Event, frozen=True, kw_only=True):
    """The EHR merged this chart into another: `into` is the patient who stands for both now."""

    record: str
    into: UUID
    into_record: str


@event()
class PatientUnmerged(Event, frozen=True, kw_only=True):
    """The EHR took a merge back: what was said of `was_into` meanwhile may be this patient's."""

    record: str
    was_into: UUID
