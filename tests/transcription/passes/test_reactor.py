"""A stored recording gets onto the work list, and a no takes it off, in whichever order they are told."""

from collections.abc import Callable
from itertools import permutations
from uuid import UUID

import pytest

from coordination.log.stream import now
from telephony.calls.events import CallVoicemailLeft
from telephony.calls.row import CallRow
from tests.followups.calls import tell
from tests.telephony.recordings.sounds import wav
from tests.transcription.passes.recorded import began, ended, no, store, yes
from transcription.passes.row import TranscriptionPass
from transcription.passes.sweep import find_lost

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
React = Callable[[], None]


def listed() -> list[tuple[str, bool, float | None]]:
    return list(TranscriptionPass.objects.values_list("state", "urgent", "seconds"))


def test_a_stored_recording_is_to_be_heard(react: React) -> None:
    call = began()
    ended(call)
    store(call, wav(2.0))
    react()
    assert listed() == [("waiting", False, 2.0)]


def stored(call: UUID) -> None:
    store(call, wav(2.0))


def left(call: UUID) -> None:
    tell(call, CallVoicemailLeft(at=now()))


@pytest.mark.parametrize("steps", [*permutations((stored, left))])
def test_a_message_is_urgent_whenever_it_is_told_to_be_one(
    react: React, steps: tuple[Callable[[UUID], None], ...]
) -> None:
    call = began()
    for step in steps:
        step(call)
        react()
    assert listed() == [("waiting", True, 2.0)]


def test_s3_without_a_yes_to_transcription_nothing_is_to_be_heard(react: React) -> None:
    call = began(purposes=["recording"])
    store(call, wav(2.0))
    react()
    assert listed() == []


def test_a_yes_that_is_told_late_counts(react: React) -> None:
    call = began(purposes=["recording"])
    store(call, wav(2.0))
    react()
    tell(call, *yes("transcription"))
    react()
    assert listed() == [("waiting", False, 2.0)]


def test_s13_a_no_takes_it_off_the_list(react: React) -> None:
    call = began()
    store(call, wav(2.0))
    react()
    tell(call, no())
    react()
    assert listed() == [("done", False, 2.0)]


def test_of_several_recordings_the_one_that_is_played_is_heard(react: React) -> None:
    call = began()
    store(call, wav(2.0))
    react()
    store(call, wav(5.0))
    react()
    store(call, wav(1.0))
    react()
    assert listed() == [("waiting", False, 5.0)]


def test_a_lost_row_is_found_again_by_comparing(react: React) -> None:
    call = began()
    store(call, wav(2.0))
    ended(call, message=True)
    react()
    other = began()
    store(other, wav(2.0))
    tell(other, no())
    react()
    TranscriptionPass.objects.all().delete()
    assert CallRow.objects.filter(pk=call).exists()
    assert find_lost() == 1
    assert listed() == [("waiting", True, 2.0)]
    assert find_lost() == 0
