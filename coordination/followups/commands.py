"""What can be asked of a follow-up. `now` is the log's time; ids and due times come with the command."""

from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec

from coordination.followups.events import AttemptOutcome, Cause, Channel, Ending


class Command(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all commands."""


class ByPerson(Command, frozen=True, kw_only=True):
    """Asked by a person. `by` is `person/<uuid>`, `name` what colleagues read."""

    by: str
    name: str
    now: datetime
    supervisor: bool = False


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """What S5 asks for, from the policy."""

    due: datetime
    duty: str
    fallback_duty: str


class Caller(msgspec.Struct, frozen=True, kw_only=True):
    """Who called, as far as the phone system said."""

    number: str | None
    number_hash: str
    withheld: bool
    line: str


class Open(Command, frozen=True, kw_only=True):
    """Begin care work."""

    kind: str
    call: UUID | None
    caller: Caller
    series: int
    since: datetime
    plan: str
    terms: Terms
    why: Cause
    heard: bool


class Join(Command, frozen=True, kw_only=True):
    """A call of the same caller has this for its follow-up. It can only make it due sooner."""

    call: UUID
    at: datetime
    why: Cause
    heard: bool
    terms: Terms


class NoteWords(Command, frozen=True, kw_only=True):
    """Words of one of its calls are to be looked at here. `terms`: by when, if that is sooner."""

    call: UUID
    trigger: UUID
    family: str
    tier: Literal["now", "review"]
    found: str
    segment: UUID
    start: float
    end: float
    words: str
    terms: Terms | None = None


class LearnCaller(Command, frozen=True, kw_only=True):
    """It became known who had called."""

    caller: Caller


class ProposeClose(Command, frozen=True, kw_only=True):
    """A later call of this caller was answered by a person."""

    call: UUID
    at: datetime


class Promise(ByPerson, frozen=True, kw_only=True):
    """Tell the caller that somebody calls back."""

    what: str
    for_when: datetime


class Claim(ByPerson, frozen=True, kw_only=True):
    """Take it."""

    until: datetime


class Renew(ByPerson, frozen=True, kw_only=True):
    """Keep it."""

    until: datetime


class Release(ByPerson, frozen=True, kw_only=True):
    """Give it back."""


class Assign(ByPerson, frozen=True, kw_only=True):
    """Give it to a colleague."""

    to: str
    to_name: str
    until: datetime


class RecordAttempt(ByPerson, frozen=True, kw_only=True):
    """Say how a try went. `next_due` is what the plan says if it was in vain."""

    attempt: UUID
    channel: Channel
    outcome: AttemptOutcome
    next_due: datetime
    note: str = ""


class Dial(ByPerson, frozen=True, kw_only=True):
    """A call to the caller was placed: `call` is its id."""

    call: UUID


class Snooze(ByPerson, frozen=True, kw_only=True):
    """Out of sight until then. The due time does not move."""

    until: datetime


class Close(ByPerson, frozen=True, kw_only=True):
    """It is done. `attempts_needed` is the plan's, for could_not_reach; `owning` the duties that its plan
    names, `duties` those of whoever closes it."""

    outcome: Ending
    attempts_needed: int
    owning: frozenset[str] = frozenset()
    duties: frozenset[str] = frozenset()


class Reopen(ByPerson, frozen=True, kw_only=True):
    """It is not done after all."""

    terms: Terms
    why: str


class LapseClaim(Command, frozen=True, kw_only=True):
    """The alarm: a claim's time is over."""

    now: datetime


class Breach(Command, frozen=True, kw_only=True):
    """The alarm: the due time has come."""

    now: datetime


class EndSnooze(Command, frozen=True, kw_only=True):
    """The alarm: back into sight."""

    now: datetime
