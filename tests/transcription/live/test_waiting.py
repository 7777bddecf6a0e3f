"""Whose speech is decoded next, and what is given up."""

from uuid import UUID, uuid4

from transcription.live.jobs import Job
from transcription.live.waiting import TOO_LATE, Waiting
from transcription.sound.speech import Utterance

A, B, C = uuid4(), uuid4(), uuid4()


def job(call: UUID, since: float, start: int = 0) -> Job:
    import numpy as np

    utterance = Utterance(start, np.zeros(160, np.float32))
    return Job(call=call, channel="caller", start=start, end=start + 160, since=since, utterance=utterance)


def test_calls_take_turns_whatever_one_of_them_heaped_up() -> None:
    waiting = Waiting()
    for since in (0.0, 0.1, 0.2):
        waiting.add(job(A, since))
    waiting.add(job(B, 5.0))
    waiting.add(job(C, 4.0))
    order = []
    while (taken := waiting.take(6.0)) is not None:
        order.append(taken.call)
        waiting.done(taken)
    assert order == [A, C, B, A, A]


def test_one_call_is_heard_in_its_own_order_one_piece_at_a_time() -> None:
    waiting = Waiting()
    first, second = job(A, 0.0, 0), job(A, 0.0, 200)
    waiting.add(first)
    waiting.add(second)
    assert waiting.take(1.0) is first
    assert waiting.take(1.0) is None
    assert waiting.of(A) == [first, second]
    waiting.done(first)
    assert waiting.take(1.0) is second


def test_what_waits_too_long_is_given_up_and_says_so() -> None:
    waiting = Waiting()
    waiting.add(job(A, 0.0, 16_000))
    waiting.add(job(A, 20.0))
    late = waiting.take(TOO_LATE + 0.1)
    assert late is not None
    assert (late.utterance, late.why) == (None, "overload")
    said = late.not_heard("overload")
    assert (said.start, said.end, said.why, said.heard_in) == (1.0, 1.01, "overload", "live")
    waiting.done(late)
    fresh = waiting.take(TOO_LATE + 0.1)
    assert fresh is not None
    assert fresh.utterance is not None


def test_s13_nothing_of_a_forgotten_call_is_taken() -> None:
    waiting = Waiting()
    waiting.add(job(A, 0.0))
    waiting.forget(A)
    assert waiting.take(1.0) is None
    assert waiting.of(A) == []
