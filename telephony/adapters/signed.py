"""A phone system that only tells: signed events and uploads come in, and nothing can be asked of it."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from coordination.policy.clinic import Line
from coordination.policy.prompts import Prompt
from telephony.adapters.emergency import refuse_emergency
from telephony.adapters.port import Capabilities, Missed, NoConsentToRecord, NotCapable
from telephony.calls.state import Consent


class SignedAdapter(msgspec.Struct, frozen=True, kw_only=True):
    """One source of RINGBACK_SOURCES."""

    source: str

    @property
    def capabilities(self) -> Capabilities:
        return Capabilities()

    def place_call(self, to: str, line: Line) -> str:
        refuse_emergency(to)
        raise NotCapable

    def ring(self, to: str, line: Line, prompt: Prompt, page: str) -> str:
        refuse_emergency(to)
        raise NotCapable

    def route(self, pbx_call_id: str, to: str) -> None:
        refuse_emergency(to)
        raise NotCapable

    def play(self, pbx_call_id: str, prompt: Prompt, line: Line) -> None:
        raise NotCapable

    def record(self, pbx_call_id: str, consent: Consent) -> None:
        if consent != "given":
            raise NoConsentToRecord
        raise NotCapable

    def reconcile(self, since: datetime) -> Sequence[Missed]:
        return ()
