"""Asterisk's AudioSocket and ExternalMedia, spoken to as Asterisk speaks."""

import asyncio
import struct
import time
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from telephony.calls.commands import AnswerConsent
from telephony.calls.events import PURPOSES, CallRecordingStored, RecordingObject
from telephony.calls.state import Call
from telephony.calls.telling import call_now, tell
from telephony.doors import external_media
from telephony.doors.audiosocket.frames import Kind, packed
from telephony.doors.audiosocket.server import serve
from telephony.doors.audiosocket.tickets import Tap, issue, redeem
from telephony.media import attending
from telephony.media.attending import returning
from telephony.recordings.store import read
from telephony.recordings.tracks import Track
from tests.log.conftest import committed
from tests.telephony.media.conftest import notebook
from tests.telephony.media.listeners import Notebook

__all__ = ["committed", "notebook"]

pytestmark = [pytest.mark.alone, pytest.mark.usefixtures("committed", "objects", "notebook")]

LOUD = struct.pack("<160h", *[7932] * 160)  # 20 ms; mu-law says 7932 exactly
HEARD = b"\xa0" * 160


class Asterisk:
    """Connections of one Asterisk to our door."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._writers: list[asyncio.StreamWriter] = []

    async def tap(self, ticket: UUID) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
        self._writers.append(writer)
        writer.write(packed(Kind.ID, ticket.bytes))
        await writer.drain()
        return reader, writer

    def gone(self) -> None:
        for writer in self._writers:
            writer.close()


@pytest.fixture
async def asterisk(committed: object) -> AsyncIterator[Asterisk]:
    server = await serve("127.0.0.1", 0)
    system = Asterisk(server.sockets[0].getsockname()[1])
    yield system
    system.gone()
    server.close()
    ours = [task for task in asyncio.all_tasks() if "serve.<locals>" in str(task.get_coro())]
    if ours:  # each notices that its peer has gone, while there is a loop to do so
        await asyncio.wait(ours, timeout=10)


async def said(call: UUID, yes: bool) -> None:
    answers = AnswerConsent(answers=dict.fromkeys(PURPOSES, yes), how="key", at=datetime.now(UTC))
    await asyncio.to_thread(tell, call, answers, source="asterisk")


async def ticket_for(call: UUID, track: Track = "inbound") -> UUID:
    return await asyncio.to_thread(issue, Tap(call, track, "asterisk"))


async def a_consenting_call() -> UUID:
    call = uuid4()
    await said(call, yes=True)
    return call


async def once(look: Callable[[Call], object], call: UUID) -> Call:
    """The call as soon as it looks so; each look is a round trip to the database."""
    end = time.monotonic() + 15
    while time.monotonic() < end:
        known = await asyncio.to_thread(call_now, call)
        if look(known):
            return known
    raise AssertionError("never seen")


def sound_of(call: Call) -> bytes:
    stored = call.stored
    assert stored is not None
    assert isinstance(stored.content, RecordingObject)
    return b"".join(read(stored.content, 44, stored.bytes))


async def hung_up(reader: asyncio.StreamReader) -> bytes:
    return await asyncio.wait_for(reader.read(), 10)


async def test_both_parties_are_kept_as_one_recording_and_listened_to(
    asterisk: Asterisk, notebook: Notebook
) -> None:
    call = await a_consenting_call()
    caller, staff = await ticket_for(call), await ticket_for(call, "outbound")
    (_, one), (_, other) = await asterisk.tap(caller), await asterisk.tap(staff)
    one.write(packed(Kind.AUDIO, LOUD))
    other.write(packed(Kind.AUDIO, LOUD))
    await once(lambda known: known.capturing and len(notebook.heard) == 2, call)
    one.write(packed(Kind.HANGUP))
    other.write(packed(Kind.HANGUP))
    known = await once(lambda known: known.stored is not None, call)
    assert {(track, frame) for track, _, frame in notebook.heard} == {("inbound", HEARD), ("outbound", HEARD)}
    stereo = struct.unpack(f"<{len(sound_of(known)) // 2}h", sound_of(known))
    assert (stereo[0::2].count(7932), stereo[1::2].count(7932)) == (160, 160)


async def test_a_ticket_opens_one_connection_once(asterisk: Asterisk) -> None:
    call = await a_consenting_call()
    ticket = await ticket_for(call)
    await asterisk.tap(ticket)
    await once(lambda known: known.capturing, call)
    reader, _ = await asterisk.tap(ticket)
    assert await hung_up(reader) == packed(Kind.HANGUP)
    assert await asyncio.to_thread(redeem, ticket) is None


async def test_an_invented_ticket_and_what_is_no_ticket_are_hung_up(asterisk: Asterisk) -> None:
    reader, _ = await asterisk.tap(uuid4())
    assert await hung_up(reader) == packed(Kind.HANGUP)
    reader, writer = await asyncio.open_connection("127.0.0.1", asterisk._port)
    writer.write(packed(Kind.AUDIO, LOUD))
    assert await hung_up(reader) == packed(Kind.HANGUP)
    writer.close()


async def test_s3_sound_of_a_caller_who_said_no_is_dropped(asterisk: Asterisk, notebook: Notebook) -> None:
    call = await a_consenting_call()
    ticket = await ticket_for(call)
    await said(call, yes=False)
    reader, writer = await asterisk.tap(ticket)
    writer.write(packed(Kind.AUDIO, LOUD))
    assert await hung_up(reader) == packed(Kind.HANGUP)
    assert (notebook.heard, (await asyncio.to_thread(call_now, call)).recording) == ([], "dropped")


@pytest.mark.alone
async def test_s13_a_no_stops_capture_and_listening_within_a_second(
    asterisk: Asterisk, notebook: Notebook
) -> None:
    call = await a_consenting_call()
    reader, writer = await asterisk.tap(await ticket_for(call))
    writer.write(packed(Kind.AUDIO, LOUD))
    await once(lambda known: known.capturing and notebook.heard, call)
    await said(call, yes=False)
    said_no = time.monotonic()
    assert await hung_up(reader) == packed(Kind.HANGUP)
    assert time.monotonic() - said_no < 1.0
    assert await asyncio.to_thread(notebook.over.wait, 10)
    assert notebook.told == ["forget"]
    known = await asyncio.to_thread(call_now, call)
    assert (known.stored, known.recording) == (None, "dropped")


async def test_a_connection_that_breaks_comes_back_into_the_same_recording(asterisk: Asterisk) -> None:
    call = await a_consenting_call()
    ticket = await ticket_for(call)
    _, writer = await asterisk.tap(ticket)
    writer.write(packed(Kind.AUDIO, LOUD))
    await once(lambda known: known.capturing, call)
    writer.close()
    await writer.wait_closed()
    await once(lambda _: returning(str(ticket)) == call, call)  # the door has noticed
    _, writer = await asterisk.tap(ticket)
    writer.write(packed(Kind.AUDIO, LOUD) + packed(Kind.HANGUP))
    known = await once(lambda known: known.stored is not None, call)
    assert struct.unpack(f"<{len(sound_of(known)) // 2}h", sound_of(known))[0::2].count(7932) == 320


async def test_a_new_tap_of_the_same_call_goes_on_in_the_same_recording_in_its_place(
    asterisk: Asterisk, notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asterisk's channel is gone with its connection: another one comes, with a ticket of its own."""
    call = await a_consenting_call()
    ticket = await ticket_for(call)
    _, writer = await asterisk.tap(ticket)
    writer.write(packed(Kind.AUDIO, LOUD))
    await once(lambda _: notebook.heard, call)
    began = time.monotonic()
    writer.close()
    await writer.wait_closed()
    await once(lambda _: returning(str(ticket)) == call, call)  # the door has noticed
    another = await ticket_for(call)
    await once(lambda _: time.monotonic() - began > 0.1, call)
    _, writer = await asterisk.tap(another)
    writer.write(packed(Kind.AUDIO, LOUD) + packed(Kind.HANGUP))
    await writer.drain()
    monkeypatch.setattr(attending, "RETURNS_WITHIN", 0.5)  # the first one's ticket never does
    known = await once(lambda known: known.stored is not None, call)
    left = struct.unpack(f"<{len(sound_of(known)) // 2}h", sound_of(known))[0::2]
    assert left.count(7932) == 320
    assert left[-160:] == (7932,) * 160
    assert len(left) / 8000 > 0.1
    assert len(known.of(CallRecordingStored)) == 1


class Port(asyncio.DatagramProtocol):
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport


def rtp(number: int, sound: bytes = HEARD, *, first: int = 4_294_967_200) -> bytes:
    """A packet of mu-law; the numbering wraps around between the first and the second."""
    head = struct.pack("!BBHII", 0x80, 0, number & 0xFFFF, (first + number * 160) % (1 << 32), 77)
    return head + sound


async def external(sends: list[bytes], call: UUID, all_heard: Callable[[], bool]) -> Call:
    media = await external_media.receive(call, "inbound", source="asterisk")
    assert media is not None
    loop = asyncio.get_running_loop()
    transport, _ = await loop.create_datagram_endpoint(Port, remote_addr=("127.0.0.1", media.port))
    for packet in sends:
        transport.sendto(packet)
    await once(lambda known: known.capturing and all_heard(), call)
    await media.close()
    transport.close()
    return await once(lambda known: known.stored is not None, call)


async def test_external_media_is_placed_by_its_own_time(notebook: Notebook) -> None:
    call = await a_consenting_call()
    packets = [rtp(0), rtp(2), rtp(1), rtp(2), b"no rtp", rtp(4)]
    known = await external(packets, call, lambda: len(notebook.heard) == 5)
    assert await asyncio.to_thread(notebook.over.wait, 10)
    assert [at for _, at, _ in notebook.heard] == [0, 40, 20, 40, 80]
    left = struct.unpack(f"<{len(sound_of(known)) // 2}h", sound_of(known))[0::2]
    assert (len(left), left.count(7932), left[480:640]) == (800, 640, (0,) * 160)


async def test_s13_a_no_closes_the_port_of_external_media(notebook: Notebook) -> None:
    call = await a_consenting_call()
    media = await external_media.receive(call, "inbound", source="asterisk")
    assert media is not None
    await said(call, yes=False)
    assert await asyncio.to_thread(notebook.over.wait, 10)
    assert notebook.told == ["forget"]
    assert await external_media.receive(call, "inbound", source="asterisk") is None
