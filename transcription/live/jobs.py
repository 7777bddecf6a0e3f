"""What a call's session gives to the decoders: speech to hear, or a stretch that nobody will hear."""

from uuid import UUID

import msgspec

from transcription.engines.port import RATE
from transcription.sound.speech import Utterance
from transcription.transcripts.events import Channel, NotHeardWhy, TranscriptNotHeard


class Job(msgspec.Struct, kw_only=True, eq=False):
    """`start` and `end` are samples at 16 kHz from the stream's start; `since` is when its last sample was
    here, by the process's own clock: from then on it waits. With `why` it holds no sound."""

    call: UUID
    channel: Channel
    start: int
    end: int
    since: float
    utterance: Utterance | None = None
    why: NotHeardWhy | None = None

    def give_up(self, why: NotHeardWhy) -> None:
        """It is not heard, and says so."""
        self.utterance, self.why = None, why

    def not_heard(self, why: NotHeardWhy) -> TranscriptNotHeard:
        return TranscriptNotHeard(
            heard_in="live", channel=self.channel, start=self.start / RATE, end=self.end / RATE, why=why
        )
