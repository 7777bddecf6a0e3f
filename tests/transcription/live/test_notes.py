"""How late live words are, for whoever looks at the call."""

from collections.abc import Callable
from datetime import timedelta
from typing import Protocol
from uuid import uuid4

import pytest

from transcription.live import notes


class Clock(Protocol):
    advance: Callable[[timedelta], None]


@pytest.mark.django_db
def test_a_call_is_as_late_as_its_transcriber_says() -> None:
    call, other = uuid4(), uuid4()
    notes.note_lag({call: 4.24, other: 0.0})
    notes.note_lag({call: 12.26})
    assert (notes.behind(call), notes.behind(other), notes.behind(uuid4())) == (12.3, 0.0, None)


def test_a_transcriber_that_says_nothing_any_more_gets_later_every_second(clock: Clock) -> None:
    call = uuid4()
    notes.note_lag({call: 1.0})
    clock.advance(timedelta(seconds=40))
    behind = notes.behind(call)
    assert behind is not None
    assert 41.0 <= behind < 43.0


@pytest.mark.django_db
def test_a_place_never_goes_back() -> None:
    call = uuid4()
    notes.settle(call, "caller", 4000)
    notes.settle(call, "caller", 3000)
    notes.settle(call, "staff", 100)
    assert notes.places_of(call) == {"caller": 4000, "staff": 100}
    notes.note_lag({call: 1.0})
    notes.forget_lag(call)
    assert (notes.places_of(call), notes.behind(call)) == ({"caller": 4000, "staff": 100}, None)


def test_what_a_transcriber_left_that_never_came_back_is_cleaned_away(clock: Clock) -> None:
    call = uuid4()
    notes.settle(call, "caller", 4000)
    notes.note_lag({call: 1.0})
    notes.clean()
    assert notes.places_of(call) == {"caller": 4000}
    clock.advance(notes.STALE + timedelta(minutes=1))
    notes.clean()
    assert (notes.places_of(call), notes.behind(call)) == ({}, None)
