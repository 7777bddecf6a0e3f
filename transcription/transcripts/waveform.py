"""GET /calls/{id}/peaks: the outline of a call's sound, computed here: the browser need not decode it."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta

from coordination.http.endpoints import Asked, Query
from coordination.http.problems import Problem, Slug
from coordination.http.shapes import Item, Parameters
from coordination.people.roles import READERS
from telephony.recordings.api import recording_to_play
from telephony.recordings.piped import piped
from telephony.recordings.store import read
from transcription.sound.peaks import peaks_of
from transcription.sound.reading import UnreadableSound, opened


class PeaksParameters(Parameters):
    """How many moments of a second are told apart."""

    per_second: Annotated[int, Meta(ge=1, le=100)] = 50


class Peaks(Item):
    """By channel (the caller first, where each party has its own), the greatest amplitude of each moment."""

    per_second: int
    channels: list[list[Annotated[int, Meta(ge=0, le=255)]]]


class GetPeaks(Query):
    """The outline of a call's recording. Seeing it is on record as hearing it is; after the caller's no
    there is none (S13)."""

    operation = "call_peaks"
    roles = READERS
    answer = Peaks
    parameters = PeaksParameters
    problems = (404, 410, 422)

    def find(self, asked: Asked, id: UUID) -> Peaks:
        _, content = recording_to_play(asked.accessor, id)
        per_second: int = asked.parameters.per_second
        try:
            with opened(piped(read(content))) as sound:
                return Peaks(per_second=per_second, channels=peaks_of(sound, per_second))
        except UnreadableSound as error:
            raise Problem(Slug.UNPROCESSABLE, str(error)) from error
