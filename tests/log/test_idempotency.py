"""A command is carried out once; a signed door takes a body once."""

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection, transaction

from coordination.log import idempotency
from coordination.log.append import Entry, append
from coordination.log.database import rows
from coordination.log.errors import KeyReused, Refused
from coordination.log.idempotency import Answer, once
from coordination.log.received import first_receipt
from coordination.log.stream import load
from tests.conftest import Clock
from tests.faults.waiting import until
from tests.log.conftest import at_once
from tests.log.letters.events import PostmarkPressed
from tests.log.sentences import CONTEXT, fresh
from tests.servers import Database


def press(stream: str, body: bytes = b"pressed") -> Answer:
    append([Entry(stream=stream, expected=None, events=[PostmarkPressed(town="Harbor")])], CONTEXT)
    return Answer(status=201, headers={"ETag": '"1"'}, body=body)


def never() -> Answer:
    raise AssertionError("carried out twice")


@pytest.mark.django_db
def test_the_same_key_gives_the_same_answer_and_does_nothing() -> None:
    stream = f"postmark/{fresh()}"
    first = once("person/ana", "POST /x", "k1", b"{}", lambda: press(stream))
    assert once("person/ana", "POST /x", "k1", b"{}", never) == first
    assert first == Answer(status=201, headers={"ETag": '"1"'}, body=b"pressed")
    assert load(stream).version == 1


@pytest.mark.django_db
def test_a_key_belongs_to_its_actor_and_route() -> None:
    stream = f"postmark/{fresh()}"
    for actor, route in (("person/ana", "POST /x"), ("person/noor", "POST /x"), ("person/ana", "POST /y")):
        once(actor, route, "k2", b"{}", lambda: press(stream))
    assert load(stream).version == 3


@pytest.mark.django_db
def test_refuses_the_key_with_another_body() -> None:
    once("person/ana", "POST /x", "k3", b"{}", lambda: press(f"postmark/{fresh()}"))
    with pytest.raises(KeyReused):
        once("person/ana", "POST /x", "k3", b"{ }", never)


@pytest.mark.django_db
def test_a_refusal_undoes_the_key() -> None:
    def refuse() -> Answer:
        raise Refused

    with pytest.raises(Refused):
        once("person/ana", "POST /x", "k4", b"{}", refuse)
    stream = f"postmark/{fresh()}"
    assert once("person/ana", "POST /x", "k4", b"{}", lambda: press(stream)).status == 201


@pytest.mark.django_db
def test_neither_body_nor_answer_stand_in_the_clear() -> None:
    once("person/ana", "POST /x", "k5", b"zebrafish", lambda: press(f"postmark/{fresh()}", b"quetzal"))
    ((body, answer),) = rows("SELECT body, answer FROM log_idempotency WHERE key = 'k5'")
    assert b"zebrafish" not in body
    assert b"quetzal" not in answer


def test_a_twin_waits_and_gets_the_same_answer(committed: Database) -> None:
    stream = f"postmark/{fresh()}"
    begun = threading.Event()

    def first() -> Answer:
        return once("person/ana", "POST /x", "twin", b"{}", slowly)

    def slowly() -> Answer:
        answer = press(stream)
        begun.set()
        with committed.connect() as outside:
            waiting = "SELECT 1 FROM pg_stat_activity WHERE datname = %s AND wait_event_type = 'Lock'"
            until(lambda: outside.execute(waiting, [committed.name]).fetchone(), 10)
        return answer

    def second() -> Answer:
        assert begun.wait(10)
        return once("person/ana", "POST /x", "twin", b"{}", never)

    one, two = at_once(first, second)
    assert one == two
    assert load(stream).version == 1


@pytest.mark.django_db
def test_a_receipt_is_first_once() -> None:
    with transaction.atomic():
        assert first_receipt("pbx", "m1", b"{}")
        assert not first_receipt("pbx", "m1", b"{}")
        assert first_receipt("other", "m1", b"{}")
        with pytest.raises(KeyReused):
            first_receipt("pbx", "m1", b"{ }")


def test_a_receipt_goes_with_the_transaction_that_failed(committed: Database) -> None:
    def refused() -> None:
        with transaction.atomic():
            assert first_receipt("pbx", "m2", b"{}")
            raise Refused

    with pytest.raises(Refused):
        refused()
    assert first_receipt("pbx", "m2", b"{}")


@pytest.mark.parametrize(
    ("hours", "take"),
    [
        (71, lambda: not first_receipt("pbx", "m3", b"{}")),
        (73, lambda: first_receipt("pbx", "m3", b"{}")),
    ],
)
def test_receipts_and_keys_are_kept_72_hours(clock: Clock, hours: int, take: Callable[[], bool]) -> None:
    first_receipt("pbx", "m3", b"{}")
    once("person/ana", "POST /x", "k6", b"{}", lambda: press(f"postmark/{fresh()}"))
    clock.advance(timedelta(hours=hours))
    idempotency.clean()
    assert take()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM log_idempotency WHERE key = 'k6'")
        assert cursor.fetchone() == (1 if hours == 71 else 0,)
