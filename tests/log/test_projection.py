"""Read models: the same rows whichever way the events come."""

from uuid import UUID

import pytest

from coordination.log.event import FORGOTTEN
from tests.log.letters.events import (
    LetterDelivered,
    LetterNoted,
    LetterPosted,
    LetterStamped,
    PostmarkPressed,
    Words,
)
from tests.log.letters.projections import letters
from tests.log.sentences import T0, fresh, projection

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
