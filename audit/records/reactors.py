"""A caller's no destroys what was kept of the call until then (S13).

A no by a key or through a person counts at once. One that a machine heard in the words is sealed first:
nobody reads it, and it is destroyed after the time that the clinic decided.
"""

from datetime import timedelta

from audit.records.decisions import RECORD, Certify, OrderDestruction
from audit.records.events import Kept, RecordDestructionDue
from audit.records.heard import HEARD
from audit.records.quotes import destroy_quotes
from coordination.log.append import Entry
from coordination.log.destruction import destroy
from coordination.log.event import Context, Logged
from coordination.log.execute import decided
from coordination.log.reactor import reactor
from coordination.log.stream import load
from coordination.policy.published import policy
from telephony.calls.events import (
    STREAMED,
    CallConsentDeclined,
    CallConsentWithdrawn,
    CallRecordingStarted,
    CallRecordingStored,
    Purpose,
)

__all__ = ["destroy_quotes", "destroy_records", "obey_refusals"]

DESTROYS: dict[Purpose, tuple[Kept, ...]] = {
    "recording": ("audio",),
    "transcription": ("words", "masked"),
    "analysis": (),
}


@reactor("obey_refusals", kinds=("call",), on=(CallConsentDeclined, CallConsentWithdrawn))
def obey_refusals(cause: Logged) -> list[Entry]:
    """Order the destruction of what there is; a call of which nothing was kept has nothing to destroy."""
    no = cause.event
    if not isinstance(no, CallConsentDeclined | CallConsentWithdrawn):
        return []
    wait = policy().retention.heard_no_is_sealed_for if no.how in HEARD else timedelta()
    kept = tuple(one for one in DESTROYS[no.purpose] if _was_kept(one, cause))
    order = OrderDestruction(
        kept=kept,
        why="withdrawn" if isinstance(no, CallConsentWithdrawn) else "declined",
        due=cause.recorded_at + wait,
    )
    return [decided(RECORD, load(f"record/{cause.stream_id}"), order)] if kept else []


def _was_kept(kept: Kept, cause: Logged) -> bool:
    if kept == "audio":
        return any(_has_sound(event) for event in load(cause.stream).events)
    return load(f"transcript/{cause.stream_id}").version > 0


def _has_sound(event: object) -> bool:
    """A recording; or one that streams here and may lie in the spool of a process that was killed."""
    streams = isinstance(event, CallRecordingStarted) and event.via in STREAMED
    return streams or isinstance(event, CallRecordingStored)


@reactor("destroy_records", kinds=("record",), on=(RecordDestructionDue,))
def destroy_records(cause: Logged) -> list[Entry]:
    """Destroy the key; the certificate stands in the same transaction."""
    due = cause.event
    if not isinstance(due, RecordDestructionDue):
        return []
    until = (cause.recorded_at + policy().retention.key_backups_are_kept_for).date()
    certificate = decided(RECORD, load(cause.stream), Certify(kept=due.kept, backups_until=until))
    if certificate.events:
        context = Context(
            actor="system:destroy_records@1",
            role="system",
            clinic=cause.clinic,
            occurred_at=cause.recorded_at,
            mode=cause.mode,
            correlation=cause.correlation,
            causation=cause.event_id,
            policy=policy().version,
        )
        destroy(str(cause.stream_id), due.kept, certificate, context)
    return []
