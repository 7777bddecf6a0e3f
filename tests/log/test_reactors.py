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
from coordination.log.quarantine import release
from coordination.log.reacting import consumer_of, react_to_streams
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
