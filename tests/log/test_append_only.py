"""Nobody changes, deletes or empties what is in the log: by right the application, by trigger the owner."""

import psycopg
import pytest

from coordination.log.append import Entry, append
from tests.log.letters.events import PostmarkPressed
from tests.log.sentences import CONTEXT, fresh
from tests.servers import Database

STATEMENTS = [
    "UPDATE log_event SET actor = 'nobody'",
    "DELETE FROM log_event",
    "TRUNCATE log_event",
    "UPDATE log_position SET position = position + 1",
    "DELETE FROM log_position",
    "TRUNCATE log_position",
]


@pytest.fixture
def stored(committed: Database) -> Database:
    append([Entry(stream=f"postmark/{fresh()}", expected=0, events=[PostmarkPressed(town="x")])], CONTEXT)
    return committed


@pytest.mark.parametrize("statement", STATEMENTS)
def test_the_application_has_no_right_to_it(stored: Database, statement: str) -> None:
    with (
        psycopg.connect(stored.application_url) as session,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        session.execute(statement)


@pytest.mark.parametrize("statement", STATEMENTS)
def test_the_owner_is_refused_by_the_trigger(stored: Database, statement: str) -> None:
    with (
        psycopg.connect(stored.owner_url) as session,
        pytest.raises(psycopg.errors.IntegrityConstraintViolation, match="the log is append-only"),
    ):
        session.execute(statement)


def test_the_application_cannot_take_the_trigger_away(stored: Database) -> None:
    for statement in (
        "ALTER TABLE log_event DISABLE TRIGGER ALL",
        "DROP TRIGGER log_event_append_only ON log_event",
        "DROP TABLE log_event",
    ):
        with (
            psycopg.connect(stored.application_url) as session,
            pytest.raises(psycopg.errors.InsufficientPrivilege),
        ):
            session.execute(statement)
