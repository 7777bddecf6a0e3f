"""How far each thing that the machine can do has come, by queue: off, shadow, assist, on.

    policy().rollout.mode("triggers", queue="nurse")      # "assist"
    policy().rollout.computes("cues", queue="billing")    # False where it is off

`off` is not computed; `shadow` is computed, on record and shown to nobody; `assist` is shown on screens;
`on` also acts by telephone.
"""

from collections.abc import Collection
from typing import Literal, get_args

import msgspec

from coordination.policy.decided import Decided, FromFile
from coordination.policy.errors import PolicyError

Mode = Literal["off", "shadow", "assist", "on"]
Capability = Literal["triggers", "cues", "reason", "routing", "telephone"]
CAPABILITIES: tuple[Capability, ...] = get_args(Capability)
MODES: tuple[Mode, ...] = get_args(Mode)  # from the least to the most


class Modes(FromFile, frozen=True, kw_only=True):
    """A mode for every capability."""

    triggers: Decided[Mode]
    cues: Decided[Mode]
    reason: Decided[Mode]
    routing: Decided[Mode]
    telephone: Decided[Mode]


class RolloutFile(FromFile, frozen=True, kw_only=True):
    """rollout.yaml"""

    everywhere: Modes
    queues: dict[str, dict[Capability, Decided[Mode]]]


class Rollout(msgspec.Struct, frozen=True, kw_only=True):
    """`everywhere` holds where a queue says nothing else; a call that is in no queue yet is "everywhere"."""

    everywhere: dict[Capability, Mode]
    queues: dict[str, dict[Capability, Mode]]

    def mode(self, capability: Capability, queue: str = "") -> Mode:
        return self.queues.get(queue, {}).get(capability, self.everywhere[capability])

    def computes(self, capability: Capability, queue: str = "") -> bool:
        """Whether it is worked out at all."""
        return self.mode(capability, queue) != "off"

    def shows(self, capability: Capability, queue: str = "") -> bool:
        """Whether anybody sees it."""
        return self.mode(capability, queue) in ("assist", "on")

    def acts(self, capability: Capability, queue: str = "") -> bool:
        """Whether it may ring a telephone or move a call."""
        return self.mode(capability, queue) == "on"

    def acting(self) -> frozenset[tuple[str, Capability]]:
        """Everything that is `on`, as (queue, capability); queue "" is everywhere."""
        places: dict[str, dict[Capability, Mode]] = {"": self.everywhere, **self.queues}
        return frozenset(
            (queue, capability)
            for queue, modes in places.items()
            for capability, mode in modes.items()
            if mode == "on"
        )


def rollout_of(file: RolloutFile) -> Rollout:
    """The file's modes without their sources."""
    return Rollout(
        everywhere={one: getattr(file.everywhere, one).value for one in CAPABILITIES},
        queues={
            queue: {capability: decided.value for capability, decided in modes.items()}
            for queue, modes in file.queues.items()
        },
    )


def check_rollout(file: RolloutFile, queues: Collection[str]) -> None:
    """PolicyError for a queue that the handoff map does not have."""
    for queue in file.queues:
        if queue not in queues:
            raise PolicyError("rollout.yaml", f"queues.{queue}", f"no queue is called `{queue}`")


def refuse_acting(file: RolloutFile) -> None:
    """PolicyError where a file lets something act by telephone: nobody has signed for it."""
    for queue, capability in sorted(rollout_of(file).acting()):
        where = f"queues.{queue}.{capability}" if queue else f"everywhere.{capability}"
        sentence = "`on` is published, with its signatures: a file says assist at the most"
        raise PolicyError("rollout.yaml", where, sentence)
