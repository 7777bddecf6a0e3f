"""A fault of ours on a call is somebody's work, with a due time and a fallback (S5, S10)."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from coordination.followups.incidents import incidents
from coordination.followups.row import FollowupRow
from coordination.log.append import append
from coordination.log.event import Context, Logged
from coordination.log.guards import Consumer
from coordination.log.identifiers import keyed_id
from coordination.log.quarantine import Poison, park
from coordination.log.stream import load, now
from tests.followups.calls import missed, some_number, tell

pytestmark = pytest.mark.django_db
React = Callable[[], None]


def parked_call(consumer: str) -> UUID:
    call = uuid4()
    tell(call, *missed(some_number(), now() - timedelta(minutes=1)))
    event_id = load(f"call/{call}").logged[0].event_id
    park(
        Consumer(consumer, 1, ("call",)),
        Poison(stream=f"call/{call}", version=1, event_id=event_id, error="ValueError in callbacks"),
    )
    return call


def news_of(consumer: str, call: UUID) -> Logged:
    return load(f"quarantine/{keyed_id('quarantine', consumer, f'call/{call}')}").logged[-1]


def test_a_call_parked_in_a_reactor_is_a_supervisors_work(react: React) -> None:
    call = parked_call("callbacks")
    react()
    (row,) = FollowupRow.objects.filter(calls__contains=[call])
    assert (row.kind, row.why, row.is_open, row.fallback_duty) == ("incident", "parked", True, "nurse")
    assert row.duty in {"supervisor", "on_call_clinician"}
    assert row.due is not None
    assert row.opened is not None
    assert row.due - row.opened in {timedelta(minutes=30), timedelta(minutes=60)}


def test_the_same_stream_parked_again_opens_no_second(react: React) -> None:
    call = parked_call("callbacks")
    react()
    cause = news_of("callbacks", call)
    context = Context(actor="system:t", role="system", clinic="riverbend", occurred_at=now())
    append(list(incidents(cause)), context)
    assert len(load(f"quarantine/{cause.stream_id}").logged) == 1
    assert list(incidents(cause)) == []


def test_a_stream_parked_in_a_read_model_is_no_incident(react: React) -> None:
    call = parked_call("calls")
    assert list(incidents(news_of("calls", call))) == []
