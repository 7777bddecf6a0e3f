"""Alarms fire when the log's clock says so, once, and one that fails waits alone."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction

from coordination.log.database import execute, rows
from coordination.log.decider import DECIDERS, Decider
from coordination.log.firing import fire_due
from coordination.log.stream import load, now
from tests.conftest import Clock
from tests.log.conftest import at_once
from tests.log.letters.decisions import Return
from tests.log.letters.events import LetterDelivered, LetterPosted, LetterReturned
from tests.log.sentences import put
from tests.servers import Database

HOUR = timedelta(hours=1)
Fire = Callable[[], int]


def due_in(step: timedelta) -> str:
    stream = f"letter/{uuid4()}"
    put(stream, [LetterPosted(to="Ana", due=now() + step)])
    return stream


def alarms_of(stream: str) -> list[tuple[str, int]]:
    return [
        (name, failures)
        for name, failures in rows("SELECT name, failures FROM log_alarm WHERE stream = %s", [stream])
    ]


def test_fires_once_when_it_is_due(clock: Clock, fire_alarms: Fire) -> None:
    stream = due_in(HOUR)
    assert fire_alarms() == 0
    clock.advance(HOUR)
    assert (fire_alarms(), fire_alarms()) == (1, 0)
    assert load(stream).events[1:] == [LetterReturned(late=True)]
    assert alarms_of(stream) == []


def test_a_fired_alarm_says_who_acted_and_why(clock: Clock, fire_alarms: Fire) -> None:
    stream = due_in(HOUR)
    clock.advance(HOUR)
    fire_alarms()
    posted, returned = load(stream).logged
    assert (returned.actor, returned.role, returned.clinic) == ("system:clock@1", "system", "riverbend")
    assert (returned.causation, returned.correlation) == (posted.event_id, posted.correlation)


def test_what_happened_before_takes_the_alarm_away(clock: Clock, fire_alarms: Fire) -> None:
    stream = f"letter/{uuid4()}"
    put(stream, [LetterPosted(to="Ana", due=now() + HOUR), LetterDelivered()])
    assert alarms_of(stream) == []
    clock.advance(2 * HOUR)
    assert fire_alarms() == 0


def with_alarm_command(command: Callable[[str, datetime, datetime], object]) -> Decider[Any]:
    rules = DECIDERS["letter"]
    return Decider(
        kind="letter",
        initial=rules.initial,
        evolve=rules.evolve,
        decide=rules.decide,
        alarms=rules.alarms,
        alarm_command=command,
    )


def test_a_failure_backs_off_alone_and_shows(
    clock: Clock, fire_alarms: Fire, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing, healthy = due_in(HOUR), due_in(HOUR)
    ((bad,),) = rows("SELECT due FROM log_alarm WHERE stream = %s", [failing])
    broken = [bad]

    def command(name: str, due: datetime, moment: datetime) -> Return:
        if due in broken:
            raise ValueError("a patient's words")
        return Return(moment)

    monkeypatch.setitem(DECIDERS, "letter", with_alarm_command(command))
    clock.advance(2 * HOUR)
    assert fire_alarms() == 2
    assert (load(failing).version, load(healthy).version) == (1, 2)
    ((failures, error),) = rows("SELECT failures, error FROM log_alarm WHERE stream = %s", [failing])
    assert failures == 1
    assert error.startswith("ValueError in ")
    assert "patient" not in error
    assert fire_alarms() == 0, "it waits"
    broken.clear()
    clock.advance(timedelta(seconds=2))
    assert fire_alarms() == 1
    assert load(failing).version == 2
    assert alarms_of(failing) == []


def test_an_alarm_that_its_decision_leaves_due_does_not_fire_for_ever(
    clock: Clock, fire_alarms: Fire, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = due_in(HOUR)
    too_early = with_alarm_command(lambda name, due, moment: Return(due - HOUR))
    monkeypatch.setitem(DECIDERS, "letter", too_early)
    clock.advance(HOUR)
    assert (fire_alarms(), fire_alarms()) == (1, 0)
    assert alarms_of(stream) == [("return", 1)]


def test_several_clocks_share_the_work_and_never_the_alarm(committed: Database) -> None:
    streams = [due_in(-HOUR) for _ in range(30)]

    def fire_all() -> int:
        fired = 0
        while fire_due():
            fired += 1
        return fired

    assert sum(at_once(*[fire_all] * 4)) == 30
    assert [load(stream).events[1:] for stream in streams] == [[LetterReturned(late=True)]] * 30


def test_a_stream_whose_command_runs_is_left_to_the_next_look(committed: Database) -> None:
    """The clock neither waits for the command nor makes it wait for ever: no deadlock between them."""
    stream = due_in(-HOUR)

    def fire() -> bool:
        return fire_due()

    with transaction.atomic():
        execute("UPDATE log_stream SET version = version WHERE stream = %s", [stream])
        assert at_once(fire) == [False]
    assert at_once(fire) == [True]
