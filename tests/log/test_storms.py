"""Many writers at once: every accepted command is there exactly once, and no deadlock comes through."""

from datetime import datetime
from uuid import uuid4

from coordination.log.append import Entry
from coordination.log.database import rows
from coordination.log.decider import Decider
from coordination.log.errors import ConcurrencyError
from coordination.log.event import Context, Event
from coordination.log.execute import execute
from coordination.log.stream import Loaded, load
from tests.log.conftest import at_once
from tests.log.letters.events import LetterPosted, LetterStamped
from tests.log.sentences import CONTEXT, put
from tests.servers import Database

STAMPED: Decider[int] = Decider(
    kind="letter",
    initial=0,
    evolve=lambda total, event: total + (event.grams if isinstance(event, LetterStamped) else 0),
    decide=lambda _, grams: [LetterStamped(grams=grams)],
    alarms=lambda _: {},
    alarm_command=lambda name, due, now: 0,
)
WRITERS, COMMANDS = 8, 25


def context(_: datetime) -> Context:
    return CONTEXT


def posted() -> str:
    stream = f"letter/{uuid4()}"
    put(stream, [LetterPosted(to="Ana")])
    return stream


def test_a_storm_on_one_stream_leaves_every_accepted_command_once(committed: Database) -> None:
    stream = posted()

    def writer(number: int) -> list[int]:
        accepted = []
        for place in range(COMMANDS):
            grams = 1_000 * number + place + 1
            try:
                execute(STAMPED, stream, lambda _, grams=grams: grams, context)  # type: ignore[misc]
                accepted.append(grams)
            except ConcurrencyError:
                continue  # five lost races: the caller is told, nothing is stored
        return accepted

    answers = at_once(*[lambda number=number: writer(number) for number in range(WRITERS)])
    accepted = sorted(grams for one in answers for grams in one)
    events: list[Event] = [event for event in load(stream).events if isinstance(event, LetterStamped)]
    assert sorted(event.grams for event in events if isinstance(event, LetterStamped)) == accepted
    assert len(accepted) >= COMMANDS
    assert [e.version for e in load(stream).logged] == list(range(1, len(accepted) + 2))


def test_only_one_of_those_who_saw_the_same_version_is_accepted(committed: Database) -> None:
    stream = posted()

    def writer() -> bool:
        try:
            execute(STAMPED, stream, lambda _: 1, context, expected=1)
        except ConcurrencyError:
            return False
        return True

    assert sorted(at_once(*[writer] * 6)) == [False] * 5 + [True]
    assert load(stream).version == 2


def test_crossed_streams_do_not_deadlock(committed: Database) -> None:
    one, two = posted(), posted()

    def writer(first: str, second: str) -> int:
        def also(_: Loaded) -> list[Entry]:
            version = load(second).version
            return [Entry(stream=second, expected=version, events=[LetterStamped(grams=1)], alarms={})]

        stored = 0
        for _ in range(40):
            try:
                execute(STAMPED, first, lambda _: 1, context, also=also)
                stored += 1
            except ConcurrencyError:
                continue
        return stored

    stored = sum(at_once(lambda: writer(one, two), lambda: writer(two, one)))
    assert stored >= 40
    for stream in (one, two):
        assert load(stream).version == 1 + stored


def test_a_deadlock_decides_again(committed: Database) -> None:
    """Two commands that each append twice in one transaction, the other way round."""
    one, two = posted(), posted()

    def writer(first: str, second: str) -> None:
        def also(_: Loaded) -> list[Entry]:
            rows("SELECT version FROM log_stream WHERE stream = %s FOR UPDATE", [second])
            return []

        for _ in range(4):
            execute(STAMPED, first, lambda _: 1, context, also=also)

    at_once(lambda: writer(one, two), lambda: writer(two, one))
    assert (load(one).version, load(two).version) == (5, 5)
