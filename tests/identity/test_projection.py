"""The read model: the same rows whichever way the events come."""

from datetime import timedelta
from uuid import UUID

import pytest
from msgspec.structs import replace

from coordination.identity.events import (
    IdentityMatchAwaited,
    IdentityPatientWithdrawn,
    IdentityUnmatched,
    Why,
)
from coordination.identity.projections import identities, names_of
from coordination.identity.row import IdentityRow
from coordination.log.event import FORGOTTEN
from tests.identity.people import CONFIRMATION, MARA, NADIA, NOON, NORA, confirmed, patient
from tests.log.sentences import fresh, projection

pytestmark = pytest.mark.django_db
SECOND = UUID("00000000-0000-4000-8000-0000000000c2")
HOUR = timedelta(hours=1)
AWAITED = IdentityMatchAwaited(followup=SECOND, by=NOON + HOUR)
WITHDRAWN = IdentityPatientWithdrawn(
    confirmation=CONFIRMATION,
    patient=patient(NORA),
    by=MARA,
    why="wrong_patient",
    match_by=NOON + 3 * HOUR,
    content=Why(text="the other twin"),
)


def test_a_call_and_its_patients() -> None:
    one, both, back, waits, over = (fresh() for _ in range(5))
    nadia = confirmed(NADIA, confirmation=SECOND, about="a refill")
    projection(identities).given(
        {
            f"identity/{one}": [AWAITED, confirmed(NORA)],
            f"identity/{both}": [confirmed(NORA), nadia],
            f"identity/{back}": [confirmed(NORA), nadia, WITHDRAWN],
            f"identity/{waits}": [AWAITED],
            f"identity/{over}": [AWAITED, IdentityUnmatched(since=NOON + HOUR, followups=(SECOND,))],
        }
    ).shows(
        {
            one: {"version": 2, "patients": [patient(NORA)], "matched": True, "match_by": NOON + HOUR},
            both: {"patients": [patient(NORA), patient(NADIA)], "matched": True},
            back: {"patients": [patient(NADIA)], "matched": True, "match_by": NOON + 3 * HOUR},
            waits: {"patients": [], "matched": False, "match_by": NOON + HOUR},
            over: {"version": 2, "matched": False, "match_by": None},
        }
    )
    assert names_of(IdentityRow.objects.get(pk=both)) == {
        patient(NORA): "Nora Bell",
        patient(NADIA): "Nadia Bell",
    }
    assert names_of(IdentityRow.objects.get(pk=back)) == {patient(NADIA): "Nadia Bell"}


def test_a_name_that_was_destroyed_leaves_the_link() -> None:
    call = fresh()
    forgotten = replace(confirmed(NORA), content=FORGOTTEN)
    projection(identities).given({f"identity/{call}": [forgotten]}).shows(
        {call: {"patients": [patient(NORA)], "names": None, "matched": True}}
    )
