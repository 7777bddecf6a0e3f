"""What is kept of a call, and for how long: the facts of streams `record/<call>`."""

from datetime import date, datetime
from typing import Literal

from coordination.log.event import Event, event

Kept = Literal["audio", "words", "masked", "quote"]
"""Classes of content, each under a key of its own: destroying the key destroys every copy."""
Why = Literal["declined", "withdrawn"]


@event()
class RecordDestructionOrdered(Event, frozen=True, kw_only=True):
    """What was kept of a call must go, at `due`: the caller said no. Until then nobody reads it."""

    kept: Kept
    why: Why
    due: datetime


@event()
class RecordDestructionDue(Event, frozen=True, kw_only=True):
    """The time has come."""

    kept: Kept


@event()
class RecordDestroyed(Event, frozen=True, kw_only=True):
    """The certificate: the key is gone for good. `backups_until`: the day by which its copies in backups have
    aged out."""

    kept: Kept
    why: Why
    backups_until: date
