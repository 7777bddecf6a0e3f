"""A phone system in memory: the fake of the port, held to the same contract as the real ones."""

from collections.abc import Sequence
from datetime import datetime

from coordination.policy.clinic import Line
from coordination.policy.prompts import Prompt
from telephony.adapters.emergency import refuse_emergency
from telephony.adapters.port import Capabilities, Missed, NoConsentToRecord
from telephony.calls.state import Consent


class MemoryAdapter:
    """Can do everything; `did` says what it was asked to."""

    source = "memory"
    capabilities = Capabilities(
        media=True, route=True, place_call=True, ring=True, play=True, record=True, reconcile=True
    )

    def __init__(self) -> None:
        self.did: list[str] = []
        self.missed: list[Missed] = []

    def place_call(self, to: str, line: Line) -> str:
        refuse_emergency(to)
        self.did.append("place_call")
        return f"m-{len(self.did)}"

    def ring(self, to: str, line: Line, prompt: Prompt, page: str) -> str:
        refuse_emergency(to)
        self.did.append("ring")
        return f"m-{len(self.did)}"

    def route(self, pbx_call_id: str, to: str) -> None:
        refuse_emergency(to)
        self.did.append("route")

    def play(self, pbx_call_id: str, prompt: Prompt, line: Line) -> None:
        self.did.append("play")

    def record(self, pbx_call_id: str, consent: Consent) -> None:
        if consent != "given":
            raise NoConsentToRecord
        self.did.append("record")

    def reconcile(self, since: datetime) -> Sequence[Missed]:
        return [one for one in self.missed if one.began_at >= since]
