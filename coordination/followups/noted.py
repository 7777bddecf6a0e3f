"""Words that a person must look at, in few of ours: what they were taken for, never what was said. Pure.

A line fits into 26 characters, as every reason of the worklist does.
"""

from coordination.http.words import in_words

WHY = {
    "affirmed": "said:",
    "answered_yes": "said yes:",
    "answered_no": "said no:",
    "denied": "denied",
    "older_history": "past",
    "family_history": "family's",
    "hypothetical": "supposed",
    "unclear": "unclear",
    "possible": "listen:",
}
SHORT = {
    "consent_dispute": "consent",
    "critical_result": "result",
    "diagnosis_question": "diagnosis",
    "harm_to_others": "harm to others",
    "medication_advice": "medication",
    "medication_reaction": "drug reaction",
    "post_operative": "after surgery",
    "severe_pain": "pain",
}
LONGEST = 26


def noted(found: str, family: str) -> str:
    """`denied chest pain`, `listen: bleeding`."""
    what = SHORT.get(family, in_words(family))
    return f"{WHY.get(found, in_words(found))} {what}"[:LONGEST]
