"""The bell wakes the relay after a commit; nothing of a rolled back transaction rings."""

from collections.abc import Iterator
from uuid import uuid4

import psycopg
import pytest
from django.db import transaction

from coordination.log import bell
from coordination.log.append import Entry, append
from coordination.log.relay import Relay
from tests.faults.waiting import until
from tests.log.letters.events import PostmarkPressed
from tests.log.sentences import CONTEXT
from tests.log.test_relay import Taken
from tests.servers import Database

Session = psycopg.Connection[tuple[object, ...]]


@pytest.fixture
def listening(committed: Database) -> Iterator[Session]:
    """As after a fork: no ringer yet, so that the next one rings in this test's database."""
    bell._begin_anew()
    with psycopg.connect(committed.application_url, autocommit=True) as session:
        session.execute(f"LISTEN {bell.CHANNEL}")
        yield session
    bell._begin_anew()


def press() -> None:
    append([Entry(stream=f"postmark/{uuid4()}", expected=0, events=[PostmarkPressed(town="x")])], CONTEXT)


def rings(session: Session, timeout: float) -> int:
    return sum(1 for _ in session.notifies(timeout=timeout, stop_after=1))


def test_a_commit_rings_and_many_ring_less_often(listening: Session) -> None:
    press()
    assert rings(listening, 10) >= 1
    for _ in range(200):
        bell.ring()
    assert 0 <= rings(listening, 0.2) < 200


def test_a_rollback_does_not_ring(listening: Session) -> None:
    def undone() -> None:
        with transaction.atomic():
            press()
            raise LookupError

    with pytest.raises(LookupError):
        undone()
    assert rings(listening, 0.2) == 0


def test_a_busy_relay_does_not_keep_what_rang(listening: Session) -> None:
    relay = Relay(Taken())
    press()
    until(lambda: relay.run_once() == 1, 10)
    relay.wait(0)
    assert relay._session is not None
    for _ in range(20):
        listening.execute(f"NOTIFY {bell.CHANNEL}")
        press()
        assert relay.run_once() == 1
    assert len(relay._session._notifies_backlog or ()) <= 1
    relay.close()
