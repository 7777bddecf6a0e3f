"""Frames of one track into their places while they come: late, doubled, missing or out of order.

A recording can wait for a late frame for seconds (telephony/recordings/tracks.py); words that are to be
seen while they are spoken cannot. Pure: no clock, no I/O.
"""

from collections.abc import Sequence

import msgspec

from telephony.recordings.tracks import PER_MILLISECOND, Track

# A frame that comes before its elders is held this long, by the frames' own time: jitter of networks is
# below 200 ms, and a wait counts in full towards how late words are seen.
WAITS = 400 * PER_MILLISECOND
ROUNDING = 10 * PER_MILLISECOND  # places are told in whole milliseconds, and rounded by whoever tells them
# What is missing is silence to the ear up to this length; longer, a word may lie in it (a "no" is 200 ms).
SHORT = 200 * PER_MILLISECOND
SILENCE = 0xFF


class Run(msgspec.Struct, frozen=True):
    """Mu-law from sample `start` on, without a hole."""

    start: int
    sound: bytes


class Missing(msgspec.Struct, frozen=True):
    """Samples that never came."""

    start: int
    end: int


Placed = Run | Missing


def joined(frames: Sequence[tuple[Track, int, bytes]]) -> list[tuple[Track, int, bytes]]:
    """Frames of each track that follow on each other as one: work is done by the piece, not by the byte."""
    pieces: dict[Track, list[tuple[int, bytearray]]] = {}
    for track, milliseconds, frame in frames:
        of_track = pieces.setdefault(track, [])
        if of_track and of_track[-1][0] + len(of_track[-1][1]) // PER_MILLISECOND == milliseconds:
            of_track[-1][1].extend(frame)
        else:
            of_track.append((milliseconds, bytearray(frame)))
    return [(track, at, bytes(sound)) for track, of_track in pieces.items() for at, sound in of_track]


class Placing:
    """One track. `place` is the first sample (8 kHz) that is still waited for."""

    def __init__(self, settled: int = 0) -> None:
        self.place = settled
        self._begun = False
        self._ahead: list[tuple[int, bytes]] = []
        self.doubled = 0

    def put(self, milliseconds: int, frame: bytes) -> list[Placed]:
        """What can be heard now that this frame came."""
        start = milliseconds * PER_MILLISECOND
        if not self._begun:
            self._begin(start)
        if start + len(frame) <= self.place:
            self.doubled += 1
            return []
        self._ahead.append((start, frame))
        self._ahead.sort()
        found = self._contiguous()
        if self._ahead and max(at + len(one) for at, one in self._ahead) - self.place > WAITS:
            found += self.give_up()
        return found

    def give_up(self) -> list[Placed]:
        """Wait no longer for what is missing before the frames that are held."""
        found: list[Placed] = []
        while self._ahead:
            found += self._skip_to(self._ahead[0][0])
            found += self._contiguous()
        return found

    def skip(self, upto: int) -> None:
        """Somebody else answers for what lies before this sample."""
        self.place = max(self.place, upto)
        self._begun = True

    def _begin(self, start: int) -> None:
        """A track begins with its first frame: before it nobody was connected."""
        self._begun = True
        if start - self.place > WAITS:
            self.place = start

    def _contiguous(self) -> list[Placed]:
        start, pieces = self.place, []
        while self._ahead and self._ahead[0][0] - self.place <= ROUNDING:
            at, frame = self._ahead.pop(0)
            overlap = self.place - at
            fresh = frame[overlap:] if overlap > ROUNDING else frame
            pieces.append(fresh)
            self.place += len(fresh)
        sound = b"".join(pieces)
        return [Run(start, sound)] if sound else []

    def _skip_to(self, start: int) -> list[Placed]:
        missing = start - self.place
        if missing <= 0:
            return []
        before, self.place = self.place, start
        if missing < SHORT:
            return [Run(before, bytes([SILENCE]) * missing)]
        return [Missing(before, start)]
