"""Read models: the same rows whichever way the events come."""

from typing import Any
from uuid import UUID

import psycopg
import pytest

from coordination.log import keys
from coordination.log.applying import apply
from coordination.log.event import FORGOTTEN
from coordination.log.guards import register
from coordination.log.missing import events_after
from tests.log.letters.events import (
    LetterDelivered,
    LetterNoted,
    LetterPosted,
    LetterStamped,
    PostmarkPressed,
    Words,
)
from tests.log.letters.projections import letters
from tests.log.sentences import T0, fresh, projection, put

pytestmark = pytest.mark.django_db


def test_a_letter_shows_what_happened_to_it() -> None:
    one, two = fresh(), fresh()
    projection(letters).given(
        {
            f"letter/{one}": [
                LetterPosted(to="Ana"),
                LetterStamped(grams=20),
                LetterStamped(grams=15),
                LetterNoted(page=1, content=Words(text="hello")),
                LetterNoted(page=2, content=FORGOTTEN),
                LetterDelivered(),
            ],
            f"letter/{two}": [LetterPosted(to="Noor")],
            f"postmark/{one}": [PostmarkPressed(town="Harbor")],
        }
    ).shows(
        {
            one: {
                "version": 6,
                "to": "Ana",
                "grams": 35,
                "pages": [1, 2],
                "notes": "hello (forgotten)",
                "delivered_at": T0,
                "town": "Harbor",
                "label": "Ana via Harbor, 35 g",
            },
            two: {"version": 1, "to": "Noor", "grams": 0, "label": "Noor via -, 0 g"},
        }
    )


def test_the_sentence_fails_when_the_events_change_no_row() -> None:
    one: UUID = fresh()
    with pytest.raises(AssertionError, match="no row"):
        projection(letters).given({f"letter/{one}": [LetterPosted(to="Ana")]}).shows({fresh(): {}})


def test_a_batch_takes_so_many_statements_however_many_events(monkeypatch: pytest.MonkeyPatch) -> None:
    register(letters.name, letters.kinds)
    streams = [f"letter/{fresh()}" for _ in range(30)]
    for stream in streams:
        put(stream, [LetterPosted(to="Ana"), LetterStamped(grams=20)])
    batch = events_after([(stream, 0) for stream in streams])
    keys.drop()
    said: list[str] = []
    execute = psycopg.Cursor.execute

    def heard(cursor: Any, sql: Any, *given: Any, **options: Any) -> Any:
        said.append((sql if isinstance(sql, str) else sql.decode()).split()[0])
        return execute(cursor, sql, *given, **options)

    monkeypatch.setattr(psycopg.Cursor, "execute", heard)
    assert apply(letters, batch) == 60
    # The test's own transaction makes savepoints of BEGIN and COMMIT. Between: the lock, the guards, the
    # keys, the rows; then the rows written, and the guards together with what listeners are told.
    assert said == ["SAVEPOINT", "SELECT", "SELECT", "SELECT", "SELECT", "INSERT", "WITH", "RELEASE"]
