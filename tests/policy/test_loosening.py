"""S4: what of a policy is looser where it is clinical, told in sentences worked out by hand."""

from collections.abc import Mapping

import pytest

from coordination.policy.loosening import loosened
from coordination.policy.published import policy_of
from tests.policy.shipped import SHIPPED_FILES, changed

BEFORE = policy_of(SHIPPED_FILES)
CHEST = "  chest_pain:\n"
MARKED = "source: a test, clinic must decide: yes"
NURSE_OFF = f"queues: {{nurse: {{triggers: {{value: off, {MARKED}}}}}}}"
BILLING_QUIET = f"queues: {{billing: {{cues: {{value: off, {MARKED}}}}}}}"


def of_change(file: str, old: str, new: str, after: str = "") -> list[str]:
    return loosened(BEFORE, policy_of(changed(file, old, new, after=after)))


def test_nothing_is_looser_than_itself() -> None:
    assert loosened(BEFORE, BEFORE) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "after", "sentence"),
    [
        (
            "handoff_map.yaml",
            "window: 60 seconds",
            "window: 2 minutes",
            CHEST,
            "Category chest_pain: 60 seconds become 2 minutes.",
        ),
        (
            "handoff_map.yaml",
            "backup: supervisor",
            "backup: navigator",
            CHEST,
            "Category chest_pain: its backup supervisor becomes navigator.",
        ),
        (
            "handoff_map.yaml",
            "closed_duty: on_call_clinician",
            "closed_duty: nurse",
            CHEST,
            "Category chest_pain: its duty outside opening hours on call clinician becomes nurse.",
        ),
        (
            "handoff_map.yaml",
            "clinical: yes",
            "clinical: no",
            CHEST,
            "Category chest_pain is clinical no longer.",
        ),
        (
            "handoff_map.yaml",
            "urgency: emergency",
            "urgency: same_day",
            CHEST,
            "Category chest_pain is an emergency no longer.",
        ),
        (
            "followups.yaml",
            "within: 30 minutes",
            "within: 31 minutes",
            "  review:\n",
            "Plan review: 30 minutes become 31 minutes while open.",
        ),
        (
            "followups.yaml",
            "clock: wall, duty: on_call_clinician",
            "clock: open, duty: on_call_clinician",
            "  voicemail:\n",
            "Plan voicemail: its clock stops while the clinic is closed (while closed).",
        ),
        (
            "rollout.yaml",
            "value: assist",
            "value: shadow",
            "  triggers:\n",
            "Triggers everywhere: assist becomes shadow.",
        ),
        ("rollout.yaml", "queues: {}", NURSE_OFF, "", "Triggers in the queue nurse: assist becomes off."),
        (
            "triggers.yaml",
            "lowered_by: [denied]",
            "lowered_by: [denied, hypothetical]",
            "  self_harm:\n",
            "Words of self harm wait when they are hypothetical.",
        ),
        (
            "triggers.en.yaml",
            '        - "air hunger"\n',
            "",
            "  breathing:\n",
            "Breathing in en loses words: “air hunger”.",
        ),
        (
            "triggers.en.yaml",
            "\nordinary: [",
            "\nordinary: [suffocating, ",
            "",
            "The ordinary words that trigger words in en are made of change.",
        ),
        (
            "context.es.yaml",
            "\nnegative: [",
            "\nnegative: [quizás, ",
            "",
            "What is around trigger words in es (denials, times, relatives) changes.",
        ),
        (
            "escalation.yaml",
            "value: 60 seconds",
            "value: 90 seconds",
            "  emergency:\n",
            "Escalation, emergency: backup, 60 seconds become 90 seconds.",
        ),
        (
            "reasons.yaml",
            "value: 0.05",
            "value: 0.2",
            "clinical_at_most:\n",
            "A call is taken from the nurses while it is clinical with 20%, until now 5%.",
        ),
        (
            "reasons.yaml",
            "value: 0.7",
            "value: 0.6",
            "",
            "A reason is taken as sure from 60%, until now 70%.",
        ),
        (
            "transcription.yaml",
            "value: 60 minutes",
            "value: 8 hours",
            "hand_over_unheard_after:\n",
            "A recording that nothing wrote down is a person's after 8 hours, until now 60 minutes.",
        ),
        (
            "transcription.yaml",
            "gasping, ",
            "",
            "      breathing: ",
            "Fewer words that a transcript may have missed are looked for in en.",
        ),
    ],
)
def test_s4_what_is_looser_is_said(file: str, old: str, new: str, after: str, sentence: str) -> None:
    assert of_change(file, old, new, after) == [sentence]


def test_s4_other_words_for_callers_in_danger_are_a_clinicians() -> None:
    (sentence,) = of_change("prompts.en.yaml", "dial 911", "dial 112", "  script_emergency:")
    assert sentence == "What callers are told in en (script emergency) changes."


@pytest.mark.parametrize(
    ("file", "old", "new", "after"),
    [
        ("handoff_map.yaml", "window: 60 seconds", "window: 45 seconds", CHEST),
        ("followups.yaml", "within: 30 minutes", "within: 20 minutes", "  review:\n"),
        ("followups.yaml", "within: 60 minutes", "within: 90 minutes", "  callback:\n"),
        ("rollout.yaml", "value: assist", "value: on", "  telephone:\n"),
        ("rollout.yaml", "queues: {}", BILLING_QUIET, ""),
        ("hours.yaml", "8:00-17:30", "9:00-17:00", ""),
        ("triggers.en.yaml", "    value:\n", '    value:\n      added: ["gasping"]\n', "  breathing:\n"),
        ("reasons.yaml", "value: 0.7", "value: 0.8", ""),
        ("transcription.yaml", "value: 60 minutes", "value: 30 minutes", "hand_over_unheard_after:\n"),
    ],
)
def test_what_is_stricter_or_not_clinical_needs_no_license(file: str, old: str, new: str, after: str) -> None:
    assert of_change(file, old, new, after) == []


def test_s4_a_queue_that_had_more_than_everywhere_and_loses_it_is_looser() -> None:
    on: Mapping[str, bytes] = changed(
        "rollout.yaml", "queues: {}", f"queues: {{nurse: {{telephone: {{value: on, {MARKED}}}}}}}"
    )
    assert loosened(policy_of(on), BEFORE) == ["Telephone in the queue nurse: on becomes assist."]


def test_s4_what_everywhere_loses_is_said_once_and_not_for_every_queue() -> None:
    quiet = policy_of(changed("rollout.yaml", "queues: {}", BILLING_QUIET))
    text = changed("rollout.yaml", "queues: {}", BILLING_QUIET)["rollout.yaml"].decode()
    shadowed = policy_of(
        {**SHIPPED_FILES, "rollout.yaml": text.replace("value: assist", "value: shadow", 1).encode()}
    )
    assert loosened(quiet, shadowed) == ["Triggers everywhere: assist becomes shadow."]
