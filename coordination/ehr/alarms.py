"""The rules of patients, as the engine takes them. Nothing of theirs comes due by itself."""

from coordination.ehr.decisions import PATIENT
from coordination.log.decider import register_decider

register_decider(PATIENT)
