"""What the doors hold for a transcriber: all that is not answered for, up to a minute."""

from uuid import uuid4

from transcription.live.holding import MOST, Held
from transcription.live.wire import Begin, End, Forget, Lost, Sound

CALL = uuid4()
SECOND = b"\xff" * 8000


def held(*seconds: int) -> Held:
    one = Held(CALL)
    for second in seconds:
        one.hear(("inbound", second * 1000, SECOND))
    return one


def sent(one: Held) -> list[int]:
    return [frame[1] for message in one.take() if isinstance(message, Sound) for frame in message.frames]


def test_frames_are_sent_once_a_connection() -> None:
    one = held(0, 1)
    assert one.take() == [
        Begin(CALL, {}, 0),
        Sound(CALL, [("inbound", 0, SECOND), ("inbound", 1000, SECOND)]),
    ]
    assert one.take() == []
    one.hear(("inbound", 2000, SECOND))
    assert sent(one) == [2000]


def test_what_is_not_answered_for_is_sent_again_on_the_next_connection() -> None:
    one = held(0, 1, 2, 3)
    one.take()
    one.settle({"inbound": 2500})
    one.begin_again(1)
    assert one.take()[0] == Begin(CALL, {"inbound": 2500}, 1)
    one.begin_again(1)
    assert sent(one) == [2000, 3000]


def test_each_party_is_answered_for_alone() -> None:
    one = held(0, 1)
    one.hear(("outbound", 0, SECOND))
    one.take()
    one.settle({"inbound": 9000})
    one.begin_again(1)
    assert sent(one) == [0]


def test_more_than_a_minute_is_not_held_and_what_falls_out_is_named() -> None:
    one = held(*range(125))
    assert MOST == 120 * 8000
    messages = one.take()
    assert messages[:2] == [Begin(CALL, {}, 0), Lost(CALL, "inbound", 0, 5000)]
    one.begin_again(1)
    assert sent(one) == [second * 1000 for second in range(5, 125)]


def test_what_falls_out_is_named_until_it_is_answered_for() -> None:
    one = held(*range(125))
    one.take()
    one.begin_again(1)
    assert Lost(CALL, "inbound", 0, 5000) in one.take()
    one.settle({"inbound": 5000})
    one.begin_again(1)
    assert not any(isinstance(message, Lost) for message in one.take())


def test_what_was_sent_and_falls_out_is_lost_only_with_its_transcriber() -> None:
    one = held(*range(120))
    one.take()
    one.hear(("inbound", 120_000, SECOND))
    assert sent(one) == [120_000]
    one.begin_again(1)
    assert Lost(CALL, "inbound", 0, 1000) in one.take()


def test_the_end_is_said_after_the_last_frame_and_again_on_the_next_connection() -> None:
    one = held(0)
    one.ended = True
    assert one.take()[-1] == End(CALL)
    assert one.take() == []
    one.begin_again(1)
    assert one.take()[-1] == End(CALL)


def test_s13_after_a_no_nothing_of_it_is_sent() -> None:
    one = held(0, 1)
    one.take()
    one.forget()
    one.hear(("inbound", 2000, SECOND))
    one.begin_again(1)
    assert one.take() == [Forget(CALL)]
    assert one.unheard() == []


def test_what_nobody_answered_for_is_told_when_the_transcriber_is_given_up() -> None:
    one = held(*range(125))
    one.hear(("outbound", 7000, SECOND))
    one.take()
    one.settle({"inbound": 100_000})
    assert one.unheard() == [("inbound", 100_000, 125_000), ("outbound", 7000, 8000)]
