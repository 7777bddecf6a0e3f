"""Calls as a phone system reports them, for the tests of what comes of them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from coordination.followups.row import FollowupRow
from coordination.log.append import Entry, append
from coordination.log.event import Context, Event
from coordination.log.stream import load, now
from telephony.calls.events import CallAnswered, CallEnded, CallOffered, CallVoicemailLeft, EndReason


def some_number() -> str:
    """A number of nobody else's: tests share one database."""
    return f"+1{2_000_000_000 + uuid4().int % 7_999_999_999}"


def tell(call: UUID, *facts: Event, mode: str = "live") -> None:
    """Store facts of a call, as a door does."""
    stream = f"call/{call}"
    context = Context(
        actor="phone:tests", role="phone", clinic="riverbend", occurred_at=now(), correlation=call, mode=mode
    )
    append([Entry(stream=stream, expected=load(stream).version, events=list(facts))], context)


def offered(number: str | None, at: datetime, direction: str = "inbound") -> CallOffered:
    return CallOffered(
        at=at,
        direction="inbound" if direction == "inbound" else "outbound",
        number=number,
        line="main",
        line_known=True,
        source="tests",
        pbx_call_id=str(uuid4()),
    )


def missed(number: str | None, at: datetime, reason: EndReason = "abandoned") -> tuple[Event, ...]:
    return offered(number, at), CallEnded(at=at + timedelta(seconds=20), reason=reason)


def message(number: str | None, at: datetime) -> tuple[Event, ...]:
    later = at + timedelta(seconds=40)
    return offered(number, at), CallVoicemailLeft(at=later), CallEnded(at=later, reason="completed")


def answered(number: str | None, at: datetime) -> tuple[Event, ...]:
    return (
        offered(number, at),
        CallAnswered(at=at + timedelta(seconds=5)),
        CallEnded(at=at + timedelta(seconds=90), reason="completed"),
    )


def rows_of(calls: Sequence[UUID]) -> list[FollowupRow]:
    """The follow-ups that these calls opened or joined, the first opened first."""
    found = FollowupRow.objects.filter(calls__overlap=list(calls))
    return sorted(found, key=lambda row: (row.series, row.opened is not None and row.opened.isoformat()))
