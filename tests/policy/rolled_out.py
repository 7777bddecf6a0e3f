"""How far each capability has come, for one test."""

from typing import Any

import pytest

from coordination.policy.rollout import Capability, Mode, Rollout


def roll_out(monkeypatch: pytest.MonkeyPatch, **modes: Mode) -> None:
    """These capabilities are so far in every queue; the others as the files say."""
    usual = Rollout.mode

    def mode(self: Rollout, capability: Capability, queue: str = "") -> Any:
        return modes.get(capability) or usual(self, capability, queue)

    monkeypatch.setattr(Rollout, "mode", mode)
