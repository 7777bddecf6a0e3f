"""The second hearing: what it has that the transcript has not becomes a proposal, and nothing else stays.

Of whoever may be the caller only: words of the staff's alone ask for nothing.
"""

from collections.abc import Sequence

from django.db import transaction

from coordination.log.decider import state_of
from coordination.log.stream import load
from coordination.policy.transcription import Leaning
from telephony.calls.state import Call
from transcription.engines.port import Engine
from transcription.hearing.facts import Fact
from transcription.passes import jobs
from transcription.passes.listening import To
from transcription.passes.possible import possible
from transcription.passes.second import leaning_for
from transcription.passes.wanted import sound_of
from transcription.sound.reading import Sound
from transcription.transcripts.appending import append_segments, transcript_of
from transcription.transcripts.decisions import TRANSCRIPT
from transcription.transcripts.events import Channel, TranscriptSegmentRecorded
from transcription.transcripts.heard import HeardFact
from transcription.transcripts.superseding import shown


class Guessing:
    """Use once, for one recording. `leaning` is what `engine` leans to; `record` are the settings of the
    hearing that the transcript is from."""

    looks_back = 0.0
    alone = True  # the next best texts of half a minute differ in a word or two; those of a sentence in most

    def __init__(self, to: To, engine: Engine, leaning: Leaning, record: str) -> None:
        self._to, self._engine, self._leaning, self._settings = to, engine, leaning, record
        transcript = state_of(TRANSCRIPT, load(transcript_of(to.job.call)).events)
        self._record = [(one.heard.channel, word) for one in shown(transcript) for word in one.words]
        self._facts: list[HeardFact] = []
        self._settled = 0.0

    def hears(self, channel: Channel) -> bool:
        return channel != "staff"

    def may_go_on(self, call: Call) -> bool:
        return sound_of(call) is not None and leaning_for(call) is not None

    def take(self, facts: Sequence[Fact]) -> None:
        """What it does not hear was heard or not heard by the first hearing, which said so."""
        for one in facts:
            if isinstance(one, TranscriptSegmentRecorded):
                found = possible(self._to.job.call, one, self._record, self._leaning, self._settings)
                self._facts += found

    def settle(self, until: float) -> None:
        self._settled = until

    def write(self) -> None:
        reached = round(max(self._to.begin, self._settled), 3)
        with transaction.atomic():
            jobs.advance(
                self._to.job.call,
                self._to.worker,
                self._to.stored.origin,
                self._engine.settings,
                [reached],
            )
            append_segments(self._to.job.call, self._facts)
        self._facts = []

    def complete(self, sound: Sound, took: float) -> None:
        with transaction.atomic():
            jobs.finish(self._to.job.call, self._to.worker)
            append_segments(self._to.job.call, self._facts)
