"""Writes one call's live words into the log, in their order, and where it is with them."""

import time
from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from coordination.log.stream import now
from coordination.policy.published import policy
from telephony.calls.telling import call_now
from transcription.engines.port import RATE, Engine, EngineFailed
from transcription.hearing.facts import Side, heard
from transcription.hearing.windows import Window
from transcription.live import notes
from transcription.live.jobs import Job
from transcription.live.refusing import obey_refusals
from transcription.masking.holding import Holding, Recordable
from transcription.passes.language import decodes, language_of
from transcription.transcripts.appending import append_segments, require_transcription
from transcription.transcripts.events import (
    Channel,
    TranscriptNotHeard,
    TranscriptPassCompleted,
    TranscriptSegmentRecorded,
)
from transcription.transcripts.heard import HeardFact

PER_MILLISECOND = RATE // 1000


class Scribe:
    """One call's. One job at a time; `forget` may come from any thread."""

    def __init__(self, call: UUID) -> None:
        self._call = call
        self._holding = Holding(policy().masking)
        self._held: dict[UUID, tuple[Channel, int]] = {}
        self._language: str | None = None
        self._engine: Engine | None = None
        self._took = 0.0
        self._segments = 0
        self._forgotten = False

    def hear(self, job: Job, engine: Engine) -> Sequence[HeardFact]:
        """What may be recorded once this was heard. Raises TranscriptionDeclined and
        TranscriptionUnanswered, before anything is decoded, and the log's passing errors."""
        call = call_now(self._call)
        require_transcription(call)
        self._language, self._engine = language_of(call), engine
        return self._heard(job, engine)

    def record(self, job: Job, facts: Sequence[HeardFact]) -> None:
        """Into the log, with how far it is answered for. Raises what `append_segments` raises."""
        if self._forgotten:
            return
        with transaction.atomic():
            if facts:
                append_segments(self._call, facts)
            notes.settle(self._call, job.channel, self._settled(job) // PER_MILLISECOND)
        obey_refusals(self._call, facts, now())

    def kept_from(self) -> dict[Channel, int]:
        """By channel, the first sample of words that wait for the rest of a number."""
        found: dict[Channel, int] = {}
        for channel, start in self._held.values():
            found[channel] = min(start, found.get(channel, start))
        return found

    def due(self, seconds: float) -> None:
        """Record what waited too long, `seconds` into the call's sound."""
        if facts := self._let_go(self._holding.due(seconds)):
            append_segments(self._call, facts)

    def complete(self, seconds: float) -> None:
        """The call is heard to its end. Without one utterance no engine has heard anything."""
        rest = self._let_go(self._holding.rest())
        engine = self._engine
        if engine is None:
            return
        completed = TranscriptPassCompleted(
            heard_in="live",
            engine=engine.name,
            model=engine.model,
            settings=engine.settings,
            language=self._language or "",
            recording=None,
            seconds=round(seconds, 3),
            took=round(self._took, 3),
            segments=self._segments,
        )
        append_segments(self._call, [*rest, completed])

    def forget(self) -> None:
        """Nothing of this call becomes words any more (S13)."""
        self._forgotten = True
        self._holding = Holding(policy().masking)
        self._held.clear()

    def _heard(self, job: Job, engine: Engine) -> Sequence[HeardFact]:
        if job.why is None and not decodes(engine.languages, self._language):
            job.give_up("language")
        if job.utterance is None:
            return [job.not_heard(job.why or "engine_failed")]
        side = Side(call=self._call, channel=job.channel, heard_in="live", language=self._language or "")
        began = time.monotonic()
        try:
            facts = heard(engine, Window([job.utterance]), side)
        except EngineFailed:
            return [job.not_heard("engine_failed")]
        self._took += time.monotonic() - began
        return [*self._masked(facts), *self._let_go(self._holding.due(job.end / RATE))]

    def _masked(self, facts: Sequence[TranscriptSegmentRecorded | TranscriptNotHeard]) -> list[HeardFact]:
        """What may be recorded at once; segments that a card's number may go on from wait."""
        passing: list[HeardFact] = []
        for fact in facts:
            if isinstance(fact, TranscriptNotHeard):
                passing.append(fact)
                continue
            self._held[fact.segment] = (fact.channel, fact.start_sample)
            passing += self._let_go(self._holding.add(fact))
        return passing

    def _let_go(self, facts: Sequence[Recordable]) -> list[HeardFact]:
        for fact in facts:
            if isinstance(fact, TranscriptSegmentRecorded):
                self._held.pop(fact.segment, None)
                self._segments += 1
        return list(facts)

    def _settled(self, job: Job) -> int:
        return min(job.end, self.kept_from().get(job.channel, job.end))
