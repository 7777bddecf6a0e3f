"""The work list: who gets what, in which order, and for how long."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from tests.conftest import Clock
from transcription.passes import jobs
from transcription.passes.jobs import LeaseLost
from transcription.passes.row import TranscriptionPass

pytestmark = pytest.mark.django_db
ME, OTHER = uuid4(), uuid4()
SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def empty(db: None) -> None:
    TranscriptionPass.objects.all().delete()


def wanted(*, urgent: bool = False, seconds: float = 60.0, recording: str = "a") -> UUID:
    call = uuid4()
    jobs.want(call, recording, urgent=urgent, seconds=seconds)
    return call


def claimed(worker: UUID = ME) -> UUID | None:
    job = jobs.claim(worker)
    return None if job is None else job.call


def row(call: UUID) -> TranscriptionPass:
    return TranscriptionPass.objects.get(pk=call)


def test_s10_a_message_is_heard_before_a_long_call_that_waited_longer(clock: Clock) -> None:
    long = wanted(seconds=7200.0)
    clock.advance(60 * SECOND)
    short = wanted(seconds=30.0)
    clock.advance(60 * SECOND)
    message = wanted(urgent=True, seconds=20.0)
    assert [claimed(), claimed(), claimed(), claimed()] == [message, long, short, None]


def test_what_turns_out_to_be_a_message_moves_to_the_front(clock: Clock) -> None:
    first = wanted()
    clock.advance(SECOND)
    message = wanted()
    jobs.want(message, "a", urgent=True, seconds=60.0)
    assert [claimed(), claimed()] == [message, first]


def test_a_recording_is_wanted_once() -> None:
    call = wanted()
    jobs.want(call, "a", urgent=False, seconds=60.0)
    assert [claimed(), claimed()] == [call, None]


def test_a_job_is_kept_as_long_as_its_worker_says_so(clock: Clock) -> None:
    call = wanted()
    assert claimed() == call
    clock.advance(29 * SECOND)
    assert claimed(OTHER) is None
    jobs.keep(ME, [call])
    clock.advance(29 * SECOND)
    assert claimed(OTHER) is None
    clock.advance(2 * SECOND)
    assert claimed(OTHER) == call
    assert row(call).attempts == 2


def test_whoever_lost_a_job_may_not_say_that_it_is_done(clock: Clock) -> None:
    call = wanted()
    claimed()
    clock.advance(31 * SECOND)
    claimed(OTHER)
    for step in (
        lambda: jobs.advance(call, ME, "a", "s", [1.0]),
        lambda: jobs.finish(call, ME),
        lambda: jobs.park(call, ME, "broken"),
    ):
        with pytest.raises(LeaseLost):
            step()
    assert (row(call).state, row(call).worker, row(call).heard) == ("running", OTHER, [])


def test_how_far_it_came_outlives_its_worker(clock: Clock) -> None:
    call = wanted()
    claimed()
    jobs.advance(call, ME, "a", "s", [12.5, 3.0])
    clock.advance(31 * SECOND)
    job = jobs.claim(OTHER)
    assert job is not None
    assert (job.recording, job.settings, job.heard, job.attempts) == ("a", "s", (12.5, 3.0), 2)


def test_other_sound_of_the_same_call_begins_anew_whatever_became_of_the_first() -> None:
    call = wanted()
    claimed()
    jobs.advance(call, ME, "a", "s", [12.5])
    jobs.want(call, "b", urgent=False, seconds=90.0)
    with pytest.raises(LeaseLost):
        jobs.finish(call, ME)
    assert (row(call).state, row(call).seconds, row(call).attempts) == ("waiting", 90.0, 0)


def test_the_same_sound_again_leaves_what_is_done_alone() -> None:
    call = wanted()
    claimed()
    jobs.advance(call, ME, "a", "s", [60.0])
    jobs.finish(call, ME)
    jobs.want(call, "a", urgent=False, seconds=60.0)
    assert (row(call).state, claimed()) == ("done", None)


def test_a_failed_try_is_made_again_after_growing_pauses(clock: Clock) -> None:
    call = wanted()
    waited = []
    for _ in range(4):
        job = jobs.claim(ME)
        assert job is not None
        jobs.try_later(call, ME, job.attempts, "broken")
        pause = row(call).not_before - clock.now()
        waited.append(round(pause.total_seconds()))
        assert claimed() is None
        clock.advance(pause + SECOND)
    assert waited == [5, 30, 120, 600]
    assert (row(call).why, claimed()) == ("broken", call)


def test_giving_back_is_no_try() -> None:
    call = wanted()
    claimed()
    jobs.give_back(call, ME)
    assert (row(call).state, row(call).attempts, claimed()) == ("waiting", 0, call)


def test_what_is_parked_waits_for_a_release() -> None:
    call = wanted()
    claimed()
    jobs.advance(call, ME, "a", "s", [4.0, 2.0])
    assert jobs.park(call, ME, "broken") == [4.0, 2.0]
    assert claimed() is None
    assert jobs.release(uuid4()) == 0
    assert jobs.release() == 1
    assert (claimed(), row(call).attempts) == (call, 1)


def test_s13_a_no_takes_the_job_from_its_worker() -> None:
    call = wanted()
    claimed()
    jobs.not_wanted(call, "no consent")
    with pytest.raises(LeaseLost):
        jobs.advance(call, ME, "a", "s", [1.0])
    assert (row(call).state, row(call).why) == ("done", "no consent")


def test_a_waiting_message_is_seen_only_once_it_is_due(clock: Clock) -> None:
    wanted()
    long = jobs.claim(OTHER)
    assert long is not None
    assert jobs.more_pressing_waits(long) is False
    message = wanted(urgent=True)
    assert jobs.more_pressing_waits(long) is True
    claimed()
    jobs.try_later(message, ME, 1, "broken")
    assert jobs.more_pressing_waits(long) is False
    clock.advance(6 * SECOND)
    assert jobs.more_pressing_waits(long) is True


def heard(*, urgent: bool = False) -> UUID:
    """A recording whose words are written, and that is to be heard a second time."""
    call = wanted(urgent=urgent)
    assert claimed() == call
    jobs.advance(call, ME, "a", "s", [60.0])
    jobs.finish(call, ME)
    jobs.lean(call)
    return call


def test_s10_second_hearings_come_after_every_recording_whose_words_are_not_written(clock: Clock) -> None:
    message, talk = heard(urgent=True), heard()
    clock.advance(60 * SECOND)
    long = wanted(seconds=7200.0)
    assert [claimed(), claimed(), claimed(), claimed()] == [long, message, talk, None]


def test_a_second_hearing_makes_room_for_any_recording_whose_words_are_not_written() -> None:
    heard(urgent=True)
    second = jobs.claim(OTHER)
    assert second is not None
    assert (second.second, second.heard, second.attempts) == (True, (), 1)
    heard()
    assert jobs.more_pressing_waits(second) is False
    wanted()
    assert jobs.more_pressing_waits(second) is True


def test_a_recording_is_heard_a_second_time_once_and_never_before_the_first() -> None:
    call = wanted()
    jobs.lean(call)
    assert row(call).second is False
    claimed()
    jobs.lean(call)
    assert row(call).second is False
    jobs.finish(call, ME)
    jobs.lean(call)
    assert claimed() == call
    jobs.finish(call, ME)
    jobs.lean(call)
    assert (row(call).state, row(call).second, claimed()) == ("done", True, None)


def test_s13_a_call_that_may_not_be_heard_is_not_heard_a_second_time() -> None:
    call = wanted()
    jobs.not_wanted(call, "no consent")
    jobs.lean(call)
    assert (row(call).state, row(call).second) == ("done", False)


def test_other_sound_of_a_call_is_heard_once_before_it_is_heard_twice() -> None:
    call = heard()
    jobs.want(call, "b", urgent=False, seconds=90.0)
    assert (row(call).state, row(call).second) == ("waiting", False)
