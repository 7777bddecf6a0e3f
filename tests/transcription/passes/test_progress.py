"""How far a pass has come, for whoever waits for the words."""

from uuid import uuid4

import pytest

from transcription.passes import jobs
from transcription.passes.hands import Hands
from transcription.passes.progress import is_over, progress_of

pytestmark = pytest.mark.django_db


def test_it_is_the_share_of_all_channels_that_was_heard(hands: Hands) -> None:
    call = uuid4()
    assert progress_of(call) is None
    jobs.want(call, "a", urgent=False, seconds=200.0)
    assert progress_of(call) == 0.0
    jobs.claim(hands.worker)
    jobs.advance(call, hands.worker, "a", "s", [50.0, 50.0])
    assert (progress_of(call), is_over(call)) == (0.25, False)
    jobs.finish(call, hands.worker)
    assert (progress_of(call), is_over(call)) == (None, True)


def test_what_was_given_up_is_over_and_not_on_its_way(hands: Hands) -> None:
    call = uuid4()
    jobs.want(call, "a", urgent=False, seconds=None)
    jobs.claim(hands.worker)
    jobs.park(call, hands.worker, "broken")
    assert (progress_of(call), is_over(call)) == (None, True)
