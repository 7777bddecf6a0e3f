"""The end of a stream, without the rest of it."""

from uuid import uuid4

import pytest

from coordination.log.append import Entry, append
from coordination.log.event import Context
from coordination.log.stream import now, tail
from tests.log.letters.events import LetterPosted, LetterStamped

pytestmark = pytest.mark.django_db


def stamped(times: int) -> str:
    """A letter stamped so often, 1 gram, 2 grams, ...: its version is one more."""
    stream = f"letter/{uuid4()}"
    context = Context(
        actor="person/ana", role="navigator", clinic="riverbend", occurred_at=now(), correlation=uuid4()
    )
    events = [LetterPosted(to="Ana"), *(LetterStamped(grams=grams + 1) for grams in range(times))]
    append([Entry(stream=stream, expected=0, events=events, alarms={})], context)
    return stream


def versions(stream: str, *, upto: int, last: int) -> list[int]:
    return [one.version for one in tail(stream, upto=upto, last=last)]


def test_the_newest_events_come_in_order() -> None:
    stream = stamped(9)
    assert versions(stream, upto=10, last=3) == [8, 9, 10]
    assert [one.event for one in tail(stream, upto=10, last=1)] == [LetterStamped(grams=9)]


def test_what_came_later_is_left_out() -> None:
    stream = stamped(9)
    assert versions(stream, upto=4, last=2) == [3, 4]


def test_a_short_stream_is_read_whole() -> None:
    stream = stamped(1)
    assert versions(stream, upto=2, last=48) == [1, 2]
    assert versions(f"letter/{uuid4()}", upto=5, last=5) == []
