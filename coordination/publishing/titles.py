"""What each document is called on a page, and what kind of decision it holds."""

from typing import Literal

Kind = Literal["clinical", "legal", "operations"]

TITLES = {
    "clinic": "The clinic",
    "hours": "Hours and holidays",
    "lines": "Telephone lines",
    "duties": "Duties",
    "roster": "Roster and on-call",
    "rollout": "Rollout",
    "handoff_map": "Handoff map",
    "escalation": "Escalation ladder",
    "followups": "Due times and attempts",
    "triggers": "Trigger families",
    "reasons": "Call reasons",
    "repeated_contact": "Repeated contact",
    "protections": "Specially protected calls",
    "identity": "Who is calling",
    "transcription": "Transcription",
    "masking": "Masked numbers",
    "retention": "Retention",
    "refusals": "Refusals",
    "consent_answers": "Consent answers",
    "vendors": "Vendors",
}
OF_LANGUAGES = {
    "prompts": "Notices and scripts",
    "triggers": "Trigger words",
    "context": "Words around triggers",
    "cues": "Cue words",
    "barriers": "Barrier words",
}
LANGUAGES = {"en": "English", "es": "Spanish"}

_CLINICAL = ("handoff_map", "escalation", "followups", "triggers", "context", "cues", "reasons", "rollout")
_LEGAL = (
    "prompts",
    "consent_answers",
    "refusals",
    "masking",
    "retention",
    "vendors",
    "identity",
    "protections",
)


def title_of(name: str) -> str:
    """`prompts.es` -> `Notices and scripts, Spanish`."""
    family, _, language = name.partition(".")
    if language:
        spoken = LANGUAGES.get(language, language)
        return f"{OF_LANGUAGES.get(family, _plain(family))}, {spoken}"
    return TITLES.get(name, _plain(name))


def kind_of(name: str) -> Kind:
    """Who decides it: clinicians, whoever answers for law and privacy, or whoever runs the day."""
    family = name.partition(".")[0]
    if family in _CLINICAL:
        return "clinical"
    return "legal" if family in _LEGAL else "operations"


def _plain(code: str) -> str:
    return code.replace("_", " ").capitalize()
