"""What a handoff map lacks before it may be published, in sentences that a clinic can act on.

S6: no escalation is queued to an empty room. A category needs a lane, a duty, another duty as its backup,
somebody outside opening hours, a window, words for the caller in every language, and a queue.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import timedelta
from typing import Literal

import msgspec

from coordination.policy.errors import PolicyError
from coordination.policy.handoff_map_file import CategoryEntry, HandoffMapFile, ReasonEntry

FILE = "handoff_map.yaml"
FAMILIES = (
    "breathing",
    "chest_pain",
    "stroke",
    "bleeding",
    "severe_reaction",
    "medication_reaction",
    "overdose",
    "self_harm",
    "harm_to_others",
    "abuse",
    "pregnancy",
    "infant",
    "fainting",
    "severe_pain",
    "post_operative",
    "critical_result",
    "diagnosis_question",
    "medication_advice",
    "complaint",
    "consent_dispute",
    "legal",
)
REASONS = (
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
    "unclear",
)
NEVER_AUTOMATIC = ("other", "unclear")
LONGEST_EMERGENCY = timedelta(minutes=5)
NEEDED = {
    "duty": "has no duty: nobody would own its calls",
    "backup": "has no backup: when its owner does not answer, nobody would (S6)",
    "closed_duty": "has nobody outside opening hours: name a closed_duty",
    "window": "has no window: its owner would have for ever",
    "script": "has no script: whoever has the caller would not know what to say",
    "queue": "has no queue: its calls would have nowhere to go",
    "review": "has no review plan: words that are only to be looked at would have no clock (S10)",
}


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What the map may name. `prompts` are (name, language)."""

    duties: Collection[str]
    plans: Collection[str]
    prompts: Collection[tuple[str, str]]
    languages: Collection[str]


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong, where: a path in the file and a sentence."""

    field: str
    sentence: str


def check_handoff_map(file: HandoffMapFile, known: Known) -> None:
    """PolicyError for the first problem."""
    for problem in problems(file, known):
        raise PolicyError(FILE, problem.field, problem.sentence)


def problems(file: HandoffMapFile, known: Known) -> Iterator[Problem]:
    """Everything that forbids publishing this map, category by category."""
    for family in FAMILIES:
        if family not in file.categories:
            sentence = f"category `{family}` is missing: its words would reach nobody (S10)"
            yield Problem(field=f"categories.{family}", sentence=sentence)
    for reason in REASONS:
        if reason not in file.reasons:
            yield Problem(field=f"reasons.{reason}", sentence=f"reason `{reason}` has no rule")
    for name, queue in file.queues.items():
        yield from _duty(f"queues.{name}.duty", f"queue `{name}`", queue.duty, known)
    for name, category in file.categories.items():
        yield from _category(name, category.value, file.queues, known)
    for name, reason_entry in file.reasons.items():
        yield from _rule("reason", name, reason_entry.value, file.queues, known)
    for name, barrier in file.barriers.items():
        yield from _rule("barrier", name, barrier.value, file.queues, known)


def _category(
    name: str, entry: CategoryEntry, queues: Mapping[str, object], known: Known
) -> Iterator[Problem]:
    where, who = f"categories.{name}", f"category `{name}`"
    for field, sentence in NEEDED.items():
        if not getattr(entry, field):
            yield Problem(field=f"{where}.{field}", sentence=f"{who} {sentence}")
    if entry.lane != "human_only":
        sentence = f"{who} is not human_only: a person takes its calls from the first word"
        yield Problem(field=f"{where}.lane", sentence=sentence)
    if entry.duty is not None and entry.backup == entry.duty:
        sentence = f"{who} has no backup but its own duty: name another one (S6)"
        yield Problem(field=f"{where}.backup", sentence=sentence)
    for field in ("duty", "backup", "closed_duty"):
        yield from _duty(f"{where}.{field}", who, getattr(entry, field), known)
    if entry.script is not None:
        yield from _script(f"{where}.script", who, entry.script, known)
    if entry.queue is not None and entry.queue not in queues:
        yield Problem(field=f"{where}.queue", sentence=f"{who}: no queue is called `{entry.queue}`")
    if entry.review is not None and entry.review not in known.plans:
        yield Problem(
            field=f"{where}.review", sentence=f"{who}: no plan of followups.yaml is called `{entry.review}`"
        )
    yield from _clock(where, who, entry)


def _clock(where: str, who: str, entry: CategoryEntry) -> Iterator[Problem]:
    if entry.urgency != "emergency":
        return
    if entry.clock != "wall":
        sentence = f"{who} is an emergency: its clock does not stop when the clinic closes"
        yield Problem(field=f"{where}.clock", sentence=sentence)
    if entry.window is not None and entry.window.length > LONGEST_EMERGENCY:
        sentence = f"{who} is an emergency: its owner has five minutes at most"
        yield Problem(field=f"{where}.window", sentence=sentence)


def _script(field: str, who: str, script: str, known: Known) -> Iterator[Problem]:
    for language in known.languages:
        if (script, language) not in known.prompts:
            sentence = f"{who}: prompts.{language}.yaml has no prompt `{script}`"
            yield Problem(field=field, sentence=sentence)


def _rule(
    kind: Literal["reason", "barrier"],
    name: str,
    entry: ReasonEntry,
    queues: Mapping[str, object],
    known: Known,
) -> Iterator[Problem]:
    where, who = f"{kind}s.{name}", f"{kind} `{name}`"
    yield from _duty(f"{where}.duty", who, entry.duty, known)
    yield from _duty(f"{where}.backup", who, entry.backup, known)
    if entry.queue not in queues:
        yield Problem(field=f"{where}.queue", sentence=f"{who}: no queue is called `{entry.queue}`")
    if name in NEVER_AUTOMATIC and entry.lane == "automatic":
        sentence = f"{who} is automatic: what is not understood is a person's (S4)"
        yield Problem(field=f"{where}.lane", sentence=sentence)
    if entry.clinical and entry.lane == "automatic":
        sentence = f"{who} is clinical and automatic: a machine decides nothing clinical"
        yield Problem(field=f"{where}.lane", sentence=sentence)


def _duty(field: str, who: str, duty: str | None, known: Known) -> Iterator[Problem]:
    if duty is not None and duty not in known.duties:
        yield Problem(field=field, sentence=f"{who}: no duty is called `{duty}`")
