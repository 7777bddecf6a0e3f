"""One pass over one recording, block by block: heard, masked, appended, and nothing twice.

What is appended and how far that is stand in one transaction. Whoever goes on after a crash hears the last
minutes again for the sake of the masks, which look back, and adds nothing of them.
"""

import time
from collections.abc import Callable, Sequence
from uuid import UUID

import msgspec
from django.conf import settings
from django.db import transaction

from coordination.log.stream import load, now
from coordination.policy.published import policy
from telephony.calls.events import CallRecordingStored, RecordingObject
from telephony.calls.telling import call_now
from telephony.recordings.piped import piped
from transcription.engines.port import RATE, Engine, EngineFailed
from transcription.hearing.facts import Side
from transcription.hearing.windows import Window
from transcription.live.refusing import obey_refusals
from transcription.masking.holding import LONGEST_HELD, Recordable
from transcription.masking.near import BEFORE
from transcription.passes import jobs
from transcription.passes.ear import Ear
from transcription.passes.faithful import Faithful
from transcription.passes.in_order import InOrder
from transcription.passes.jobs import Job
from transcription.passes.sides import sides_of
from transcription.passes.unsounding import silence_masked
from transcription.passes.wanted import sound_of
from transcription.sound.reading import Sound, UnreadableSound, opened
from transcription.transcripts.appending import append_segments, transcript_of
from transcription.transcripts.decisions import HeardFact
from transcription.transcripts.events import (
    Channel,
    TranscriptNotHeard,
    TranscriptPassCompleted,
    TranscriptSegmentRecorded,
)

AGAIN = 2 * BEFORE + LONGEST_HELD  # seconds before the place where it goes on that masks look back to
EVERY = 5.0  # seconds of work between two appends: each reads the whole transcript
LOOK_EVERY = 0.5  # seconds of work between two looks whether the caller's yes still stands (S13)
ROOM_AFTER = 120.0  # seconds of sound past where it went on: making room over and over must not stand still


class To(msgspec.Struct, frozen=True, kw_only=True):
    """What is listened to. `begin`: what is before this second is in the log."""

    job: Job
    worker: UUID
    stored: CallRecordingStored
    content: RecordingObject
    source: str
    language: str
    begin: float


class Stopped(Exception):
    """Told to make room; what was heard so far is in the log."""


class NoLongerWanted(Exception):
    """The caller took the yes back."""


class Listening:
    """Use once: `listen`."""

    def __init__(self, to: To, engine: Engine, go_on: Callable[[], bool]) -> None:
        self._to, self._engine, self._go_on = to, engine, go_on
        self._order = InOrder(policy().masking)
        self._facts: list[HeardFact] = []
        self._ears: list[Ear] = []
        self._began = self._appended_at = time.monotonic()
        self._looked_at = 0.0

    def listen(self) -> None:
        """Raises Stopped, NoLongerWanted, and what `hear` of one_pass says."""
        source = Faithful(self._to.stored, self._to.content)
        try:
            with opened(piped(source.pieces())) as sound:
                self._through(sound)
                source.check()
                self._complete(sound)
        except UnreadableSound:
            source.check()
            raise

    def _through(self, sound: Sound) -> None:
        sides = sides_of(sound.channels, self._to.source, settings.RINGBACK_STAFF_LEFT)
        self._ears = [Ear(self._side(channel), self._engine) for channel in sides]
        for block in sound.blocks():
            for ear, samples in zip(self._ears, block, strict=True):
                self._hear(ear, ear.feed(samples))
            self._take(self._order.due(self._settled()))
            due = time.monotonic() - self._appended_at >= EVERY
            make_room = not self._go_on() or (due and self._is_in_the_way())
            if due or make_room:
                self._append()
            if make_room:
                raise Stopped

    def _side(self, channel: Channel) -> Side:
        to = self._to
        return Side(call=to.job.call, channel=channel, heard_in="post_call", language=to.language)

    def _hear(self, ear: Ear, windows: Sequence[Window]) -> None:
        """Unless nothing of it, or of what its masks look back to, is still to be recorded."""
        for window in windows:
            if window.end / RATE <= self._to.begin - AGAIN:
                continue
            self._look()
            try:
                found = ear.hear(window)
            except EngineFailed:
                if self._to.job.attempts < jobs.TRIES:
                    raise
                found = ear.hear_what_can_be(window)
            self._order.add([one for one in found if isinstance(one, TranscriptSegmentRecorded)])
            self._take([one for one in found if isinstance(one, TranscriptNotHeard)])

    def _look(self) -> None:
        """Nothing is decoded after a no (S13)."""
        if time.monotonic() - self._looked_at >= LOOK_EVERY:
            self._looked_at = time.monotonic()
            if sound_of(call_now(self._to.job.call)) is None:
                raise NoLongerWanted

    def _settled(self) -> float:
        """Up to here every channel is heard."""
        return min(ear.settled for ear in self._ears) / RATE

    def _take(self, facts: Sequence[Recordable | TranscriptNotHeard]) -> None:
        """What was recorded before the crash is not told again."""
        self._facts += [fact for fact in facts if fact.start >= self._to.begin]

    def _append(self) -> None:
        """In one transaction what was heard and how far that is; the job must still be ours."""
        reached = max(self._to.begin, min(self._settled(), self._order.waits_from()))
        with transaction.atomic():
            self._advance(reached)
            if self._facts:
                append_segments(self._to.job.call, self._facts)
                obey_refusals(self._to.job.call, self._facts, now())
        self._facts = []
        self._appended_at = time.monotonic()

    def _advance(self, reached: float) -> None:
        heard = [round(reached, 3)] * len(self._ears)
        origin = self._to.stored.origin
        jobs.advance(self._to.job.call, self._to.worker, origin, self._engine.settings, heard)

    def _is_in_the_way(self) -> bool:
        """Of a message, while what is heard here was heard by people."""
        far_enough = self._settled() >= self._to.begin + ROOM_AFTER
        return far_enough and not self._to.job.urgent and jobs.urgent_waits()

    def _complete(self, sound: Sound) -> None:
        for ear in self._ears:
            self._hear(ear, ear.end())
        self._take(self._order.rest())
        missing = [
            TranscriptNotHeard(
                heard_in="post_call", channel=ear.channel, start=start, end=end, why="sound_missing"
            )
            for start, end in sound.holes
            for ear in self._ears
        ]
        self._silence_masked()
        with transaction.atomic():
            jobs.finish(self._to.job.call, self._to.worker)
            append_segments(self._to.job.call, [*self._facts, *missing, self._completed(sound)])
            obey_refusals(self._to.job.call, self._facts, now())

    def _silence_masked(self) -> None:
        """Before the pass is complete: whoever dies here is followed by one who does it."""
        sides = [ear.channel for ear in self._ears]
        silence_masked(self._to.job.call, sides, self._engine.settings, self._facts)

    def _completed(self, sound: Sound) -> TranscriptPassCompleted:
        before = load(transcript_of(self._to.job.call)).events
        known = {
            one.segment
            for one in [*before, *self._facts]
            if isinstance(one, TranscriptSegmentRecorded) and one.settings == self._engine.settings
        }
        return TranscriptPassCompleted(
            heard_in="post_call",
            engine=self._engine.name,
            model=self._engine.model,
            settings=self._engine.settings,
            language=self._to.language,
            recording=self._to.stored.origin,
            seconds=round(sound.seconds, 3),
            took=round(time.monotonic() - self._began, 3),
            segments=len(known),
        )
