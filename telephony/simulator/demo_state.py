"""What a running Ringback says of its doors in `.ringback/demo.json`, as far as a phone system needs it."""

from __future__ import annotations

from pathlib import Path

import msgspec


class DemoStateProblem(Exception):
    """The file is not there, or lacks what a phone system needs; the text says what to do."""


class Source(msgspec.Struct, frozen=True):
    """A sender of signed events."""

    secret: str


class TwilioAccount(msgspec.Struct, frozen=True):
    """The account that the Twilio door believes in."""

    account: str
    auth_token: str
    public_url: str


class DemoState(msgspec.Struct, frozen=True):
    """The parts of demo.json that matter to a phone system."""

    sources: dict[str, Source]
    twilio: TwilioAccount | None = None

    @property
    def secret(self) -> str:
        """The key of the source `simulator`."""
        return self.sources["simulator"].secret


def read_demo_state(path: Path) -> DemoState:
    """The state file of a demo that runs, or a DemoStateProblem."""
    try:
        state = msgspec.json.decode(path.read_bytes(), type=DemoState)
    except FileNotFoundError:
        raise DemoStateProblem(f"{path} is not there: start Ringback first (make demo)") from None
    except msgspec.DecodeError as error:
        raise DemoStateProblem(f"{path}: {error}") from error
    if "simulator" not in state.sources:
        raise DemoStateProblem(f"{path}: `sources` has no `simulator`")
    return state
