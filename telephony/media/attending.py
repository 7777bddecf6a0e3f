"""Who watches over a call's sound while it comes, whichever door it comes through.

Twice a second the log is asked whether the caller's yes still stands: keeping and listening end within a
second of a no (S13). One call is one stream, however many connections carry it: a party each, or one
that drops and comes back.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from time import monotonic
from uuid import UUID

import structlog
from channels.db import database_sync_to_async
from django.db import close_old_connections

from telephony.calls.events import Via
from telephony.media.stream import MediaStream, Standing
from telephony.recordings.tracks import PER_MILLISECOND, Track

LOOK_EVERY = 0.5
NO_NEWS = 0.4  # seconds in which a database must say whether the yes still stands; then what comes is held
GIVEN_UP_AFTER = 60.0  # seconds of no answer: a megabyte of a call's sound is held by then
RETURNS_WITHIN = 10.0  # seconds that a dropped connection has to come back before its stream is over
SILENT_AFTER_END = 5.0  # seconds without a frame after which the stream of an ended call is over

Close = Callable[[], Awaitable[None]]
log = structlog.get_logger()
_open: "dict[UUID, Attended]" = {}


class Leg:
    """One connection's part in a call's stream. `put` places its frames by the stream's own time."""

    def __init__(self, attended: "Attended", ticket: str, offset: int, close: Close) -> None:
        self.ticket, self.close = ticket, close
        self._attended, self._offset = attended, offset

    def put(self, track: Track, milliseconds: int, frame: bytes) -> None:
        self._attended.put(track, milliseconds + self._offset, frame)

    async def leave(self, *, final: bool) -> None:
        """The connection is over. `final`: it said so; else it may come back with the same ticket."""
        await self._attended.leave(self, final=final)


class Attended:
    """One call's stream with its legs and its watcher."""

    def __init__(self, stream: MediaStream, outside_id: str) -> None:
        self._stream = stream
        self._legs: set[Leg] = set()
        self.away: set[str] = set()
        self._began = self._left = self._heard = monotonic()
        self._end = 0  # milliseconds, of all that came
        self._over = False
        self._watching: asyncio.Task[None] | None = None
        self.begun = asyncio.ensure_future(database_sync_to_async(stream.begin)(outside_id, _now()))

    def leg(self, ticket: str, close: Close) -> Leg:
        """A connection more. What comes later than the first is placed by how much later it came; one that
        returns, after all that it brought before."""
        if self._watching is None:
            self._began = monotonic() - self._stream.ahead
            self._watching = asyncio.create_task(self._watch(), name="watching a stream")
        offset = round((monotonic() - self._began) * 1000)
        if ticket in self.away:
            self.away.discard(ticket)
            offset = max(offset, self._end)
        leg = Leg(self, ticket, offset, close)
        self._legs.add(leg)
        return leg

    def put(self, track: Track, milliseconds: int, frame: bytes) -> None:
        self._heard = monotonic()
        self._end = max(self._end, milliseconds + len(frame) // PER_MILLISECOND)
        self._stream.put(track, milliseconds, frame)

    async def leave(self, leg: Leg, *, final: bool) -> None:
        if leg not in self._legs:
            return
        self._legs.discard(leg)
        self._left = monotonic()
        if not final:
            self.away.add(leg.ticket)
        if not self._legs and not self.away:
            await self.end()

    async def _watch(self) -> None:
        """Until the stream is over. Canceled with its process, it still keeps what came."""
        try:
            while not self._over:
                await asyncio.sleep(LOOK_EVERY)
                if not self._over:
                    await self._look()
        except asyncio.CancelledError:
            await self.end()
            raise

    async def _look(self) -> None:
        standing = await self._standing()
        if self._over or standing is None:  # it ended meanwhile, and `keep` asks for itself
            return
        dropped = self._stream.obey(standing)
        if not self._stream.open or self._finished(standing, monotonic()):
            await self._close()
        if dropped is not None:
            await database_sync_to_async(dropped.say_dropped)(_now())

    async def _close(self) -> None:
        await self.end()
        for leg in list(self._legs):
            await leg.close()

    def _finished(self, standing: Standing, now: float) -> bool:
        """Everybody left and nobody came back, or the call ended and its door forgot to say stop."""
        deserted = not self._legs and now - self._left > RETURNS_WITHIN
        return deserted or (standing.ended and now - self._heard > SILENT_AFTER_END)

    async def _standing(self) -> Standing | None:
        """What the log says. While nobody can be asked, what comes is held; None once that took too long."""
        asked: asyncio.Future[Standing] | None = None
        doubted = monotonic()
        while not self._over:
            asked = asked or asyncio.ensure_future(
                database_sync_to_async(self._stream.look, thread_sensitive=False)()
            )
            done, _ = await asyncio.wait({asked}, timeout=NO_NEWS)
            if done and asked.exception() is None:
                return asked.result()
            self._stream.doubt()
            if monotonic() - doubted > GIVEN_UP_AFTER:
                log.error("media left to be taken up: consent cannot be looked up")
                self._stream.leave()
                await self._close()
            elif done:
                log.error("media held: consent cannot be looked up", why=type(asked.exception()).__name__)
                asked = None
                await asyncio.sleep(LOOK_EVERY)
        return None

    async def end(self) -> None:
        """Keep what came, once."""
        if self._over:
            return
        self._over = True
        if _open.get(self._stream.call) is self:
            del _open[self._stream.call]
        await asyncio.to_thread(self._keep)

    def _keep(self) -> None:
        try:
            self._stream.end(_now())
        except Exception:
            log.exception("media not kept")
        finally:
            close_old_connections()


async def join(
    call: UUID, *, source: str, via: Via, outside_id: str, ticket: str, close: Close
) -> Leg | None:
    """A connection that showed its ticket joins the call's stream, or begins it; None without a yes (S3).

    `close` ends the connection once nothing of its sound may be used any more.
    """
    attended = _open.get(call)
    if attended is None:
        attended = _open[call] = Attended(MediaStream(call, source, via), outside_id)
    try:
        allowed = await asyncio.shield(attended.begun)
    except BaseException:
        _open.pop(call, None)
        raise
    if not allowed:
        _open.pop(call, None)
        return None
    return attended.leg(ticket, close)


def returning(ticket: str) -> UUID | None:
    """The call whose connection with this ticket dropped a moment ago without saying that it was over."""
    return next((call for call, attended in _open.items() if ticket in attended.away), None)


def _now() -> datetime:
    return datetime.now(UTC)
