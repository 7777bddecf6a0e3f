"""What the doors' process holds of one call for the transcriber: every frame until it is answered for.

A transcriber that is away or slow finds the newest minute when it is back; what fell out of it is named,
and never silence.
"""

import threading
from collections import deque
from uuid import UUID

from telephony.recordings.tracks import PER_MILLISECOND, Track
from transcription.live.wire import Begin, End, Forget, Lost, Sound, ToTranscriber

# Bytes of mu-law held for a call: a minute of both tracks. It outlasts a restart of the transcriber
# (seconds) and is what an hour's call can take of this process.
MOST = 60 * 2 * 8000


Frame = tuple[Track, int, bytes]


class Held:
    """One call's frames, on their way. `hear` comes on another thread than the rest."""

    def __init__(self, call: UUID) -> None:
        self.call = call
        self._lock = threading.Lock()
        self._waiting: deque[Frame] = deque()
        self._sent: deque[Frame] = deque()  # on this connection, and not yet answered for
        self._bytes = 0
        self._settled: dict[Track, int] = {}
        self._gone: dict[Track, tuple[int, int]] = {}
        self._to_say: set[Track] = set()
        self._begun = self._end_said = False
        self._connection = 0
        self.ended = self.forgotten = False

    def hear(self, frame: Frame) -> None:
        """One more frame. The oldest goes when a minute is held."""
        with self._lock:
            if self.ended or self.forgotten:
                return
            self._waiting.append(frame)
            self._bytes += len(frame[2])
            while self._bytes > MOST:
                self._lose_oldest()

    def forget(self) -> None:
        """At once: nothing of it is sent any more."""
        with self._lock:
            self.forgotten = True
            self._waiting.clear()
            self._sent.clear()
            self._bytes = 0

    def begin_again(self, connection: int) -> None:
        """On a new connection, with a higher number: all that is not answered for is to be sent on it."""
        with self._lock:
            self._waiting.extendleft(reversed(self._sent))
            self._sent.clear()
            self._to_say = set(self._gone)
            self._connection = connection
            self._begun = self._end_said = False

    def take(self) -> list[ToTranscriber]:
        """What is to be sent now."""
        with self._lock:
            if self.forgotten:
                return [Forget(self.call)]
            messages: list[ToTranscriber] = []
            if not self._begun:
                messages.append(Begin(self.call, dict(self._settled), self._connection))
                self._begun = True
            messages += [Lost(self.call, track, *self._gone[track]) for track in sorted(self._to_say)]
            self._to_say.clear()
            if self._waiting:
                messages.append(Sound(self.call, list(self._waiting)))
                self._sent.extend(self._waiting)
                self._waiting.clear()
            if self.ended and not self._end_said:
                messages.append(End(self.call))
                self._end_said = True
            return messages

    def settle(self, until: dict[Track, int]) -> None:
        """The transcriber answered for what lies before these places."""
        with self._lock:
            self._settled |= until
            kept = [frame for frame in self._sent if _end(frame) > self._settled.get(frame[0], 0)]
            self._sent = deque(kept)
            self._bytes = sum(len(frame[2]) for frame in (*self._sent, *self._waiting))
            for track, (_, end) in list(self._gone.items()):
                if end <= self._settled.get(track, 0):
                    del self._gone[track]
                    self._to_say.discard(track)

    def unheard(self) -> list[tuple[Track, int, int]]:
        """What nobody answered for, by track, when the transcriber is given up."""
        with self._lock:
            found: dict[Track, tuple[int, int]] = dict(self._gone)
            for frame in (*self._sent, *self._waiting):
                _widen(found, frame)
            return [(track, start, end) for track, (start, end) in sorted(found.items())]

    def _lose_oldest(self) -> None:
        """What was sent may still be heard: it is lost only if its transcriber dies with it."""
        was_sent = bool(self._sent)
        frame = self._sent.popleft() if was_sent else self._waiting.popleft()
        self._bytes -= len(frame[2])
        if not was_sent:
            self._to_say.add(frame[0])
        _widen(self._gone, frame)


def _end(frame: Frame) -> int:
    return frame[1] + len(frame[2]) // PER_MILLISECOND


def _widen(ranges: dict[Track, tuple[int, int]], frame: Frame) -> None:
    start, end = ranges.get(frame[0], (frame[1], frame[1]))
    ranges[frame[0]] = (min(start, frame[1]), max(end, _end(frame)))
