"""A media socket that breaks and comes back (docs/audio.md)."""

import asyncio
from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from asgiref.sync import sync_to_async

from telephony.media import attending
from telephony.media.attending import join, returning
from telephony.media.stream import Standing
from telephony.recordings.tracks import Track

FRAME = b"\x80" * 160
NOTHING_STANDS = Standing(recording=False, transcription=False)


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Recorded:
    """In place of a stream: what came and whether it was ended."""

    def __init__(self, call: UUID, source: str, via: str) -> None:
        self.call, self.open, self.ahead = call, True, 0.0
        self.frames: list[tuple[Track, int]] = []
        self.ended = 0
        self.doubts = self.obeyed = 0
        self.standing = Standing(recording=True, transcription=True)
        STREAMS.append(self)

    def begin(self, outside_id: str, at: object) -> bool:
        return True

    def put(self, track: Track, milliseconds: int, frame: bytes) -> None:
        self.frames.append((track, milliseconds))

    def look(self) -> Standing:
        return self.standing

    def obey(self, standing: Standing) -> None:
        self.obeyed += 1
        self.open = self.open and standing != NOTHING_STANDS

    def doubt(self) -> None:
        self.doubts += 1

    def leave(self) -> None:
        self.open = False

    def end(self, at: object) -> None:
        self.ended += 1


STREAMS: list[Recorded] = []


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    STREAMS.clear()
    monkeypatch.setattr(attending, "monotonic", clock)
    monkeypatch.setattr(attending, "MediaStream", Recorded)
    monkeypatch.setattr(attending, "LOOK_EVERY", 0.01)
    monkeypatch.setattr(attending, "database_sync_to_async", sync_to_async)  # a stream without a database
    monkeypatch.setattr(attending, "close_old_connections", lambda: None)
    return clock


async def leg(call: UUID, ticket: str = "t", closed: Callable[[], None] = lambda: None) -> attending.Leg:
    async def close() -> None:
        closed()

    joined = await join(call, source="tests", via="audiosocket", outside_id="1", ticket=ticket, close=close)
    assert joined is not None
    return joined


async def is_over(stream: Recorded) -> bool:
    """Whether the stream was ended, within a thousand turns of the loop's watcher."""
    for _ in range(1000):
        if stream.ended:
            return True
        await asyncio.sleep(0.005)
    return False


async def test_a_socket_that_drops_for_5_s_and_returns_goes_on_in_the_same_stream(clock: Clock) -> None:
    call = uuid4()
    first = await leg(call)
    first.put("inbound", 0, FRAME)
    clock.now += 3.0
    await first.leave(final=False)
    assert returning("t") == call
    clock.now += 5.0
    second = await leg(call)
    second.put("inbound", 0, FRAME)  # its own time begins anew: it lies where it was spoken
    await second.leave(final=True)
    (stream,) = STREAMS
    assert stream.frames == [("inbound", 0), ("inbound", 8000)]
    assert stream.ended == 1
    assert returning("t") is None


async def test_a_socket_that_returns_at_once_covers_nothing_of_what_it_brought(clock: Clock) -> None:
    call = uuid4()
    first = await leg(call)
    first.put("inbound", 0, FRAME)
    await first.leave(final=False)
    clock.now += 0.001
    second = await leg(call)
    second.put("inbound", 0, FRAME)
    await second.leave(final=True)
    assert STREAMS[0].frames == [("inbound", 0), ("inbound", 20)]


async def test_a_socket_that_never_returns_leaves_what_came(clock: Clock) -> None:
    first = await leg(uuid4())
    await first.leave(final=False)
    clock.now += attending.RETURNS_WITHIN + 0.1
    assert await is_over(STREAMS[0])
    assert returning("t") is None


async def test_a_call_that_ends_without_a_stop_leaves_what_came(clock: Clock) -> None:
    closed: list[bool] = []
    first = await leg(uuid4(), closed=lambda: closed.append(True))
    first.put("inbound", 0, FRAME)
    STREAMS[0].standing = Standing(recording=True, transcription=True, ended=True)
    clock.now += attending.SILENT_AFTER_END + 0.1
    assert await is_over(STREAMS[0])
    assert closed == [True]


async def test_frames_that_still_come_after_an_end_are_waited_for(clock: Clock) -> None:
    """A leg may end before its call."""
    first = await leg(uuid4())
    STREAMS[0].standing = Standing(recording=True, transcription=True, ended=True)
    for number in range(20):
        clock.now += attending.SILENT_AFTER_END / 2
        first.put("inbound", number * 20, FRAME)
        await asyncio.sleep(0.02)
    assert STREAMS[0].ended == 0
    await first.leave(final=True)


async def test_a_stream_that_a_killed_process_had_begun_goes_on_by_its_time(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Left(Recorded):
        def begin(self, outside_id: str, at: object) -> bool:
            self.ahead = 95.0
            return True

    monkeypatch.setattr(attending, "MediaStream", Left)
    call = uuid4()
    first = await leg(call, "caller")
    first.put("inbound", 20, FRAME)
    clock.now += 2.0
    second = await leg(call, "staff")
    second.put("outbound", 0, FRAME)
    await first.leave(final=True)
    await second.leave(final=True)
    assert STREAMS[0].frames == [("inbound", 95_020), ("outbound", 97_000)]


async def test_two_parties_are_one_stream_that_ends_with_the_last(clock: Clock) -> None:
    call = uuid4()
    caller, staff = await asyncio.gather(leg(call, "caller"), leg(call, "staff"))
    await caller.leave(final=True)
    assert STREAMS[0].ended == 0
    await staff.leave(final=True)
    assert [stream.ended for stream in STREAMS] == [1]


async def test_s13_a_no_closes_every_connection_of_the_call(clock: Clock) -> None:
    closed: list[str] = []
    call = uuid4()
    await leg(call, "caller", lambda: closed.append("caller"))
    await leg(call, "staff", lambda: closed.append("staff"))
    STREAMS[0].standing = NOTHING_STANDS
    assert await is_over(STREAMS[0])
    assert sorted(closed) == ["caller", "staff"]


def away() -> Standing:
    raise OSError("no database")


async def has_doubted(stream: Recorded, times: int) -> bool:
    for _ in range(1000):
        if stream.doubts >= times:
            return True
        await asyncio.sleep(0.005)
    return False


async def test_s12_a_log_that_cannot_be_asked_for_a_minute_ends_keeping_and_listening(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[bool] = []
    await leg(uuid4(), closed=lambda: closed.append(True))
    monkeypatch.setattr(STREAMS[0], "look", away)
    assert await has_doubted(STREAMS[0], 3)
    assert STREAMS[0].ended == 0
    clock.now += attending.GIVEN_UP_AFTER + 0.1
    assert await is_over(STREAMS[0])
    assert (STREAMS[0].open, closed) == (False, [True])


async def test_s12_a_log_that_cannot_be_asked_for_a_moment_ends_nothing(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await leg(uuid4())
    stream = STREAMS[0]
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(stream, "look", away)
        assert await has_doubted(stream, 2)
    known = stream.obeyed
    for _ in range(1000):
        if stream.obeyed > known:
            break
        await asyncio.sleep(0.005)
    assert (stream.open, stream.ended) == (True, 0)
    await first.leave(final=True)
    assert stream.ended == 1


async def test_a_process_that_ends_keeps_what_came(clock: Clock) -> None:
    await leg(uuid4())
    await asyncio.sleep(0)  # the watcher has begun
    watching = [task for task in asyncio.all_tasks() if task.get_name() == "watching a stream"]
    for task in watching:
        task.cancel()
    await asyncio.gather(*watching, return_exceptions=True)
    assert STREAMS[0].ended == 1
