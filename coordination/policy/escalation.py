"""How an escalation climbs, and what must have happened by when: escalation.yaml."""

from datetime import timedelta
from typing import Literal

import msgspec

from coordination.policy.decided import Decided, FromFile
from coordination.policy.span import Span

LONGEST_STEP = timedelta(minutes=5)  # of an emergency: longer, and the next would be asked too late


class LadderEntry(FromFile, frozen=True, kw_only=True):
    """A ladder of escalation.yaml. The owner's time is the window of the handoff map."""

    clock: Literal["wall", "open"]
    room: Literal["present", "held"]
    script_within: Decided[Span | None]
    backup: Decided[Span]
    on_call: Decided[Span | None]
    supervisor: Decided[Span]
    again_every: Decided[Span]
    reached_within: Decided[Span]
    called_back_within: Decided[Span]
    failed_tries: Decided[int]
    decided_within: Decided[Span]
    settled_within: Decided[Span]

    def __post_init__(self) -> None:
        if self.failed_tries.value < 2:
            raise ValueError("failed_tries is two at least: nobody is given up after one try")


class Ladders(FromFile, frozen=True, kw_only=True):
    """One for each urgency of the handoff map."""

    emergency: LadderEntry
    same_day: LadderEntry

    def __post_init__(self) -> None:
        one = self.emergency
        if one.clock != "wall" or one.room != "present":
            raise ValueError("emergency runs on the wall clock, and only who is signed in is there for it")
        if one.script_within.value is None:
            raise ValueError("emergency has no script_within: the caller is told what to do at once")
        if one.on_call.value is None:
            raise ValueError("emergency has no on_call: at night nobody's telephone would ring (S6)")
        for name in ("backup", "on_call", "supervisor", "again_every"):
            if getattr(one, name).value.length > LONGEST_STEP:
                raise ValueError(f"emergency: {name} is five minutes at most")


class EscalationFile(FromFile, frozen=True, kw_only=True):
    """escalation.yaml"""

    ladders: Ladders


class LadderPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """How long each step lasts, and the other clocks. `on_call`: null where no telephone rings;
    `script_within`: null where no text is to be said at once."""

    clock: Literal["wall", "open"]
    room: Literal["present", "held"]
    script_within: timedelta | None
    backup: timedelta
    on_call: timedelta | None
    supervisor: timedelta
    again_every: timedelta
    reached_within: timedelta
    called_back_within: timedelta
    failed_tries: int
    decided_within: timedelta
    settled_within: timedelta


class EscalationPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """The ladders by urgency."""

    emergency: LadderPolicy
    same_day: LadderPolicy

    def ladder(self, urgency: Literal["emergency", "same_day"]) -> LadderPolicy:
        return self.emergency if urgency == "emergency" else self.same_day


def escalation_of(file: EscalationFile) -> EscalationPolicy:
    """The file's values without their sources."""
    ladders = file.ladders
    return EscalationPolicy(emergency=_ladder(ladders.emergency), same_day=_ladder(ladders.same_day))


def _ladder(entry: LadderEntry) -> LadderPolicy:
    on_call, script = entry.on_call.value, entry.script_within.value
    return LadderPolicy(
        clock=entry.clock,
        room=entry.room,
        script_within=script.length if script is not None else None,
        backup=entry.backup.value.length,
        on_call=on_call.length if on_call is not None else None,
        supervisor=entry.supervisor.value.length,
        again_every=entry.again_every.value.length,
        reached_within=entry.reached_within.value.length,
        called_back_within=entry.called_back_within.value.length,
        failed_tries=entry.failed_tries.value,
        decided_within=entry.decided_within.value.length,
        settled_within=entry.settled_within.value.length,
    )
