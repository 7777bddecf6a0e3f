"""What an embedded process hands on to its reactors: in order, bounded, and said once when it is too much."""

from collections.abc import Sequence
from uuid import uuid4

import pytest
from structlog.testing import capture_logs

from coordination.log.codec import SealedEvent
from coordination.log.in_process import HandedOn
from coordination.log.missing import events_after
from tests.log.letters.events import LetterPosted, LetterStamped
from tests.log.sentences import put

pytestmark = pytest.mark.django_db


def batch(events: int) -> Sequence[SealedEvent]:
    stream = f"letter/{uuid4()}"
    put(stream, [LetterPosted(to="Ana"), *[LetterStamped(grams=1)] * (events - 1)])
    return events_after([(stream, 0)])


def test_batches_come_out_together_and_in_order() -> None:
    one, two, handed_on = batch(2), batch(3), HandedOn()
    handed_on.put(one)
    handed_on.put(two)
    assert handed_on.take(0) == [*one, *two]
    assert handed_on.take(0) == []


def test_no_more_than_a_thousand_are_taken_together() -> None:
    some, handed_on = batch(4), HandedOn()
    for _ in range(300):
        handed_on.put(some)
    assert [len(handed_on.take(0)) for _ in range(3)] == [1_000, 200, 0]


def test_reactors_that_fall_behind_are_told_of_once_and_once_when_they_have_caught_up() -> None:
    handed_on = HandedOn(most=5)
    with capture_logs() as said:
        for _ in range(4):
            handed_on.put(batch(2))
        handed_on.take(0)
        handed_on.put(batch(2))
        handed_on.put(batch(2))
    assert [line["event"] for line in said] == ["reactors_behind", "reactors_caught_up"]
    assert said[0]["waiting"] == 4
    with capture_logs() as again:
        handed_on.put(batch(2))
    assert [line["event"] for line in again] == ["reactors_behind"], "the next episode is said again"


def test_what_does_not_fit_is_left_to_the_sweep_whole() -> None:
    first, second, handed_on = batch(4), batch(4), HandedOn(most=5)
    handed_on.put(first)
    handed_on.put(second)
    assert handed_on.take(0) == first
