"""Whatever got lost on the way, a sweep mends; a reader may wait for it."""

import threading
from collections.abc import Sequence
from functools import partial
from uuid import uuid4

import pytest

from coordination.log.applying import apply, catch_up_streams, target_of
from coordination.log.errors import OtherGeneration
from coordination.log.feed import KafkaFeed
from coordination.log.generation import begin_next, current, topic
from coordination.log.guards import (
    Consumer,
    Guard,
    behind,
    forget_guards,
    guards_of,
    recently_behind,
    register,
    set_guards,
)
from coordination.log.missing import events_after
from coordination.log.runner import Part, Runner, projection_part
from coordination.log.stream import load
from coordination.log.sweep import sweep, sweep_recent
from coordination.log.topics import Topic
from coordination.log.upsert import load_rows
from coordination.log.waiting import wait_for
from tests.log.letters.events import LetterPosted, LetterStamped, PostmarkPressed
from tests.log.letters.models import LetterRow
from tests.log.letters.projections import letters
from tests.log.sentences import put
from tests.servers import Database

STEP = partial(catch_up_streams, letters)


@pytest.fixture
def consumer(db: None) -> Consumer:
    register("letters", letters.kinds)
    return target_of(letters).consumer


def letter(stamps: int = 3) -> str:
    stream = f"letter/{uuid4()}"
    put(stream, [LetterPosted(to="Ana"), *[LetterStamped(grams=1)] * stamps])
    return stream


def grams(stream: str) -> int:
    row_id = load(stream).logged[0].stream_id
    return load_rows(LetterRow, letters.table, [row_id])[row_id].grams


def reached(consumer: Consumer, stream: str) -> int:
    return guards_of(consumer, [stream])[stream].version


def test_a_stream_that_nobody_delivered_is_applied(consumer: Consumer) -> None:
    stream = letter()
    assert sweep(consumer, STEP) >= 4
    assert (grams(stream), reached(consumer, stream)) == (3, 4)
    assert sweep(consumer, STEP) == 0


def test_a_stream_that_stayed_behind_gets_the_rest_and_nothing_twice(consumer: Consumer) -> None:
    stream = letter()
    apply(letters, events_after([(stream, 0)])[:2])
    assert (grams(stream), reached(consumer, stream)) == (1, 2)
    sweep_recent(consumer, STEP)
    assert (grams(stream), reached(consumer, stream)) == (3, 4)


def test_a_gap_is_read_from_the_log(consumer: Consumer) -> None:
    stream = letter()
    history = events_after([(stream, 0)])
    apply(letters, [history[0]])
    assert apply(letters, [history[3]]) == 3
    assert grams(stream) == 3


def test_events_out_of_order_in_a_batch_are_applied_in_order(consumer: Consumer) -> None:
    stream = letter()
    assert apply(letters, events_after([(stream, 0)])[::-1]) == 4
    assert grams(stream) == 3


def test_a_lost_guard_is_found_by_both_looks(consumer: Consumer) -> None:
    stream = letter()
    sweep(consumer, STEP)
    forget_guards(consumer, [stream])
    assert (stream, 0) in behind(consumer, "letter", "", 10_000)
    assert (stream, 0) in recently_behind(consumer, 10_000)


def test_parked_streams_and_other_kinds_are_not_behind(consumer: Consumer) -> None:
    parked, other = letter(), f"quarantine/{uuid4()}"
    set_guards(consumer, {parked: Guard(1, parked=True)})
    found = {stream for stream, _ in recently_behind(consumer, 10_000)}
    assert parked not in found
    assert other not in found


def test_a_long_stream_comes_in_pages(consumer: Consumer, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = letter(stamps=25)
    from coordination.log import sweep as sweeping

    monkeypatch.setattr(sweeping, "PAGE_EVENTS", 10)
    short = partial(_ten_at_a_time, stream)
    assert sweep(consumer._replace(kinds=("letter",)), short) == 26
    assert grams(stream) == 25


def _ten_at_a_time(stream: str, places: Sequence[tuple[str, int]]) -> int:
    ((_, version),) = [place for place in places if place[0] == stream]
    return apply(letters, events_after([(stream, version)], 10))


def test_a_process_told_to_stop_leaves_the_rest_to_the_next_sweep(consumer: Consumer) -> None:
    letter()
    assert sweep(consumer, STEP, lambda: False) == 0


def test_waiting_ends_when_the_read_model_is_there(consumer: Consumer) -> None:
    stream = letter()
    assert not wait_for(["letters"], stream, 4, timeout=0.02)
    sweep(consumer, STEP)
    assert wait_for(["letters"], stream, 4, timeout=0)
    assert not wait_for(["letters"], stream, 5, timeout=0.02)


def test_waiting_for_a_parked_stream_ends_at_once(consumer: Consumer) -> None:
    stream = letter()
    set_guards(consumer, {stream: Guard(1, parked=True)})
    assert not wait_for(["letters"], stream, 4, timeout=60)


def test_nobody_waits_for_a_projection_that_does_not_follow(consumer: Consumer) -> None:
    assert wait_for(["letters"], f"quarantine/{uuid4()}", 1, timeout=0)


def test_a_reader_waits_for_the_writer_of_another_thread(committed: Database) -> None:
    consumer = register("letters", letters.kinds)
    stream = letter()
    runner = Runner("projections", [projection_part(letters)], threading.Event())
    worker = threading.Thread(target=_tend, args=(runner,))
    worker.start()
    assert wait_for(["letters"], stream, 4, timeout=20)
    worker.join()
    assert reached(consumer, stream) == 4


def _tend(runner: Runner) -> None:
    from django.db import connection

    runner.tend()
    runner.close()
    connection.close()


def test_recent_sweeps_come_one_a_turn_and_none_is_left_out(committed: Database) -> None:
    swept: list[str] = []

    def part(name: str) -> Part:
        def step(places: Sequence[tuple[str, int]]) -> int:
            swept.append(name)
            return 0

        return Part(name, lambda: register(name, ("letter",)), lambda batch, opened: 0, step)

    parts = [part(name) for name in ("one", "two", "three")]
    runner = Runner("projections", parts, threading.Event())
    runner.tend()
    letter()
    for each in parts:
        each.next_recent = 0.0
    swept.clear()
    runner.tend()
    assert swept == ["one"]
    runner.tend()
    runner.tend()
    assert swept == ["one", "two", "three"]
    runner.close()


def test_only_one_runner_works_and_the_other_stands_by(committed: Database) -> None:
    one = Runner("projections", [projection_part(letters)], threading.Event())
    two = Runner("projections", [projection_part(letters)], threading.Event())
    one.tend()
    two.tend()
    assert (one._leases.held, two._leases.held) == ({"letters"}, set())
    one.close()
    two.close()


def test_the_next_generation_has_a_topic_of_its_own(committed: Database) -> None:
    before = current()
    assert begin_next() == before + 1 == current()
    assert topic(before + 1) == f"care.events.{before + 1}"


def test_a_feed_of_another_generation_stops_and_says_so(committed: Database) -> None:
    feed = KafkaFeed("projections")
    feed._generation, feed._topic, feed._next = current(), Topic("care.events.1", "id", [0]), {0: 5}
    feed.checkpoint()
    begin_next()
    with pytest.raises(OtherGeneration, match="the log is of generation 2, this process of 1"):
        feed.checkpoint()


def test_a_postmark_alone_makes_a_row_too(consumer: Consumer) -> None:
    stream = f"postmark/{uuid4()}"
    put(stream, [PostmarkPressed(town="Harbor")])
    sweep(consumer, STEP)
    assert reached(consumer, stream) == 1
