"""What is known of a call's patient that speaks for a reason: what she called for lately."""

from collections.abc import Iterator
from uuid import UUID

from coordination.identity.confirmed import calls_of, confirmed_patients
from coordination.log.decider import state_of
from coordination.log.event import Logged
from coordination.log.stream import load_many
from coordination.policy.published import policy
from coordination.routing.decisions import ROUTING
from coordination.routing.reasons.names import UNCLEAR
from coordination.routing.reasons.reason import called_for
from coordination.routing.standing import counting, may_have_cues
from telephony.calls.state import call_of
from telephony.calls.telling import stream_of as call_stream


def known_of_patient(call: UUID, cause: Logged) -> list[str]:
    """Facts of the confirmed patient, for `reason_of`. Of two patients on one call nobody knows whose words
    they are, and without a confirmed one nothing is known: then there are none.

    Calls that are specially protected, or whose caller took her yes back, tell nothing (S13).
    """
    patients = confirmed_patients(call)
    if len(patients) != 1:
        return []
    others = [one for one in calls_of(patients[0], cause.mode) if one != call]
    return sorted({called_for(reason) for reason in _reasons(others, cause)})


def _reasons(calls: list[UUID], cause: Logged) -> Iterator[str]:
    found = load_many([stream for call in calls for stream in (call_stream(call), f"routing/{call}")])
    since = cause.occurred_at - policy().reasons.looks_back
    for call in calls:
        told = call_of(found[call_stream(call)].events)
        if told.offered is None or told.offered.at < since or not may_have_cues(told):
            continue
        reason = state_of(ROUTING, counting(found[f"routing/{call}"].logged, cause.mode)).reason
        if reason is not None and reason.reason != UNCLEAR:
            yield reason.reason
