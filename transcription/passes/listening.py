"""Through one recording, block by block: who speaks is heard, and what is made of it is somebody else's.

Whoever goes on after a crash begins where the work list says, and a little before it.
"""

import time
from collections.abc import Callable, Sequence
from typing import Protocol
from uuid import UUID

import msgspec
from django.conf import settings

from telephony.calls.events import CallRecordingStored
from telephony.calls.state import Call
from telephony.calls.telling import call_now
from telephony.recordings.piped import piped
from transcription.engines.port import RATE, Engine, EngineFailed
from transcription.hearing.facts import Fact, Side
from transcription.hearing.windows import Window
from transcription.passes import jobs
from transcription.passes.ear import Ear
from transcription.passes.faithful import Faithful
from transcription.passes.jobs import Job
from transcription.passes.sides import sides_of
from transcription.sound.reading import Sound, UnreadableSound, opened
from transcription.transcripts.events import Channel

EVERY = 5.0  # seconds of work between two appends
LOOK_EVERY = 0.5  # seconds of work between two looks whether the caller's yes still stands (S13)
ROOM_AFTER = 120.0  # seconds of sound past where it went on: making room over and over must not stand still


class To(msgspec.Struct, frozen=True, kw_only=True):
    """What is listened to. `begin`: what is before this second was answered for."""

    job: Job
    worker: UUID
    stored: CallRecordingStored
    source: str
    language: str
    begin: float


class Taking(Protocol):
    """What is made of what is heard. Places are seconds of the sound."""

    @property
    def looks_back(self) -> float:
        """Seconds before where it goes on that must be heard again."""

    @property
    def alone(self) -> bool:
        """Whether each utterance is heard by itself."""

    def hears(self, channel: Channel) -> bool:
        """Whether this channel is listened to."""

    def may_go_on(self, call: Call) -> bool:
        """Whether the caller's yes, as it stands now, covers this (S13)."""

    def take(self, facts: Sequence[Fact]) -> None:
        """What was heard, not heard, of one window of one channel."""

    def settle(self, until: float) -> None:
        """Every channel is heard up to here."""

    def write(self) -> None:
        """Into the log, with how far it came; the job must still be ours. Raises LeaseLost, and what
        `append_segments` raises."""

    def complete(self, sound: Sound, took: float) -> None:
        """The same at the end of the sound."""


class Stopped(Exception):
    """Told to make room; what was heard so far is in the log."""


class NoLongerWanted(Exception):
    """The caller took the yes back."""


class Listening:
    """Use once: `listen`."""

    def __init__(self, to: To, engine: Engine, taking: Taking, go_on: Callable[[], bool]) -> None:
        self._to, self._engine, self._taking, self._go_on = to, engine, taking, go_on
        self._ears: dict[int, Ear] = {}
        self._began = self._written_at = time.monotonic()
        self._looked_at = 0.0

    def listen(self) -> None:
        """Raises Stopped, NoLongerWanted, and what `hear` of one_pass says."""
        source = Faithful(self._to.stored)
        try:
            with opened(piped(source.pieces())) as sound:
                self._through(sound)
                source.check()
                for ear in self._ears.values():
                    self._hear(ear, ear.end())
                self._taking.complete(sound, round(time.monotonic() - self._began, 3))
        except UnreadableSound:
            source.check()
            raise

    def _through(self, sound: Sound) -> None:
        sides = sides_of(sound.channels, self._to.source, settings.RINGBACK_STAFF_LEFT)
        self._ears = {
            number: Ear(self._side(channel), self._engine, alone=self._taking.alone)
            for number, channel in enumerate(sides)
            if self._taking.hears(channel)
        }
        for block in sound.blocks():
            for number, ear in self._ears.items():
                self._hear(ear, ear.feed(block[number]))
            settled = min(ear.settled for ear in self._ears.values()) / RATE
            self._taking.settle(settled)
            due = time.monotonic() - self._written_at >= EVERY
            make_room = not self._go_on() or (due and self._is_in_the_way(settled))
            if due or make_room:
                self._taking.write()
                self._written_at = time.monotonic()
            if make_room:
                raise Stopped

    def _side(self, channel: Channel) -> Side:
        to = self._to
        return Side(call=to.job.call, channel=channel, heard_in="post_call", language=to.language)

    def _hear(self, ear: Ear, windows: Sequence[Window]) -> None:
        """Unless nothing of it, or of what is looked back to, is still to be recorded."""
        for window in windows:
            if window.end / RATE <= self._to.begin - self._taking.looks_back:
                continue
            self._look()
            try:
                found = ear.hear(window)
            except EngineFailed:
                if self._to.job.attempts < jobs.TRIES:
                    raise
                found = ear.hear_what_can_be(window)
            self._taking.take(found)

    def _look(self) -> None:
        """Nothing is decoded after a no (S13)."""
        if time.monotonic() - self._looked_at >= LOOK_EVERY:
            self._looked_at = time.monotonic()
            if not self._taking.may_go_on(call_now(self._to.job.call)):
                raise NoLongerWanted

    def _is_in_the_way(self, settled: float) -> bool:
        """Of what is to be heard before this, once this has come far enough."""
        return settled >= self._to.begin + ROOM_AFTER and jobs.more_pressing_waits(self._to.job)
