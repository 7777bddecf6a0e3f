"""What is fixed when a call begins: the policy by which the caller hears her notice and is asked.

A notice that is published in the middle of a call changes nothing of that call; her own no always does (S13).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import structlog

from coordination.log.database import rows
from coordination.policy.errors import PolicyError
from coordination.policy.in_force import held
from coordination.policy.published import Policy, policy
from coordination.policy.taking_up import policy_at
from telephony.calls.telling import stream_of

log = structlog.get_logger()


def policy_of_call(call: UUID) -> Policy:
    """The policy that was in force at the call's first fact. The present one for a call of which nothing is
    known yet, and where so old a version cannot be read any more, which is logged."""
    found = rows("SELECT policy FROM log_event WHERE stream = %s AND version = 1", [stream_of(call)])
    if not found:
        return policy()
    try:
        return policy_at(found[0][0])
    except PolicyError as error:
        log.warning("policy of a call not read", file=error.file, field=error.field)
        return policy()


@contextmanager
def as_it_began(call: UUID) -> Iterator[None]:
    """Inside of it `policy()` is that of the call, and what is taken down names its version."""
    with held(policy_of_call(call)):
        yield
