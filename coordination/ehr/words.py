"""What the EHR did with charts, in words for a history. Never a patient word (S8)."""

from coordination.ehr import events as e
from coordination.http.since import says

says(e.PatientMerged, "the EHR merged this chart into another")
says(e.PatientUnmerged, "the EHR took the merge of this chart back")
