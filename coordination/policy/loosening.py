"""What of a policy is looser than before where it is clinical, in sentences (S4). Pure.

Looser is: less of a person, later, fewer words that count, or nothing where something was. Whatever cannot be
compared counts as looser: in doubt a nurse decides.
"""

from collections.abc import Collection, Iterator

from coordination.policy.handoff_map import Category, HandoffMap, ReasonRule
from coordination.policy.loosening_ladders import loosened_ladders
from coordination.policy.loosening_words import loosened_words
from coordination.policy.plans import FollowupPlan
from coordination.policy.published import Policy
from coordination.policy.reasons import Limits
from coordination.policy.rollout import MODES, Capability, Rollout
from coordination.policy.said import length_of, said
from coordination.policy.transcription import TranscriptionPolicy

LANES = ("automatic", "assisted", "human_only")  # from the loosest to the strictest
# Plans whose work is clinical, or may be: their windows are clinical clocks.
CLINICAL_KINDS = ("review", "not_heard", "interpreter")
CLINICAL_PLANS = ("voicemail",)
# What finds an emergency and brings it to somebody. Cues and reasons order work and decide nothing.
CLINICAL_CAPABILITIES: tuple[Capability, ...] = ("triggers", "routing", "telephone")


def loosened(before: Policy, after: Policy) -> list[str]:
    """Everything that licensed staff must decide, in the order of the map; nothing for a policy that is as
    strict or stricter."""
    return [
        *_categories(before.handoff_map, after.handoff_map),
        *_reasons(before.handoff_map, after.handoff_map),
        *_scripts(before, after),
        *_plans(before, after),
        *loosened_ladders(before.escalation, after.escalation),
        *loosened_words(before.triggers, after.triggers),
        *_modes(before.rollout, after.rollout),
        *_limits(before.reasons.limits, after.reasons.limits),
        *_hearing(before.transcription, after.transcription),
    ]


def _categories(before: HandoffMap, after: HandoffMap) -> Iterator[str]:
    for name, was in before.categories.items():
        found = after.categories.get(name)
        if found is None:
            yield f"Category {name} is gone."
        elif was.clinical:
            yield from _category(f"Category {name}", was, found)


def _category(who: str, was: Category, now: Category) -> Iterator[str]:
    if not now.clinical:
        yield f"{who} is clinical no longer."
    if LANES.index(now.lane) < LANES.index(was.lane):
        yield f"{who}: the lane {said(was.lane)} becomes {said(now.lane)}."
    if was.urgency == "emergency" and now.urgency != "emergency":
        yield f"{who} is an emergency no longer."
    if now.window > was.window:
        yield f"{who}: {length_of(was.window)} become {length_of(now.window)}."
    if (was.clock, now.clock) == ("wall", "open"):
        yield f"{who}: its clock stops while the clinic is closed."
    for field, title in (
        ("duty", "duty"),
        ("backup_duty", "backup"),
        ("closed_duty", "duty outside opening hours"),
        ("script", "script"),
        ("review", "review plan"),
        ("queue", "queue"),
    ):
        old, new = getattr(was, field), getattr(now, field)
        if old != new:
            yield f"{who}: its {title} {said(old)} becomes {said(new)}."


def _reasons(before: HandoffMap, after: HandoffMap) -> Iterator[str]:
    for name, was in before.reasons.items():
        now = after.reasons.get(name)
        if now is None:
            yield f"Reason {said(name)} has no rule any more."
        elif was.clinical:
            yield from _reason(f"Reason {said(name)}", was, now)


def _reason(who: str, was: ReasonRule, now: ReasonRule) -> Iterator[str]:
    if not now.clinical:
        yield f"{who} is clinical no longer."
    if LANES.index(now.lane) < LANES.index(was.lane):
        yield f"{who}: the lane {said(was.lane)} becomes {said(now.lane)}."
    for field, title in (("duty", "duty"), ("backup_duty", "backup"), ("queue", "queue")):
        old, new = getattr(was, field), getattr(now, field)
        if old != new:
            yield f"{who}: its {title} {said(old)} becomes {said(new)}."


def _scripts(before: Policy, after: Policy) -> Iterator[str]:
    """Words that callers in danger are told: nobody can compare them but a clinician."""
    spoken = {one.script for one in before.handoff_map.categories.values() if one.clinical}
    for name, language in before.prompts:
        was, now = before.prompts[(name, language)], after.prompts.get((name, language))
        if name in spoken and (now is None or now.text != was.text):
            yield f"What callers are told in {language} ({said(name)}) changes."


def _plans(before: Policy, after: Policy) -> Iterator[str]:
    for name, was in before.plans.items():
        if was.kind not in CLINICAL_KINDS and name not in CLINICAL_PLANS:
            continue
        now = after.plans.get(name)
        if now is None:
            yield f"Plan {said(name)} is gone."
        else:
            yield from _plan(f"Plan {said(name)}", was, now)


def _plan(who: str, was: FollowupPlan, now: FollowupPlan) -> Iterator[str]:
    for when, old, new in (
        ("while open", was.due_open, now.due_open),
        ("while closed", was.due_closed, now.due_closed),
    ):
        if new[1] > old[1]:
            yield f"{who}: {length_of(old[1])} become {length_of(new[1])} {when}."
        if (old[2], new[2]) == ("wall", "open"):
            yield f"{who}: its clock stops while the clinic is closed ({when})."
        if new[0] != old[0]:
            yield f"{who}: its duty {said(old[0])} becomes {said(new[0])} {when}."
    if was.fallback_duty != now.fallback_duty:
        yield f"{who}: its fallback {said(was.fallback_duty)} becomes {said(now.fallback_duty)}."


def _modes(before: Rollout, after: Rollout) -> Iterator[str]:
    queues: Collection[str] = {"": None, **dict.fromkeys([*before.queues, *after.queues])}
    for capability in CLINICAL_CAPABILITIES:
        for queue in queues:
            was, now = before.mode(capability, queue), after.mode(capability, queue)
            inherited = queue != "" and (was, now) == (before.mode(capability), after.mode(capability))
            if MODES.index(now) < MODES.index(was) and not inherited:
                where = f"in the queue {said(queue)}" if queue else "everywhere"
                yield f"{capability.capitalize()} {where}: {was} becomes {now}."


def _limits(before: Limits, after: Limits) -> Iterator[str]:
    if after.clinical_at_most > before.clinical_at_most:
        yield (
            f"A call is taken from the nurses while it is clinical with {after.clinical_at_most:.0%},"
            f" until now {before.clinical_at_most:.0%}."
        )
    if after.accepted_from < before.accepted_from:
        yield (
            f"A reason is taken as sure from {after.accepted_from:.0%}, until now {before.accepted_from:.0%}."
        )


def _hearing(before: TranscriptionPolicy, after: TranscriptionPolicy) -> Iterator[str]:
    """A recording that nothing hears is a message that nobody heard (S11)."""
    was, now = before.hand_over_unheard_after, after.hand_over_unheard_after
    if now > was:
        lengths = f"{length_of(now)}, until now {length_of(was)}"
        yield f"A recording that nothing wrote down is a person's after {lengths}."
    for language, leaning in before.leaning.items():
        found = after.leaning.get(language)
        if found is None or not leaning.phrases <= found.phrases:
            yield f"Fewer words that a transcript may have missed are looked for in {language}."
