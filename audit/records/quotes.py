"""After a caller's no the quotes of escalations go too, but not before a nurse has written her own words.

An escalation that was raised stays open, with category, time and what the caller was told: whoever answers
for it must know what was said, until she has put it down herself. All quotes of a call are under one key.
"""

from datetime import datetime, timedelta
from uuid import UUID

from audit.records.decisions import RECORD, OrderDestruction
from audit.records.heard import HEARD
from coordination.escalations.alarms import ESCALATION
from coordination.escalations.events import (
    EscalationConfirmed,
    EscalationDismissed,
    EscalationRaised,
)
from coordination.escalations.of_call import escalations_of
from coordination.escalations.state import Open, Resolved
from coordination.log.append import Entry
from coordination.log.decider import state_of
from coordination.log.event import Logged
from coordination.log.execute import decided
from coordination.log.reactor import reactor
from coordination.log.stream import Loaded, load
from coordination.policy.published import policy
from telephony.calls.events import CallConsentDeclined, CallConsentWithdrawn
from telephony.calls.state import Call, call_of


@reactor(
    "destroy_quotes",
    kinds=("call", "escalation"),
    on=(CallConsentDeclined, CallConsentWithdrawn, EscalationConfirmed, EscalationDismissed),
)
def destroy_quotes(cause: Logged) -> list[Entry]:
    """Order it once the caller has refused and every escalation of the call is in a nurse's own words."""
    call_id = cause.stream_id if cause.kind == "call" else _call_of(load(cause.stream))
    if call_id is None:
        return []
    call = call_of(load(f"call/{call_id}").events)
    refused = call.consent("transcription")
    if refused not in ("declined", "withdrawn"):
        return []
    found = escalations_of(call_id)
    if not found or not all(in_her_own_words(one) for one in found):
        return []
    order = OrderDestruction(kept=("quote",), why=refused, due=max(cause.recorded_at, _due(call)))
    return [decided(RECORD, load(f"record/{call_id}"), order)]


def in_her_own_words(loaded: Loaded) -> bool:
    """Whoever judged it wrote down what there was to it."""
    match state_of(ESCALATION, loaded.events):
        case Open() as state:
            return state.noted
        case Resolved(was=was):
            return was.noted
        case _:
            return True


def _call_of(loaded: Loaded) -> UUID | None:
    raised = next((one for one in loaded.events if isinstance(one, EscalationRaised)), None)
    return raised.call if raised is not None else None


def _due(call: Call) -> datetime:
    """A no that was only heard waits, as it does for the words themselves; any other does not."""
    wait = policy().retention.heard_no_is_sealed_for
    noes = [no for no in call.of(CallConsentDeclined) if no.purpose == "transcription"]
    return min(no.at + (wait if no.how in HEARD else timedelta()) for no in noes)
