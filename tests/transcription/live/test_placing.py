"""Frames lost, doubled, late and out of order (docs/audio.md). Frames are 20 ms: 160 samples of 8 kHz."""

import random

from telephony.recordings.tracks import Track
from transcription.live.placing import Missing, Placed, Placing, Run, joined


def frame(number: int) -> bytes:
    return bytes([number % 200]) * 160


def put(placing: Placing, *numbers: int) -> list[Placed]:
    return [one for number in numbers for one in placing.put(number * 20, frame(number))]


def sound(placed: list[Placed]) -> bytes:
    return b"".join(one.sound for one in placed if isinstance(one, Run))


def test_frames_in_order_are_heard_at_once() -> None:
    assert put(Placing(), 0, 1) == [Run(0, frame(0)), Run(160, frame(1))]


def test_frames_out_of_order_are_put_in_order() -> None:
    assert put(Placing(), 0, 2, 3, 1, 4) == [
        Run(0, frame(0)),
        Run(160, frame(1) + frame(2) + frame(3)),
        Run(640, frame(4)),
    ]


def test_the_first_frame_may_be_overtaken() -> None:
    assert sound(put(Placing(), 1, 0, 2)) == frame(0) + frame(1) + frame(2)


def test_doubled_frames_are_heard_once() -> None:
    placing = Placing()
    assert sound(put(placing, 0, 0, 1, 2, 1, 3)) == b"".join(map(frame, range(4)))
    assert placing.doubled == 2


def test_any_disorder_within_the_wait_gives_the_same_sound() -> None:
    disorder = random.Random(7)
    numbers = [n for start in range(0, 300, 15) for n in disorder.sample(range(start, start + 15), 15)]
    doubled = [number for number in numbers for _ in range(disorder.choice((1, 2)))]
    assert sound(put(Placing(), *doubled)) == b"".join(map(frame, range(300)))


def test_a_short_loss_is_filled_with_silence() -> None:
    placing = Placing()
    placed = put(placing, 0, *range(5, 30))
    assert sound(placed) == frame(0) + b"\xff" * 4 * 160 + b"".join(map(frame, range(5, 30)))
    assert not any(isinstance(one, Missing) for one in placed)


def test_a_loss_in_which_a_word_may_lie_is_named() -> None:
    placed = put(Placing(), 0, *range(11, 40))
    assert [one for one in placed if isinstance(one, Missing)] == [Missing(160, 11 * 160)]


def test_a_socket_that_was_away_for_5_s_leaves_5_s_missing() -> None:
    placed = put(Placing(), *range(50), *range(300, 330))
    assert [one for one in placed if isinstance(one, Missing)] == [Missing(8000, 48000)]
    assert sound(placed) == b"".join(map(frame, [*range(50), *range(300, 330)]))


def test_nothing_is_missing_before_the_first_frame() -> None:
    assert put(Placing(), 600) == [Run(96000, frame(600))]


def test_what_was_answered_for_is_not_heard_again() -> None:
    placing = Placing(settled=250)
    assert put(placing, 0, 1, 2) == [Run(250, frame(1)[90:]), Run(320, frame(2))]


def test_what_is_held_when_nothing_more_comes_is_heard() -> None:
    placing = Placing()
    assert put(placing, 0, 2) == [Run(0, frame(0))]
    assert placing.give_up() == [Run(160, b"\xff" * 160), Run(320, frame(2))]
    assert placing.give_up() == []


def test_places_that_were_rounded_to_milliseconds_are_no_gaps() -> None:
    placing = Placing()
    placed = placing.put(0, frame(0)) + placing.put(21, frame(1)) + placing.put(39, frame(2))
    assert sound(placed) == frame(0) + frame(1) + frame(2)


def test_frames_that_follow_on_each_other_are_taken_as_one_by_track() -> None:
    frames: list[tuple[Track, int, bytes]] = [
        ("inbound", 0, frame(0)),
        ("outbound", 0, frame(9)),
        ("inbound", 20, frame(1)),
        ("inbound", 60, frame(3)),
        ("outbound", 20, frame(8)),
    ]
    assert joined(frames) == [
        ("inbound", 0, frame(0) + frame(1)),
        ("inbound", 60, frame(3)),
        ("outbound", 0, frame(9) + frame(8)),
    ]
