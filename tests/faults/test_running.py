"""What is done to a running system: a poisonous event and its release, a content key destroyed."""

from uuid import UUID, uuid4

import pytest

from coordination.log.append import Entry, append
from coordination.log.destruction import destroy
from coordination.log.event import Context, Event
from tests.faults.conftest import assert_whole, settled
from tests.faults.house import House
from tests.faults.seen import letters
from tests.faults.waiting import until
from tests.log.letters.events import (
    LetterNoted,
    LetterPosted,
    LetterStamped,
    LetterTorn,
    PostmarkPressed,
    Words,
)
from tests.log.sentences import CONTEXT, T0, put
from tests.servers import Database

pytestmark = [pytest.mark.kafka, pytest.mark.faults, pytest.mark.timeout(300)]


def letter(*events: Event, call: UUID | None = None) -> str:
    stream = f"letter/{uuid4()}"
    of_call = Context(
        actor=CONTEXT.actor, role="navigator", clinic="riverbend", occurred_at=T0, correlation=call
    )
    put(stream, [LetterPosted(to="Ana"), *events], of_call)
    return stream


def embedded(house: House) -> House:
    house.kafka = ""
    house.start_embedded()
    house.wait_until_running()
    return house


def test_a_poisonous_event_waits_while_all_others_go_on_and_is_released(
    committed: Database, house: House
) -> None:
    embedded(house)
    load = house.load(800)
    torn = letter(LetterStamped(grams=1), LetterTorn(), LetterStamped(grams=1))
    parked = "SELECT count(*) FROM log_guard WHERE parked AND stream = %s AND version = 2"
    until(lambda: house.count(parked, torn) == 2, 60)  # in the projection and in the reactor
    assert load.popen.wait(60) == 0
    reached = "SELECT version FROM log_guard WHERE consumer = 'letters' AND stream = %s"
    later = letter(LetterStamped(grams=1))
    until(lambda: house.rows(reached, later) == [(2,)], 30)
    assert letters(house)[torn.partition("/")[2]]["grams"] == 1
    news = "SELECT count(*) FROM log_event WHERE type = %s"
    assert house.count(news, "quarantine.parked") == 2
    house.mended.touch()
    house.run("quarantine", "release")
    took = until(lambda: settled(house), 60)
    assert letters(house)[torn.partition("/")[2]]["grams"] == 2
    assert house.count(news, "quarantine.released") == 2
    assert_whole(house, kafka=False)
    print(f"released, taken up within {took:.1f} s")


def test_a_key_destroyed_in_a_running_system_and_then_a_rebuild(committed: Database, house: House) -> None:
    embedded(house)
    load = house.load(400)
    call = uuid4()
    kept = letter(LetterNoted(page=1, content=Words(text="kept")), call=uuid4())
    one, two = (letter(LetterNoted(page=1, content=Words(text="hello")), call=call) for _ in range(2))
    assert load.popen.wait(60) == 0

    def notes() -> list[object]:
        rows = letters(house)
        return [rows.get(stream.partition("/")[2], {}).get("notes") for stream in (one, two, kept)]

    until(lambda: notes() == ["hello", "hello", "kept"], 60)
    certificate = Entry(stream=f"letter/{call}", expected=0, events=[LetterPosted(to="x")], alarms={})
    destroy(str(call), "words", certificate, CONTEXT)
    took = until(lambda: notes() == ["(forgotten)", "(forgotten)", "kept"], 60)
    append([Entry(stream=f"postmark/{call}", expected=0, events=[PostmarkPressed(town="x")])], CONTEXT)
    house_pressed = "SELECT count(*) FROM letters_letterrow WHERE town = 'x'"
    until(lambda: house.count(house_pressed) == 1, 30)
    house.run("rebuild", "letters")
    assert notes() == ["(forgotten)", "(forgotten)", "kept"]
    until(lambda: settled(house), 60)
    print(f"forgotten in the read model {took:.1f} s after the destruction")
