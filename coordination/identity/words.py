"""How what happens to a call's identity reads after its actor's name. Never a name or a number (S8)."""

from coordination.http.since import says
from coordination.http.words import in_words
from coordination.identity import events as e

IDENTIFIERS = {
    "full_name": "full name",
    "birth_date": "birth date",
    "mrn": "record number",
    "address": "address",
    "telephone": "telephone number",
}


def _confirmed(event: e.IdentityPatientConfirmed) -> str:
    by = " and ".join(IDENTIFIERS[kind] for kind in event.identifiers)
    return f"confirmed a patient by {by}; who speaks: {in_words(event.speaker)}"


says(e.IdentityCallerDescribed, "wrote down who the patient was said to be")
says(e.IdentityPatientConfirmed, _confirmed)
says(e.IdentityPatientWithdrawn, lambda event: f"took back a patient: {in_words(event.why)}")
says(e.IdentityMatchAwaited, "waits for a patient to be confirmed")
says(e.IdentityUnmatched, "found nobody confirmed in time")
