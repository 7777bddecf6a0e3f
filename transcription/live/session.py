"""One call that lasts, as the transcriber hears it: the same for every door."""

import threading
from collections.abc import Sequence
from uuid import UUID

from telephony.recordings.tracks import Track
from transcription.engines.port import RATE
from transcription.live.channels import TRACKS, channel_of
from transcription.live.ear import Ear, Unheard
from transcription.live.jobs import Job
from transcription.live.placing import joined
from transcription.live.waiting import Waiting
from transcription.sound.speech import LIMITS, Utterance
from transcription.transcripts.events import Channel

PER_MILLISECOND = RATE // 1000
# Seconds without a frame after which what was being said is taken to be over: a call on hold at its phone
# system, a socket that broke. Frames come every 20 ms.
STALLED = 1.0


def _lag(job: Job, now: float) -> float:
    """Seconds since its last voice: it became a job when nothing had followed for a while."""
    return now - job.since + LIMITS.silence


class Session:
    """Frames in, jobs for the decoders out. Any thread may call anything."""

    def __init__(self, call: UUID, settled: dict[Channel, int], waiting: Waiting) -> None:
        """`settled` in milliseconds: what lies before was answered for, by whoever heard it until now."""
        self.call = call
        self.ended = False
        self._waiting = waiting
        self._lock = threading.Lock()
        self._ears: dict[Track, Ear] = {track: Ear(settled.get(channel_of(track), 0)) for track in TRACKS}
        self._news: dict[Track, float] = {}
        self._kept_from: dict[Channel, int] = {}
        self._newest_was_late = 0.0

    def sound(self, frames: Sequence[tuple[Track, int, bytes]], now: float) -> None:
        with self._lock:
            for track, milliseconds, sound in joined(frames):
                self._news[track] = now
                self._add(track, self._ears[track].put(milliseconds, sound), now)

    def lost(self, track: Track, start: int, end: int, now: float) -> None:
        with self._lock:
            self._add(track, self._ears[track].lost(start, end), now)

    def pause_where_nothing_comes(self, now: float) -> None:
        """A party of whom nothing came for a while has finished what it was saying."""
        with self._lock:
            for track, heard_at in list(self._news.items()):
                if now - heard_at > STALLED:
                    del self._news[track]
                    self._add(track, self._ears[track].pause(), now)

    def end(self, now: float) -> None:
        """No more comes."""
        with self._lock:
            for track, ear in self._ears.items():
                self._add(track, ear.pause(), now)
            self.ended = True

    def keep(self, kept_from: dict[Channel, int]) -> None:
        """By channel, the sample from which words were heard that are not recorded yet."""
        with self._lock:
            self._kept_from = kept_from

    def settled(self) -> dict[Track, int]:
        """By track, the milliseconds before which everything is recorded, or was no speech."""
        with self._lock:
            jobs = self._waiting.of(self.call)
            return {track: self._settled(track, ear, jobs) for track, ear in self._ears.items()}

    @property
    def seconds(self) -> float:
        """How much sound there was."""
        return max(ear.here for ear in self._ears.values()) / RATE

    def heard(self, job: Job, now: float) -> None:
        """The words of this one stand in the log now."""
        self._newest_was_late = _lag(job, now)

    def lag(self, now: float) -> float:
        """How long after they were spoken the newest words stood in the log; or how long the oldest speech
        waits for its words by now, where that is more."""
        waiting = (_lag(job, now) for job in self._waiting.of(self.call))
        return max([self._newest_was_late, *waiting])

    def _settled(self, track: Track, ear: Ear, jobs: list[Job]) -> int:
        channel = channel_of(track)
        starts = [job.start for job in jobs if job.channel == channel]
        return (
            min([ear.needed_from, self._kept_from.get(channel, ear.needed_from), *starts]) // PER_MILLISECOND
        )

    def _add(self, track: Track, found: Sequence[Utterance | Unheard], now: float) -> None:
        channel = channel_of(track)
        for one in found:
            if isinstance(one, Utterance):
                job = Job(
                    call=self.call, channel=channel, start=one.start, end=one.end, since=now, utterance=one
                )
            else:
                start, end, why = one
                job = Job(call=self.call, channel=channel, start=start, end=end, since=now, why=why)
            self._waiting.add(job)
