"""One party of a call that lasts: frames in, whole utterances out, and what is missing between them."""

from transcription.engines.port import RATE
from transcription.live.placing import Missing, Placed, Placing, Run
from transcription.sound.speech import Speech, Utterance
from transcription.sound.telephone import LINE_RATE, TelephoneSound
from transcription.transcripts.events import NotHeardWhy

PER_LINE_SAMPLE = RATE // LINE_RATE
# What an utterance may still need of the sound before its first voice (speech.py: 0.32 s and a frame).
LOOKS_BACK = RATE // 2

Unheard = tuple[int, int, NotHeardWhy]
"""Samples at 16 kHz, and why nobody hears them."""


class Ear:
    """Places in and out are samples at 16 kHz from the stream's start, but for frames: milliseconds."""

    def __init__(self, settled: int) -> None:
        """`settled` in milliseconds: what lies before it was answered for."""
        self._placing = Placing(settled * LINE_RATE // 1000)
        self._sound: TelephoneSound | None = None
        self._speech: Speech | None = None

    @property
    def here(self) -> int:
        """Up to where sound has come, or is known to be missing."""
        return self._placing.place * PER_LINE_SAMPLE

    @property
    def needed_from(self) -> int:
        """What lies before this is in an utterance that ended, or was no speech."""
        if self._speech is None:
            return self.here
        unfinished = self._speech.unfinished()
        return unfinished.start if unfinished is not None else max(0, self.here - LOOKS_BACK)

    def put(self, milliseconds: int, frame: bytes) -> list[Utterance | Unheard]:
        """What ended with this frame."""
        return self._take(self._placing.put(milliseconds, frame))

    def lost(self, start: int, end: int) -> list[Utterance | Unheard]:
        """The doors had to let go of what lies between these milliseconds."""
        first = max(start * LINE_RATE // 1000, self._placing.place)
        last = end * LINE_RATE // 1000
        if last <= first:
            return []
        found = self.pause()
        self._placing.skip(last)
        return [*found, (first * PER_LINE_SAMPLE, last * PER_LINE_SAMPLE, "transcriber_away")]

    def pause(self) -> list[Utterance | Unheard]:
        """Nothing comes for now, or ever: what was being said ends here."""
        return [*self._take(self._placing.give_up()), *self._close()]

    def _take(self, placed: list[Placed]) -> list[Utterance | Unheard]:
        found: list[Utterance | Unheard] = []
        for one in placed:
            match one:
                case Run():
                    found += self._hear(one)
                case Missing(start=start, end=end):
                    found += self._close()
                    found.append((start * PER_LINE_SAMPLE, end * PER_LINE_SAMPLE, "sound_missing"))
        return found

    def _hear(self, run: Run) -> list[Utterance]:
        if self._speech is None or self._sound is None:
            self._sound, self._speech = TelephoneSound(), Speech(begins_at=run.start * PER_LINE_SAMPLE)
        return self._speech.feed(self._sound.feed(run.sound))

    def _close(self) -> list[Utterance]:
        """No utterance, and no "no" in it, reaches over a gap (safety.md, triggers)."""
        sound, speech = self._sound, self._speech
        self._sound = self._speech = None
        if sound is None or speech is None:
            return []
        return [*speech.feed(sound.end()), *speech.end()]
