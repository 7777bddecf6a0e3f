"""The reasons why somebody calls. The handoff map says what each leads to."""

from typing import Final

REASONS: Final = (
    "appointment",
    "reschedule_or_cancel",
    "refill",
    "medication_question",
    "symptom",
    "test_result",
    "referral",
    "prior_authorization",
    "billing",
    "records",
    "forms",
    "portal_help",
    "hours_and_directions",
    "discharge_follow_up",
    "complaint",
    "other",
)
UNCLEAR: Final = "unclear"
"""Not sure enough, or nothing of ours: staff ask."""

OUT_OF_SCOPE: Final = "out_of_scope"
"""What the model calls words that are no reason to call a clinic. It is never an answer: it is unclear."""

CLINICAL: Final = frozenset(
    {"refill", "medication_question", "symptom", "test_result", "discharge_follow_up"}
)
"""Reasons whose queue is a nurse's (handoff_map.yaml)."""

MUST_REACH_A_NURSE: Final = frozenset({"symptom", "medication_question"})
"""Sent elsewhere, they wait with somebody who must not answer."""
