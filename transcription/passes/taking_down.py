"""The transcript of record: all that is heard, masked, appended, and nothing twice.

What is appended and how far that is stand in one transaction. Whoever goes on after a crash hears the last
minutes again for the sake of the masks, which look back, and adds nothing of them.
"""

from collections.abc import Sequence

from django.db import transaction

from coordination.log.stream import load, now
from coordination.policy.published import policy
from telephony.calls.state import Call
from telephony.calls.telling import call_now
from transcription.engines.port import Engine
from transcription.hearing.facts import Fact
from transcription.live.refusing import obey_refusals
from transcription.masking.holding import LONGEST_HELD, Recordable
from transcription.masking.near import BEFORE
from transcription.passes import jobs
from transcription.passes.in_order import InOrder
from transcription.passes.listening import To
from transcription.passes.second import follow
from transcription.passes.unsounding import silence_masked
from transcription.passes.wanted import sound_of
from transcription.sound.reading import Sound
from transcription.transcripts.appending import append_segments, transcript_of
from transcription.transcripts.events import (
    Channel,
    TranscriptNotHeard,
    TranscriptPassCompleted,
    TranscriptSegmentRecorded,
)
from transcription.transcripts.heard import HeardFact


class TakingDown:
    """Use once, for one recording."""

    looks_back = 2 * BEFORE + LONGEST_HELD  # what masks look back to
    alone = False

    def __init__(self, to: To, engine: Engine, sides: Sequence[Channel]) -> None:
        self._to, self._engine, self._sides = to, engine, sides
        self._order = InOrder(policy().masking)
        self._facts: list[HeardFact] = []
        self._settled = 0.0

    def hears(self, channel: Channel) -> bool:
        """All of them."""
        return True

    def may_go_on(self, call: Call) -> bool:
        return sound_of(call) is not None

    def take(self, facts: Sequence[Fact]) -> None:
        self._order.add([one for one in facts if isinstance(one, TranscriptSegmentRecorded)])
        self._put([one for one in facts if isinstance(one, TranscriptNotHeard)])

    def settle(self, until: float) -> None:
        self._settled = until
        self._put(self._order.due(until))

    def write(self) -> None:
        reached = max(self._to.begin, min(self._settled, self._order.waits_from()))
        with transaction.atomic():
            jobs.advance(
                self._to.job.call,
                self._to.worker,
                self._to.stored.origin,
                self._engine.settings,
                [round(reached, 3)] * len(self._sides),
            )
            if self._facts:
                append_segments(self._to.job.call, self._facts)
                obey_refusals(self._to.job.call, self._facts, now())
        self._facts = []

    def complete(self, sound: Sound, took: float) -> None:
        """What was masked is silenced before: whoever dies here is followed by one who does it."""
        self._put(self._order.rest())
        missing = [
            TranscriptNotHeard(heard_in="post_call", channel=side, start=start, end=end, why="sound_missing")
            for start, end in sound.holes
            for side in self._sides
        ]
        call = self._to.job.call
        silence_masked(call, self._sides, self._engine.settings, self._facts)
        with transaction.atomic():
            jobs.finish(call, self._to.worker)
            append_segments(call, [*self._facts, *missing, self._completed(sound, took)])
            obey_refusals(call, self._facts, now())
            follow(call, call_now(call))

    def _put(self, facts: Sequence[Recordable | TranscriptNotHeard]) -> None:
        """What was recorded before the crash is not told again."""
        self._facts += [fact for fact in facts if fact.start >= self._to.begin]

    def _completed(self, sound: Sound, took: float) -> TranscriptPassCompleted:
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
            took=took,
            segments=len(known),
        )
