"""While a call lasts: segments wait as long as a number that they begin may go on in the next one.

People give a card's number in four breaths, and each is a segment of its own: none may be recorded
before it is known what they are together. Everything else passes at once.
"""

from collections.abc import Sequence
from uuid import UUID

from coordination.policy.masking import MaskingWords
from transcription.masking.dates import is_date
from transcription.masking.masking import masked
from transcription.masking.near import BEFORE, Named, last_near, named_in
from transcription.masking.numbers import may_begin_card
from transcription.masking.runs import LONGEST_PAUSE, Place, Run, runs_of
from transcription.transcripts.events import SegmentWords, TranscriptMasked, TranscriptSegmentRecorded

Recordable = TranscriptSegmentRecorded | TranscriptMasked

UNASKED_PAUSE = 4.0
"""Seconds that a number which nobody asked for is held: a breath between two groups of a card's digits. Who
was asked may have to turn the card over (LONGEST_PAUSE); a telephone number waits no longer than needed."""
LONGEST_HELD = 45.0
"""Seconds after which a number that still goes on is recorded as what it is by then."""


class Holding:
    """One call's segments on their way to the log. Holds words for two minutes, in memory alone."""

    def __init__(self, words: MaskingWords) -> None:
        self._words = words
        self._recent: list[TranscriptSegmentRecorded] = []
        self._passed: set[UUID] = set()

    def add(self, segment: TranscriptSegmentRecorded) -> list[Recordable]:
        """One more segment; what may be recorded now, in order of time."""
        self._recent.append(segment)
        self._recent.sort(key=lambda one: one.start)
        return self.due(segment.end)

    def due(self, now: float) -> list[Recordable]:
        """What may be recorded at `now`, in seconds of the call's sound: what was held too long, too."""
        if all(one.segment in self._passed for one in self._recent):
            return []  # nothing waits: asked four times a second of every call that lasts
        held = self._held(now)
        return self._pass([one for one in self._recent if one.segment not in held], now)

    def rest(self) -> list[Recordable]:
        """The call is over: nothing goes on."""
        return self._pass(self._recent, now=float("inf"))

    def _held(self, now: float) -> set[UUID]:
        named = named_in(self._recent, self._words)
        held: set[UUID] = set()
        for channel in {segment.channel for segment in self._recent}:
            for run in runs_of(self._recent, channel)[-1:]:
                if is_date(self._before(run), run.parts):
                    continue
                if run.open and now - run.end < _pause(run, named) and now - run.start < LONGEST_HELD:
                    held |= self._segments_of(run)
        return held

    def _before(self, run: Run) -> Sequence[str]:
        """The words of its segment in front of a number, three at most."""
        first = run.places[0]
        content = self._recent[first.segment].content
        words = content.words if isinstance(content, SegmentWords) else ()
        return [word.text for word in words[max(0, first.word - 3) : first.word]]

    def _segments_of(self, run: Run) -> set[UUID]:
        return {self._recent[place.segment].segment for place in run.places}

    def _pass(self, allowed: Sequence[TranscriptSegmentRecorded], now: float) -> list[Recordable]:
        wanted = {one.segment for one in allowed} - self._passed
        self._passed |= wanted
        passing = [event for event in masked(self._recent, self._words) if event.segment in wanted]
        self._recent = [
            one for one in self._recent if one.segment not in self._passed or one.end > now - 2 * BEFORE
        ]
        return passing


def _pause(run: Run, named: Named) -> float:
    """Seconds that more of it may be waited for, when what was said so far may begin what must be masked."""
    asked = any(
        last_near(times, run.start, run.end, 0.0) is not None
        for times in (named.card, named.security_code, named.social_security)
    )
    if asked:
        return LONGEST_PAUSE
    # A card may follow on another number: a birth date, a breath, then the card.
    breaths = [
        place for place in range(len(run.places)) if place == 0 or _apart(run.places[place - 1 : place + 1])
    ]
    begins = any(may_begin_card("".join(run.parts[first:])) for first in breaths)
    return UNASKED_PAUSE if begins else 0.0


def _apart(places: Sequence[Place]) -> bool:
    return places[0].segment != places[1].segment
