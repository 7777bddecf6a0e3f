"""A tap that is lost in the middle of a call is made again.

Asterisk ends it when its connection to our door breaks, and nothing else of the call. While the stream waits
for its connections (telephony/media/attending.py), what comes over a new tap goes on in the same recording,
in its place; afterwards it is a recording of its own. Where the caller said no, none is made (S13).
"""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime

import msgspec
import structlog

from telephony.adapters.asterisk.refusals import ChannelGone
from telephony.recordings.tracks import Track

# Seconds before each try. The first five are over within the ten in which the stream waits, all of them
# within the minute in which what a killed process has kept may go on (telephony/recordings/taking_up.py).
PAUSES = (0.2, 0.5, 1.0, 2.0, 4.0, 8.0, 15.0)
STEADY = 30.0  # seconds that a tap must have held for the next loss to be another one

log = structlog.get_logger()


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """What it takes: `standing` is None where the log cannot say in time whether the yes stands; `make`
    raises ChannelGone where the call is over, and Refused."""

    standing: Callable[[str], bool | None]
    is_tapped: Callable[[str, Track], bool]
    make: Callable[[str, Track], None]
    cut: Callable[[str], None]
    note_gap: Callable[[str, datetime, datetime], None]


class _Loss(msgspec.Struct, kw_only=True):
    """Of one call: since when which sides are missing, which were lost again while they were being made, how
    often each was tried, and when it was made last."""

    since: datetime | None = None
    missing: set[Track] = set()
    again: set[Track] = set()
    tries: dict[Track, int] = {}
    made: dict[Track, float] = {}


class Tapping:
    """`lost`, `never_again` and `over` return at once, from any thread."""

    def __init__(self, way: Way) -> None:
        self._way = way
        self._lock = threading.Lock()
        self._losses: dict[str, _Loss] = {}
        self._cut: set[str] = set()
        self._stop = threading.Event()
        self._trying: set[threading.Thread] = set()

    def lost(self, call: str, track: Track, at: datetime | None) -> None:
        """One side is not heard any more; `at` is None where nobody knows since when."""
        with self._lock:
            loss = self._losses.setdefault(call, _Loss())
            if call in self._cut:
                return
            if track in loss.missing:
                loss.again.add(track)
                return
            loss.missing.add(track)
            loss.since = min(filter(None, (loss.since, at)), default=None)
            if time.monotonic() - loss.made.get(track, -STEADY) >= STEADY:
                loss.tries[track] = 0
            trying = threading.Thread(target=self._run, args=(call, track), name="tapping", daemon=True)
            self._trying.add(trying)
        trying.start()

    def never_again(self, call: str) -> None:
        """The sound was cut on purpose."""
        with self._lock:
            self._cut.add(call)

    def over(self, call: str) -> None:
        """The caller has hung up."""
        with self._lock:
            self._losses.pop(call, None)
            self._cut.discard(call)

    def close(self) -> None:
        self._stop.set()

    @property
    def busy(self) -> bool:
        """Whether anything is being tried."""
        return bool(self._trying)

    def tried(self, call: str, track: Track) -> int:
        """How often, since it was last heard for so long that its loss is another one."""
        loss = self._losses.get(call)
        return loss.tries.get(track, 0) if loss is not None else 0

    def _run(self, call: str, track: Track) -> None:
        try:
            self._again(call, track)
        finally:
            self._trying.discard(threading.current_thread())

    def _again(self, call: str, track: Track) -> None:
        while (pause := self._next_pause(call, track)) is not None:
            if self._stop.wait(pause):
                return
            try:
                if self._try(call, track):
                    return
            except ChannelGone:
                self.over(call)
                return
            except Exception as error:  # noqa: BLE001 - the next try may do
                log.warning("tap not made", why=type(error).__name__)
        if call in self._losses:
            log.error("sound of a call is lost", mend="see whether the AudioSocket door is open")
            self._settled(call, track)

    def _next_pause(self, call: str, track: Track) -> float | None:
        """None when it was tried often enough."""
        with self._lock:
            loss = self._losses.get(call)
            tries = loss.tries.get(track, 0) if loss is not None else len(PAUSES)
            if loss is not None:
                loss.tries[track] = tries + 1
        return PAUSES[tries] if tries < len(PAUSES) else None

    def _try(self, call: str, track: Track) -> bool:
        """Whether nothing is left to do."""
        with self._lock:
            if call in self._cut or call not in self._losses:
                return True
        standing = self._way.standing(call)
        if standing is None:
            return False
        if not standing:
            self.never_again(call)
            return True
        if not self._way.is_tapped(call, track):
            self._way.make(call, track)
            log.info("tapped again")
        if not self._way.standing(call):  # a no that came while it was made
            self._way.cut(call)
        return self._settled(call, track)

    def _settled(self, call: str, track: Track) -> bool:
        """Once both sides are there again, or given up, the gap is named. False where it is lost again."""
        with self._lock:
            loss = self._losses.get(call)
            if loss is None:
                return True
            if track in loss.again:
                loss.again.discard(track)
                return False
            loss.missing.discard(track)
            loss.made[track] = time.monotonic()
            if loss.missing:
                return True
            since, loss.since = loss.since, None
        if since is not None:
            self._way.note_gap(call, since, datetime.now(UTC))
        return True
