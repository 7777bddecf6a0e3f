"""Which policy this process decides by: one immutable value, swapped whole, read without any I/O.

It is what the files say until `taking_up` has read what is published. A decision holds it still: `policy()`
gives one and the same value from its beginning to its end, also while another is published.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coordination.policy.published import Policy

_HELD: "ContextVar[Policy | None]" = ContextVar("ringback_policy", default=None)


class InForce:
    """What this process has; None until something was put in force."""

    def __init__(self) -> None:
        self._policy: Policy | None = None

    def now(self) -> "Policy | None":
        """What is held still here, else the newest."""
        return _HELD.get() or self._policy

    def put(self, policy: "Policy | None") -> None:
        """From now on every decision that begins is made by it; None goes back to the files."""
        self._policy = policy


IN_FORCE = InForce()


@contextmanager
def held(policy: "Policy") -> Iterator[str]:
    """Inside of it `policy()` is this one, on this thread; inside of another, it stays the other. Gives the
    version."""
    already = _HELD.get()
    if already is not None:
        yield already.version
        return
    token = _HELD.set(policy)
    try:
        yield policy.version
    finally:
        _HELD.reset(token)
