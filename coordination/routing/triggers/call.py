"""The last half minute of a call: who said what, each as one text."""

from collections.abc import Collection, Sequence

from coordination.routing.triggers.families import Families
from coordination.routing.triggers.heard import Heard
from coordination.routing.triggers.said import Said, said

SHORT = 4  # words at the most of somebody who only says "mm-hmm, mm-hmm"


class Call:
    """Segments in the order of time."""

    def __init__(self, heard: Sequence[Heard], families: Families) -> None:
        self.heard = heard
        self.families = families
        self.listens = [self._listens(place) for place in range(len(heard))]

    def voices(self, speakers: Collection[str], places: Collection[int]) -> list[list[int]]:
        """Of these segments those of each such speaker of each channel."""
        found: dict[tuple[str, str], list[int]] = {}
        for place in places:
            one = self.heard[place]
            if one.speaker in speakers and one.words:
                found.setdefault((one.channel, one.speaker), []).append(place)
        return list(found.values())

    def said(self, voice: Sequence[int]) -> Said:
        """One voice's segments as a text; whoever spoke in between ended what a denial reaches."""
        turns = {
            place
            for before, place in zip([-1, *voice], voice, strict=False)
            if self.heard[place].gap_before
            or any(not self.listens[between] for between in range(before + 1, place))
        }
        segments = [(place, self.heard[place]) for place in voice]
        return said(segments, frozenset(turns), self.families.lexicon, self.families.manner)

    def alone(self, place: int) -> Said:
        """One segment as a text."""
        return said([(place, self.heard[place])], frozenset(), self.families.lexicon, self.families.manner)

    def _listens(self, place: int) -> bool:
        """Somebody who only says "mm-hmm" takes no turn."""
        short = len(self.heard[place].words) <= SHORT
        return short and set(self.alone(place).text) <= self.families.answers.listening
