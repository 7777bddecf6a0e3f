"""Open follow-ups by the hundred thousand, appended in bulk, and what a batch of them costs to project."""

import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import msgspec

from coordination.followups.decisions import FOLLOWUP, alarms
from coordination.followups.events import (
    FollowupAttemptRecorded,
    FollowupClaimed,
    FollowupMerged,
    FollowupOpened,
    FollowupReleased,
)
from coordination.followups.projections import followups
from coordination.log.append import Entry, append
from coordination.log.applying import apply
from coordination.log.decider import state_of
from coordination.log.event import Event
from coordination.log.missing import events_after
from tests.bench.figures import median
from tests.bench.parcels import CONTEXT

A_TRANSACTION = 100  # streams
EVENTS_EACH = 10
DUTIES = ("navigator", "front_desk", "nurse", "scheduler", "billing")


def seed(streams: int) -> None:
    """So many open follow-ups, ten events each."""
    for start in range(0, streams, A_TRANSACTION):
        append_some(start, min(A_TRANSACTION, streams - start))


def append_some(start: int, count: int) -> list[str]:
    entries = [_entry(start + number) for number in range(count)]
    append(entries, CONTEXT)
    return [entry.stream for entry in entries]


def batch_cost(batches: int = 5) -> float:
    """Milliseconds that the projection takes for a batch of 1,000 new events of 100 streams."""
    took = []
    for number in range(batches):
        streams = append_some(number, A_TRANSACTION)
        batch = events_after([(stream, 0) for stream in streams])
        began = time.perf_counter()
        apply(followups, batch)
        took.append((time.perf_counter() - began) * 1000)
    return median(took)


def _entry(number: int) -> Entry:
    call = uuid4()
    events = _life(number, call)
    return Entry(
        stream=f"followup/{uuid4()}",
        expected=0,
        events=events,
        alarms=alarms(state_of(FOLLOWUP, events)),
        context=msgspec.structs.replace(CONTEXT, correlation=call),
    )


def _life(number: int, call: UUID) -> Sequence[Event]:
    at = datetime.now(UTC) - timedelta(minutes=number % 2_880)
    due = at + timedelta(hours=26)
    duty = DUTIES[number % len(DUTIES)]
    opened = FollowupOpened(
        followup_kind="callback",
        call=call,
        number=f"+1202555{number % 10_000:04}",
        number_hash=f"{number:064x}",
        withheld=False,
        line="main",
        series=1,
        since=at,
        plan="callback",
        due=due,
        duty=duty,
        fallback_duty="supervisor",
        why="abandoned",
        heard=True,
    )
    more: list[Event] = [FollowupMerged(call=uuid4(), at=at, why="abandoned", heard=True) for _ in range(3)]
    person = CONTEXT.actor
    for _ in range(2):
        until = at + timedelta(minutes=15)
        more += [
            FollowupClaimed(by=person, name="Ana Quintero", at=at, until=until),
            FollowupAttemptRecorded(
                attempt=uuid4(), at=at, channel="phone", outcome="no_answer", by=person, next_due=due
            ),
            FollowupReleased(by=person),
        ]
    return [opened, *more]
