"""S11: what the transcriber does not hear in time goes to a person, though the transcriber is away."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest

from coordination.followups.row import FollowupRow
from coordination.log.event import Event, Forgotten
from coordination.log.stream import load
from tests.conftest import Clock
from tests.followups.calls import tell
from tests.telephony.recordings.sounds import wav
from tests.transcription.passes.recorded import began, ended, no, store
from transcription.passes.hands import Hands
from transcription.passes.row import TranscriptionPass
from transcription.passes.sweep import hand_over_late
from transcription.transcripts.events import TranscriptNotHeard

pytestmark = pytest.mark.django_db
React = Callable[[], None]
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def empty(hands: Hands) -> None:
    """Nothing else is on the list."""


def waiting(react: React) -> UUID:
    call = began()
    store(call, wav(2.5))
    ended(call)
    react()
    return call


def noted(call: UUID) -> list[Event | Forgotten]:
    return load(f"transcript/{call}").events


def test_s11_what_waits_longer_than_the_clinic_allows_goes_to_a_person(react: React, clock: Clock) -> None:
    call = waiting(react)
    clock.advance(HOUR - timedelta(minutes=1))
    assert hand_over_late() == 0
    clock.advance(timedelta(minutes=2))
    assert hand_over_late() == 1
    assert noted(call) == [
        TranscriptNotHeard(
            heard_in="post_call", channel=side, start=0.0, end=2.5, why="transcriber_away", given_up=True
        )
        for side in ("caller", "staff")
    ]
    react()
    (row,) = FollowupRow.objects.filter(calls__contains=[call], kind="review")
    assert (row.why, row.heard) == ("not_heard", False)


def test_it_is_handed_over_once_and_stays_to_be_heard(react: React, clock: Clock) -> None:
    call = waiting(react)
    clock.advance(2 * HOUR)
    assert [hand_over_late(), hand_over_late()] == [1, 0]
    assert len(noted(call)) == 2
    assert TranscriptionPass.objects.get(pk=call).state == "waiting"


def test_s13_after_a_no_there_is_nothing_to_hand_over(react: React, clock: Clock) -> None:
    call = waiting(react)
    tell(call, no())
    clock.advance(2 * HOUR)
    assert hand_over_late() == 1
    assert noted(call) == []
