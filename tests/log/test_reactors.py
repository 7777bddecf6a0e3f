"""A reactor: one event, one transaction, once; from the present on; parked where it cannot."""

from functools import partial
from uuid import uuid4

import pytest

from coordination.log.append import Entry, append
from coordination.log.database import execute, rows
from coordination.log.event import Logged
from coordination.log.events import QuarantineParked
from coordination.log.guards import guards_of
from coordination.log.identifiers import keyed_id
from coordination.log.missing import Opened, events_after
from coordination.log.quarantine import release
from coordination.log.reacting import begun, consumer_of, react_to_batch, react_to_streams
from coordination.log.reactor import REACTORS, Reactor, opened_id
from coordination.log.stream import load
from coordination.log.sweep import sweep
from tests.log.letters import mending
from tests.log.letters.events import LetterDelivered, LetterPosted, LetterStamped, LetterTorn, PostmarkPressed
from tests.log.sentences import CONTEXT, put

pytestmark = pytest.mark.django_db
PRESS = REACTORS["press_postmarks"]
EVER = "1970-01-01T00:00:00Z"


@pytest.fixture
def pressing() -> Reactor:
    """The reactor as if it had been there from the beginning."""
    consumer_of(PRESS, since=EVER)
    return PRESS


def delivered() -> tuple[str, Logged]:
    stream = f"letter/{uuid4()}"
    put(stream, [LetterPosted(to="Ana"), LetterStamped(grams=1), LetterDelivered()])
    return stream, load(stream).logged[-1]


def see(reactor: Reactor, stream: str) -> int:
    return react_to_streams(reactor, [(stream, 0)])


def guard(reactor: Reactor, stream: str) -> tuple[int, bool]:
    version, parked = guards_of(consumer_of(reactor), [stream])[stream]
    return version, parked


def test_what_it_appends_says_why_and_who(pressing: Reactor) -> None:
    stream, cause = delivered()
    assert see(pressing, stream) == 3
    (pressed,) = load(f"postmark/{opened_id('press_postmarks', cause.event_id)}").logged
    assert pressed.event == PostmarkPressed(town="Harbor")
    assert (pressed.actor, pressed.role) == ("system:press_postmarks@1", "system")
    assert (pressed.causation, pressed.correlation) == (cause.event_id, cause.correlation)
    assert guard(pressing, stream) == (3, False)


def test_again_is_nothing(pressing: Reactor) -> None:
    stream, cause = delivered()
    assert [see(pressing, stream), see(pressing, stream)] == [3, 0]
    assert load(f"postmark/{opened_id('press_postmarks', cause.event_id)}").version == 1


def test_what_it_does_not_need_only_moves_its_guard(pressing: Reactor) -> None:
    stream = f"letter/{uuid4()}"
    put(stream, [LetterPosted(to="Ana"), LetterStamped(grams=1)])
    assert see(pressing, stream) == 2
    assert guard(pressing, stream) == (2, False)


def test_a_batch_tells_what_is_new_and_its_gaps_come_from_the_log(pressing: Reactor) -> None:
    whole, _ = delivered()
    gap, cause = delivered()
    batch = [*events_after([(whole, 0)]), *events_after([(gap, 2)])]
    assert react_to_batch(pressing, begun(pressing), batch, Opened(batch)) == 6
    assert (guard(pressing, whole), guard(pressing, gap)) == ((3, False), (3, False))
    assert load(f"postmark/{opened_id('press_postmarks', cause.event_id)}").version == 1
    assert react_to_batch(pressing, begun(pressing), batch, Opened(batch)) == 0


def test_each_that_appends_has_a_transaction_and_what_asks_for_nothing_shares_one(pressing: Reactor) -> None:
    first, one = delivered()
    second, two = delivered()
    quiet = "letter/00000000-0000-4000-8000-000000000001"  # seen before the others
    put(quiet, [LetterPosted(to="Ana"), LetterStamped(grams=1)])
    react_to_streams(pressing, [(stream, 0) for stream in (first, quiet, second)])
    pressed = [f"postmark/{opened_id('press_postmarks', cause.event_id)}" for cause in (one, two)]
    of_events = "SELECT count(DISTINCT xmin::text) FROM log_event WHERE stream = ANY(%s)"
    assert rows(of_events, [pressed]) == [(2,)]
    of_guards = "SELECT count(DISTINCT xmin::text) FROM log_guard WHERE stream = ANY(%s)"
    assert rows(of_guards, [[first, quiet, second]]) == [(2,)]


def test_what_it_appends_waits_for_the_disk_and_its_guards_alone_do_not() -> None:
    said: list[str] = []

    def react(cause: Logged) -> list[Entry]:
        said.extend(row[0] for row in rows("SHOW synchronous_commit"))
        return []

    silent = Reactor(name="silent", kinds=("letter",), version="1", on=None, react=react)
    consumer_of(silent, since=EVER)
    stream, _ = delivered()
    see(silent, stream)
    assert said == ["off", "off", "off"]
    consumer_of(PRESS, since=EVER)
    see(PRESS, stream)
    assert rows("SHOW synchronous_commit") == [("on",)]


def test_a_new_one_begins_at_the_present() -> None:
    old, cause = delivered()
    execute("DELETE FROM log_consumer WHERE name = 'press_postmarks'")
    consumer = consumer_of(PRESS)
    new, later = delivered()
    sweep(consumer, partial(react_to_streams, PRESS))
    assert load(f"postmark/{opened_id('press_postmarks', cause.event_id)}").version == 0
    assert load(f"postmark/{opened_id('press_postmarks', later.event_id)}").version == 1
    assert guard(PRESS, old) == guard(PRESS, new) == (3, False)


def test_a_poisonous_event_parks_its_stream_and_says_so(pressing: Reactor) -> None:
    torn, (fine, cause) = f"letter/{uuid4()}", delivered()
    put(torn, [LetterPosted(to="Ana"), LetterTorn(), LetterDelivered()])
    react_to_streams(pressing, [(torn, 0), (fine, 0)])
    assert guard(pressing, torn) == (1, True)
    assert guard(pressing, fine) == (3, False)
    assert load(f"postmark/{opened_id('press_postmarks', cause.event_id)}").version == 1
    news = load(f"quarantine/{keyed_id('quarantine', 'press_postmarks', torn)}").events
    assert len(news) == 1
    assert isinstance(news[0], QuarantineParked)
    assert (news[0].consumer, news[0].stream, news[0].version) == ("press_postmarks", torn, 2)
    assert news[0].error == "ValueError in press_postmarks"


def test_released_it_goes_on_where_it_stood(pressing: Reactor, monkeypatch: pytest.MonkeyPatch) -> None:
    torn = f"letter/{uuid4()}"
    put(torn, [LetterPosted(to="Ana"), LetterTorn(), LetterDelivered()])
    see(pressing, torn)
    assert see(pressing, torn) == 0, "parked"
    monkeypatch.setattr(mending, "mended", lambda: True)
    assert release(consumer_of(pressing), torn) == 1
    assert see(pressing, torn) == 2
    assert guard(pressing, torn) == (3, False)
    cause = load(torn).logged[-1]
    assert load(f"postmark/{opened_id('press_postmarks', cause.event_id)}").version == 1


def test_what_failed_in_the_middle_is_not_half_done(monkeypatch: pytest.MonkeyPatch) -> None:
    first = f"postmark/{uuid4()}"

    def react(cause: Logged) -> list[Entry]:
        append([Entry(stream=first, expected=None, events=[PostmarkPressed(town="x")])], CONTEXT)
        raise ValueError("after the first of two")

    half = Reactor(name="half", kinds=("letter",), version="1", on=(LetterDelivered,), react=react)
    consumer_of(half, since=EVER)
    stream, _ = delivered()
    see(half, stream)
    assert load(first).version == 0
    assert guard(half, stream) == (2, True)


def test_a_reactor_never_starts_before_its_first_start_by_itself() -> None:
    execute("DELETE FROM log_consumer WHERE name = 'press_postmarks'")
    consumer_of(PRESS)
    ((recent,),) = rows(
        "SELECT since > ringback_now() - interval '1 minute' FROM log_consumer WHERE name = %s",
        ["press_postmarks"],
    )
    assert recent
