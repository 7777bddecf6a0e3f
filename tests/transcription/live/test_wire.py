"""Messages between the doors and the transcriber."""

from uuid import UUID

import pytest

from transcription.live.wire import (
    Begin,
    Done,
    End,
    Forget,
    Lost,
    NotOurs,
    Settled,
    Sound,
    ToDoors,
    ToTranscriber,
    Unpacking,
    packed,
)

CALL = UUID(int=7)
TO_TRANSCRIBER: list[ToTranscriber] = [
    Begin(CALL, {"inbound": 40}, 7),
    Sound(CALL, [("outbound", 20, b"\xff" * 160)]),
    Lost(CALL, "inbound", 0, 5000),
    End(CALL),
    Forget(CALL),
]
TO_DOORS: list[ToDoors] = [Settled(CALL, {"inbound": 20, "outbound": 0}), Done(CALL)]


def test_what_is_said_is_understood_however_it_is_cut() -> None:
    unpacking: Unpacking[ToTranscriber] = Unpacking(ToTranscriber)
    data = b"".join(map(packed, TO_TRANSCRIBER))
    assert [one for byte in data for one in unpacking.feed(bytes([byte]))] == TO_TRANSCRIBER


def test_answers_are_understood_too() -> None:
    unpacking: Unpacking[ToDoors] = Unpacking(ToDoors)
    assert unpacking.feed(b"".join(map(packed, TO_DOORS))) == TO_DOORS


@pytest.mark.parametrize("data", [b"\xff" * 8, b"\x00\x00\x00\x01\xc0", packed(Done(CALL))])
def test_what_is_none_of_ours_is_refused(data: bytes) -> None:
    unpacking: Unpacking[ToTranscriber] = Unpacking(ToTranscriber)
    with pytest.raises(NotOurs):
        unpacking.feed(data)
