"""Calls whose callers answered, for tests of what may be written down of them."""

from datetime import timedelta
from uuid import UUID, uuid4

from coordination.log.stream import now
from telephony.calls.events import PURPOSES, CallConsentDeclined, CallConsentGiven, Purpose
from tests.followups.calls import offered, some_number, tell


def call_with(*answered: Purpose, yes: bool = True) -> UUID:
    """A call that came in a minute ago, whose caller answered for these purposes."""
    call, began = uuid4(), now() - timedelta(minutes=1)
    answers = [_answer(purpose, yes=yes) for purpose in answered]
    tell(call, offered(some_number(), began), *answers)
    return call


def agreed() -> UUID:
    """A call whose caller said yes to everything."""
    return call_with(*PURPOSES)


def says_no(call: UUID, purpose: Purpose = "transcription") -> None:
    tell(call, _answer(purpose, yes=False))


def _answer(purpose: Purpose, *, yes: bool) -> CallConsentGiven | CallConsentDeclined:
    cls = CallConsentGiven if yes else CallConsentDeclined
    return cls(at=now() - timedelta(seconds=50 if yes else 0), purpose=purpose, how="key")
