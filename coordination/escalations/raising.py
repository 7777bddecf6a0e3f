"""What the clinic's policy adds to words that force a handoff: duty, backup, ladder, script, queue."""

from datetime import timedelta
from uuid import UUID

from coordination.escalations.commands import Raise, Words
from coordination.escalations.events import Mode
from coordination.escalations.ladder import Ladder, Step, StepName
from coordination.escalations.moment import Moment
from coordination.policy.escalation import LadderPolicy
from coordination.policy.handoff_map import Category
from coordination.policy.published import policy
from coordination.policy.roster import ON_CALL_DUTY
from telephony.calls.events import CallScriptSpoken
from telephony.calls.state import Call

SUPERVISOR = "supervisor"
MODES: dict[str, Mode] = {"live": "live", "practice": "practice"}


def mode_of(mode: str) -> Mode:
    """Of the event that it stems from. What is neither live nor practice is told to nobody."""
    return MODES.get(mode, "shadow")


def raise_for(
    call_id: UUID, call: Call, category: str, words: Words, *, mode: Mode, language: str, at: Moment
) -> Raise:
    """The command, by the policy in force now."""
    clinic = policy()
    entry = clinic.handoff_map.category(category)
    owner = entry.owner(at.hours, at.now)
    backup = backup_of(entry, owner)
    prompt = clinic.prompt(entry.script, language)
    return Raise(
        at=at,
        call=call_id,
        category=category,
        words=words,
        urgency=entry.urgency,
        clinical=entry.clinical,
        raised_in=mode,
        duty=owner,
        backup_duty=backup,
        queue=entry.queue,
        line=call.offered.line if call.offered is not None else "",
        script=prompt.name,
        script_version=prompt.version,
        language=prompt.language,
        told=tuple(dict.fromkeys(spoken.version for spoken in call.of(CallScriptSpoken))),
        ladder=ladder_of(entry, owner, backup, clinic.escalation.ladder(entry.urgency)),
    )


def backup_of(entry: Category, owner: str) -> str:
    """Another duty than the owner's: where the backup owns it at night, its usual owner is the backup."""
    return entry.backup_duty if entry.backup_duty != owner else entry.duty


def ladder_of(entry: Category, owner: str, backup: str, lengths: LadderPolicy) -> Ladder:
    """The steps in order. The owner has the map's window; a duty that is the on-call's is also rung."""
    named: list[tuple[StepName, str, timedelta | None]] = [
        ("owner", owner, entry.window),
        ("backup", backup, lengths.backup),
        ("on_call", ON_CALL_DUTY, lengths.on_call),
        ("supervisor", SUPERVISOR, lengths.supervisor),
    ]
    steps = [
        Step(
            step=name,
            duty=duty,
            seconds=int(length.total_seconds()),
            by_phone=duty == ON_CALL_DUTY and lengths.on_call is not None,
        )
        for name, duty, length in named
        if length is not None
    ]
    return Ladder(
        steps=tuple(steps),
        clock=lengths.clock,
        room=lengths.room,
        again_every=int(lengths.again_every.total_seconds()),
        reached_within=int(lengths.reached_within.total_seconds()),
        called_back_within=int(lengths.called_back_within.total_seconds()),
        tries=lengths.failed_tries,
        decided_within=int(lengths.decided_within.total_seconds()),
        settled_within=int(lengths.settled_within.total_seconds()),
    )
