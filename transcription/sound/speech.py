"""Where in a channel somebody speaks: utterances, found while the sound comes.

The same for a call that lasts and for its recording. An utterance ends with 600 ms without a voice; one
that lasts longer than 15 s is cut at its quietest moment of the last 5. Nothing outside is ever decoded.
"""

from typing import TYPE_CHECKING

import msgspec

from transcription.engines.port import RATE
from transcription.sound.voice import FRAME, FRAME_SECONDS, Voice

if TYPE_CHECKING:
    from transcription.engines.port import Samples


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """When it is speech. Seconds, and probabilities of voice."""

    begins: float = 0.5
    goes_on: float = 0.35
    silence: float = 0.6
    longest: float = 15.0
    cut_within: float = 5.0
    shortest: float = 0.096
    before: float = 0.32
    after: float = 0.32


LIMITS = Limits()


class Utterance(msgspec.Struct, frozen=True):
    """Speech from `start` on, a sample's number from the channel's beginning. `joined`: cut from the one
    before it, without a pause between."""

    start: int
    samples: "Samples"
    joined: bool = False

    @property
    def end(self) -> int:
        return self.start + len(self.samples)


class _Open:
    """An utterance that has not ended: where it began, and how voice-like each frame since was."""

    def __init__(self, start: int, scores: list[float], *, joined: bool = False) -> None:
        self.start = start
        self.scores = scores
        self.joined = joined

    def quiet(self, limits: Limits) -> int:
        """How many frames at its end have no voice."""
        for count, score in enumerate(reversed(self.scores)):
            if score >= limits.goes_on:
                return count
        return len(self.scores)

    def is_speech(self, limits: Limits) -> bool:
        """Enough of it is voice: a click is not."""
        voiced = sum(score >= limits.goes_on for score in self.scores)
        return voiced * FRAME_SECONDS >= limits.shortest


class Speech:
    """One channel's utterances. Holds the present one and a third of a second before it, not more.

    `begins_at` is the number of the first sample that will be fed: of a call that is heard from its middle.
    """

    def __init__(self, *, begins_at: int = 0, limits: Limits = LIMITS) -> None:
        import numpy as np

        self._limits = limits
        self._voice = Voice()
        self._held = np.empty(0, np.float32)  # samples from `_base` on
        self._base = begins_at
        self._judged = begins_at  # up to this sample it is known whether somebody speaks
        self._free = begins_at  # the last utterance ended here: none may begin before it
        self._open: _Open | None = None

    def feed(self, samples: "Samples") -> list[Utterance]:
        """The utterances that ended with these samples."""
        import numpy as np

        self._held = np.concatenate([self._held, samples])
        found: list[Utterance] = []
        for probability in self._voice.feed(samples):
            self._judged += FRAME
            found += self._look(float(probability))
        self._forget()
        return found

    def end(self) -> list[Utterance]:
        """The one that lasted until the end."""
        return [] if self._open is None else self._close(self._open)

    def unfinished(self) -> Utterance | None:
        """What is being said now, up to the newest sample."""
        if self._open is None:
            return None
        return self._taken(self._open, self._base + len(self._held))

    def _look(self, probability: float) -> list[Utterance]:
        limits, open_ = self._limits, self._open
        if open_ is None:
            if probability >= limits.begins:
                start = self._judged - FRAME - _samples(limits.before)
                self._open = _Open(max(self._free, start), [probability])
            return []
        open_.scores.append(probability)
        if open_.quiet(limits) * FRAME >= _samples(limits.silence):
            return self._close(open_)
        if self._judged - open_.start >= _samples(limits.longest):
            return [self._cut(open_)]
        return []

    def _close(self, open_: _Open) -> list[Utterance]:
        voice_until = self._judged - open_.quiet(self._limits) * FRAME
        end = min(voice_until + _samples(self._limits.after), self._base + len(self._held))
        self._open, self._free = None, end
        return [self._taken(open_, end)] if open_.is_speech(self._limits) else []

    def _cut(self, open_: _Open) -> Utterance:
        """Too long: it ends in its quietest frame of the last seconds, and the next one begins there."""
        last = open_.scores[-round(self._limits.cut_within / FRAME_SECONDS) :]
        rest = last[min(range(len(last)), key=last.__getitem__) + 1 :]
        cut = self._judged - len(rest) * FRAME - FRAME // 2
        self._open = _Open(cut, rest, joined=True)
        return self._taken(open_, cut)

    def _taken(self, open_: _Open, end: int) -> Utterance:
        samples = self._held[open_.start - self._base : end - self._base].copy()
        return Utterance(open_.start, samples, open_.joined)

    def _forget(self) -> None:
        """What no utterance can need any more."""
        before = self._judged - _samples(self._limits.before) - FRAME
        keep = self._open.start if self._open else max(self._free, before)
        if keep > self._base:
            self._held = self._held[keep - self._base :].copy()
            self._base = keep


def _samples(seconds: float) -> int:
    return round(seconds * RATE)
