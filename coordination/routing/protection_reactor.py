"""What a call is about may make it specially protected. A machine may say so; nothing takes it back (S4)."""

from coordination.log.append import Entry
from coordination.log.event import Event, Forgotten, Logged
from coordination.log.execute import decided
from coordination.log.reactor import reactor
from coordination.log.stream import load_held
from coordination.policy.protected import Protected
from coordination.policy.protections import Protection
from coordination.policy.published import policy
from coordination.routing.events import (
    RoutingReasonClassified,
    RoutingReasonCorrected,
    RoutingTriggerFound,
    RoutingTriggerMissed,
)
from coordination.routing.standing import SHADOW
from telephony.calls.commands import SetProtection
from telephony.calls.decisions import CALL


@reactor(
    "reason_protection",
    kinds=("routing",),
    version="1",
    on=(RoutingReasonClassified, RoutingReasonCorrected, RoutingTriggerFound, RoutingTriggerMissed),
)
def reason_protection(cause: Logged) -> list[Entry]:
    """By the reason that was made out or corrected, and by words that are urgent now. Not by what was only
    computed: everybody sees that a call is protected."""
    protection = protection_by(cause.event, policy().protected)
    if protection is None or cause.mode == SHADOW:
        return []
    protect = SetProtection(protection=protection, by="reason", at=cause.occurred_at)
    return [decided(CALL, load_held(f"call/{cause.stream_id}"), protect)]


def protection_by(event: Event | Forgotten, protected: Protected) -> Protection | None:
    """What the clinic says that this event makes of a call; None where it says nothing."""
    match event:
        case RoutingReasonClassified(reason=reason) | RoutingReasonCorrected(reason=reason):
            return protected.reasons.get(reason)
        case RoutingTriggerFound(family=family, tier="now") | RoutingTriggerMissed(family=family, tier="now"):
            return protected.categories.get(family)
        case _:
            return None
