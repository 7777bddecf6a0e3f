"""How a report of a call gets into the log: one place for all doors and adapters."""

from datetime import datetime
from uuid import UUID

from coordination.log.event import Context
from coordination.log.execute import Outcome, execute
from coordination.log.identifiers import keyed_id
from coordination.log.stream import load
from coordination.policy.published import policy
from telephony.calls.decisions import CALL, Command
from telephony.calls.state import Call, call_of

ROLE = "phone_system"


def call_id(source: str, pbx_call_id: str) -> UUID:
    """Our id of a phone system's call: the same for ever, and it tells nobody the other's."""
    return keyed_id("call", source, pbx_call_id)


def stream_of(call: UUID) -> str:
    return f"call/{call}"


def call_now(call: UUID) -> Call:
    """What is known of a call at this moment; nothing for one that was never heard of."""
    return call_of(load(stream_of(call)).events)


def tell(
    call: UUID, command: Command, *, source: str, at: datetime | None = None, correlation: UUID | None = None
) -> Outcome[Call]:
    """Decide and append what `source` reports. `at` is when it happened, now where nobody said.

    Raises the decision's `Refused`, StreamForgotten, and ConcurrencyError after five lost races.
    """

    def context(now: datetime) -> Context:
        return Context(
            actor=f"phone:{source}",
            role=ROLE,
            clinic=policy().clinic.id,
            occurred_at=at or now,
            correlation=correlation or call,
            policy=policy().version,
        )

    return execute(CALL, stream_of(call), lambda now: command, context)
