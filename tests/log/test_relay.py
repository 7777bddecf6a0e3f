"""The relay: numbered before delivered, in order, nothing skipped, one batch under way."""

from collections.abc import Callable, Sequence
from uuid import uuid4

import psycopg
import pytest

from coordination.log.codec import SealedEvent
from coordination.log.database import execute, rows
from coordination.log.relay import _OLDEST, Relay
from coordination.log.stream import load
from tests.faults.waiting import until
from tests.log.letters.events import LetterPosted, LetterStamped
from tests.log.sentences import put
from tests.servers import Database


def letter(stamps: int = 3) -> str:
    stream = f"letter/{uuid4()}"
    put(stream, [LetterPosted(to="Ana"), *[LetterStamped(grams=1)] * stamps])
    return stream


class Taken:
    """A delivery that keeps what it is given, or refuses; with others at work, as Kafka's has."""

    def __init__(self) -> None:
        self.batches: list[list[tuple[int | None, str, int]]] = []
        self.refuses = False

    def deliver(
        self, batch: Sequence[SealedEvent], alive: Callable[[], None], meanwhile: Callable[[], None]
    ) -> None:
        meanwhile()
        if self.refuses:
            raise ConnectionError
        self.batches.append([(event.position, event.stream, event.version) for event in batch])


def test_the_relay_numbers_before_it_delivers_and_keeps_the_number(committed: Database) -> None:
    stream = letter(stamps=1)
    taken = Taken()
    relay = Relay(taken)
    taken.refuses = True
    with pytest.raises(ConnectionError):
        relay.run_once()
    assert [logged.position for logged in load(stream).logged] == [1, 2]
    later = letter(stamps=0)
    taken.refuses = False
    assert relay.run_once() == 3
    assert taken.batches == [[(1, stream, 1), (2, stream, 2), (3, later, 1)]]
    assert relay.run_once() == 0
    relay.close()


def test_a_second_relay_stands_by_until_the_first_is_gone(committed: Database) -> None:
    letter()
    one, two = Relay(Taken()), Relay(Taken())
    assert one.run_once() == 4
    letter()
    assert (two.run_once(), two.active) == (0, False)
    one.close()
    until(lambda: two.run_once() == 4, 10)
    two.close()


def test_the_next_batch_is_numbered_while_one_is_under_way_and_delivered_after_it(
    committed: Database,
) -> None:
    stream, taken = letter(stamps=4), Taken()
    relay = Relay(taken, batch=2)
    assert relay.run_once() == 2
    assert [logged.position for logged in load(stream).logged] == [1, 2, 3, 4, None]
    assert taken.batches == [[(1, stream, 1), (2, stream, 2)]]
    assert [relay.run_once(), relay.run_once(), relay.run_once()] == [2, 1, 0]
    assert taken.batches[1:] == [[(3, stream, 3), (4, stream, 4)], [(5, stream, 5)]]
    assert rows("SELECT count(*) FROM log_outbox") == [(0,)]
    relay.close()


def test_after_a_refusal_it_begins_at_the_oldest_row_and_not_with_what_it_read_ahead(
    committed: Database,
) -> None:
    stream, taken = letter(stamps=3), Taken()
    relay = Relay(taken, batch=2)
    taken.refuses = True
    with pytest.raises(ConnectionError):
        relay.run_once()
    taken.refuses = False
    assert [relay.run_once(), relay.run_once(), relay.run_once()] == [2, 2, 0]
    assert taken.batches == [[(1, stream, 1), (2, stream, 2)], [(3, stream, 3), (4, stream, 4)]]
    relay.close()


def test_a_lock_lost_while_a_batch_is_under_way_leaves_all_of_it_to_the_next(committed: Database) -> None:
    stream = letter(stamps=3)

    class Lost(Taken):
        def deliver(
            self, batch: Sequence[SealedEvent], alive: Callable[[], None], meanwhile: Callable[[], None]
        ) -> None:
            assert relay._session is not None
            relay._session.close()
            super().deliver(batch, alive, meanwhile)

    lost = Lost()
    relay = Relay(lost, batch=2)
    with pytest.raises(psycopg.OperationalError):
        relay.run_once()
    assert (lost.batches, relay.active) == ([], False)
    taken = Taken()
    other = Relay(taken, batch=4)
    until(lambda: other.run_once() == 4, 10)
    assert taken.batches == [[(1, stream, 1), (2, stream, 2), (3, stream, 3), (4, stream, 4)]]
    other.close()


def test_what_commits_late_is_delivered_though_younger_rows_went_before_it(committed: Database) -> None:
    taken = Taken()
    relay = Relay(taken, batch=2)
    older, younger = letter(stamps=0), letter(stamps=0)
    with psycopg.connect(committed.application_url) as late:
        # As if the older one's transaction had not ended yet.
        execute("DELETE FROM log_outbox WHERE id = 1")
        late.execute("INSERT INTO log_outbox (id, event) OVERRIDING SYSTEM VALUE VALUES (1, 1)")
        assert relay.run_once() == 1
    assert relay.run_once() == 1
    assert taken.batches == [[(1, younger, 1)], [(2, older, 1)]]
    relay.close()


def test_a_batch_is_found_by_index_however_long_the_log_is(committed: Database) -> None:
    letter()
    with committed.connect() as outside:
        outside.execute("SET session_replication_role = replica")
        outside.execute("INSERT INTO log_position SELECT n, n + 1000000 FROM generate_series(1, 50000) n")
        outside.execute("ANALYZE log_position")
        plan = outside.execute(b"EXPLAIN " + _OLDEST.replace(b"%s::", b"'{}'::"), [1_000]).fetchall()
    assert [line for (line,) in plan if "Seq Scan on log_position" in str(line)] == []
