"""`manage.py log`: a whole log is said to be whole, and each way of breaking it is named."""

import io
from uuid import UUID, uuid4

import msgspec
import pytest
from django.core.management import CommandError, call_command

from coordination.log.append import Entry
from coordination.log.destruction import destroy
from coordination.log.leaf import leaf_hash
from coordination.log.missing import events_after
from coordination.log.relay import Relay
from coordination.log.verify import verify
from tests.log.letters.events import LetterNoted, LetterPosted, LetterStamped, PostmarkPressed, Words
from tests.log.sentences import CONTEXT, put
from tests.log.test_relay import Taken
from tests.servers import Database


def letter() -> str:
    stream = f"letter/{uuid4()}"
    put(stream, [LetterPosted(to="Ana"), LetterNoted(page=1, content=Words(text="hello"))])
    return stream


def carry() -> None:
    relay = Relay(Taken())
    relay.run_once()
    relay.close()


def tamper(database: Database, sql: str) -> None:
    """As somebody with the superuser's rights could."""
    with database.connect() as outside:
        outside.execute("SET session_replication_role = replica")
        outside.execute(sql)


def said(*arguments: str) -> str:
    out = io.StringIO()
    call_command("log", *arguments, stdout=out)
    return out.getvalue()


def test_a_whole_log_is_counted(committed: Database) -> None:
    one, two, three = letter(), letter(), letter()
    carry()
    certificate = Entry(stream=f"postmark/{uuid4()}", expected=None, events=[PostmarkPressed(town="x")])
    destroy(two.partition("/")[2], "words", certificate, CONTEXT)
    destroy(three, "", certificate, CONTEXT)
    assert said("verify").splitlines() == [
        "8 events in 4 streams; 2 events and 1 contents forgotten; 2 wait for their position.",
        "The log is whole.",
    ]
    assert one != two


@pytest.mark.parametrize(
    ("sql", "fault"),
    [
        ("DELETE FROM log_event WHERE version = 1", "version 2 follows 0"),
        ("DELETE FROM log_event WHERE version = 2", "its head says 2, its last event is 1"),
        ("UPDATE log_event SET facts = facts || 'x' WHERE version = 1", "@1 does not open: InvalidTag"),
        ("UPDATE log_event SET type = 'letter.lost' WHERE version = 1", "@1 does not open: OlderThanTheLog"),
        ("DELETE FROM log_position WHERE position = 1", "1 positions run from 2 to 2"),
        ("DELETE FROM log_position WHERE position = 1", "1 events have neither a position nor a place"),
    ],
)
def test_what_is_broken_is_named(committed: Database, sql: str, fault: str) -> None:
    letter()
    carry()
    tamper(committed, sql)
    assert any(fault in one for one in verify().faults)
    with pytest.raises(CommandError, match="The log is not whole"):
        said("verify")


def test_the_tail_has_places_and_types_and_no_payload(committed: Database) -> None:
    stream = letter()
    carry()
    first, last = said("tail").splitlines()
    assert first.split()[0] == "1"
    assert first.endswith(f"letter.posted  {stream}@1")
    assert last.endswith(f"letter.noted  {stream}@2")
    assert said("tail", "-n", "1").splitlines() == [last]


def test_a_restored_log_begins_its_next_generation(committed: Database) -> None:
    assert said("restored").startswith("Generation 2: start relay, projections and reactors again")


@pytest.mark.django_db
def test_a_leaf_covers_every_column_but_the_position() -> None:
    stream = f"letter/{uuid4()}"
    put(stream, [LetterStamped(grams=1)])
    (sealed,) = events_after([(stream, 0)])
    leaf = leaf_hash(sealed)
    assert len(leaf) == 32
    assert leaf_hash(msgspec.structs.replace(sealed, position=9)) == leaf
    changed = {
        "event_id": UUID(int=1), "stream": "letter/1", "version": 2, "type": "letter.posted", "schema": 1,
        "occurred_at": sealed.recorded_at, "recorded_at": CONTEXT.occurred_at, "actor": "x", "role": "x",
        "clinic": "x", "mode": "x", "correlation": None, "causation": UUID(int=1), "policy": "x",
        "facts": b"x", "content": b"",
    }  # fmt: skip
    leaves = {leaf_hash(msgspec.structs.replace(sealed, **{k: v})) for k, v in changed.items()}
    assert len(leaves | {leaf}) == 17
