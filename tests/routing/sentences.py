"""given(events).when(command).then(events), for routing; and the words of invented callers."""

from typing import Any
from uuid import UUID, uuid5

from coordination.log.event import Event
from coordination.policy.published import load_policy
from coordination.routing.commands import (
    AssignLane,
    Command,
    CorrectReason,
    MarkMissed,
    OverrideLane,
    VoteCue,
)
from coordination.routing.decisions import ROUTING
from coordination.routing.events import (
    Quote,
    RoutingBarrierProposed,
    RoutingCueFound,
    RoutingLaneAssigned,
    RoutingLaneOverridden,
    RoutingReasonClassified,
    RoutingTriggerFound,
)
from coordination.routing.lanes import Circumstances
from coordination.routing.state import Routing
from tests.log.sentences import When
from tests.policy.shipped import SHIPPED

MAP = load_policy(SHIPPED).handoff_map
SEGMENT = UUID("00000000-0000-7000-8000-00000000aaaa")
NURSE = {"by": "person/00000000-0000-7000-8000-000000000001", "role": "nurse"}
FRONT = {"by": "person/00000000-0000-7000-8000-000000000002", "role": "front_desk"}
SUPERVISOR = {"by": "person/00000000-0000-7000-8000-000000000003", "role": "supervisor"}
NURSES = frozenset({"nurse", "on_call_clinician"})
FRONTS = frozenset({"front_desk"})
ALL = frozenset({"nurse", "supervisor", "navigator", "front_desk", "billing"})


class Asked(When[Routing]):
    """The engine's sentence, and what it makes of the lane."""

    def lanes(self) -> list[tuple[str, str, str, tuple[str, ...]]]:
        """(lane, queue, duty, why) of each event about the lane."""
        return [
            (one.lane, one.queue, one.duty, one.why if isinstance(one, RoutingLaneAssigned) else ())
            for one in self.events()
            if isinstance(one, RoutingLaneAssigned | RoutingLaneOverridden)
        ]

    def events(self) -> list[Event]:
        return self._decide()


class Given:
    def __init__(self, history: tuple[Event, ...]) -> None:
        self._history = history

    def when(self, command: Command) -> Asked:
        return Asked(ROUTING, self._history, command)


def given(*history: Event) -> Given:
    return Given(history)


def id_of(*parts: object) -> UUID:
    return uuid5(SEGMENT, "/".join(map(str, parts)))


def _place(start: float, end: float) -> dict[str, Any]:
    return {
        "segment": SEGMENT,
        "last_segment": SEGMENT,
        "first": 0,
        "last": 1,
        "start": start,
        "end": end,
        "channel": "caller",
        "speaker": "caller",
        "language": "en",
        "heard_in": "live",
    }


def trigger(family: str, tier: str = "now", start: float = 10.0, **more: Any) -> RoutingTriggerFound:
    fields = _place(start, start + 1) | more
    return RoutingTriggerFound(
        trigger=id_of("trigger", family, tier, start, fields["heard_in"]),
        family=family,
        tier="now" if tier == "now" else "review",
        why="affirmed" if tier == "now" else "denied",
        content=Quote(text="words of nobody"),
        **fields,
    )


def cue(kind: str = "frustration", start: float = 20.0) -> RoutingCueFound:
    return RoutingCueFound(
        cue=id_of("cue", kind, start),
        cue_kind=kind,  # type: ignore[arg-type] # the tests name kinds of the vocabulary
        content=Quote(text="words of nobody"),
        **_place(start, start + 1),
    )


def barrier(kind: str = "transport", start: float = 30.0) -> RoutingBarrierProposed:
    return RoutingBarrierProposed(
        barrier=id_of("barrier", kind, start),
        barrier_kind=kind,  # type: ignore[arg-type] # as above
        content=Quote(text="words of nobody"),
        **_place(start, start + 1),
    )


def reason(name: str, probability: float = 0.93) -> RoutingReasonClassified:
    return RoutingReasonClassified(
        reason=name, likely=name, probability=probability, signals=("words",), model="test"
    )


def assigned(lane: str, queue: str, *why: str, **more: Any) -> RoutingLaneAssigned:
    fields = {
        "urgency": "usual",
        "clinical": False,
        "duty": queue,
        "backup_duty": "supervisor",
        "reason": "",
        "script": None,
    } | more
    return RoutingLaneAssigned(lane=lane, queue=queue, why=why, **fields)  # type: ignore[arg-type] # as above


CHEST = assigned(
    "human_only",
    "nurse",
    "trigger:chest_pain",
    urgency="emergency",
    clinical=True,
    script="script_emergency",
)
COMPLAINT = assigned(
    "human_only",
    "supervisor",
    "trigger:complaint",
    urgency="same_day",
    backup_duty="medical_director",
    script="script_supervisor",
)


def look(*, not_heard: bool = False, protected: bool = False, over: bool = False) -> AssignLane:
    return AssignLane(around=Circumstances(not_heard=not_heard, protected=protected, over=over), map=MAP)


def override(
    who: dict[str, str], duties: frozenset[str], lane: str, queue: str | None = None
) -> OverrideLane:
    return OverrideLane(
        duties=duties,
        lane=lane,  # type: ignore[arg-type] # as above
        queue=queue,
        why="she said so",
        around=Circumstances(),
        map=MAP,
        **who,
    )


def missed(family: str, tier: str = "now", start: float = 10.0) -> MarkMissed:
    return MarkMissed(
        duties=NURSES,
        trigger=id_of("missed", family, tier, start),
        family=family,
        tier="now" if tier == "now" else "review",
        segment=SEGMENT,
        first=3,
        last=5,
        start=start,
        end=start + 1,
        words="words of nobody",
        map=MAP,
        **NURSE,
    )


def correct(name: str) -> CorrectReason:
    return CorrectReason(duties=NURSES, reason=name, map=MAP, **NURSE)


def vote(found: RoutingCueFound, *, useful: bool) -> VoteCue:
    return VoteCue(duties=NURSES, cue=found.cue, useful=useful, **NURSE)
