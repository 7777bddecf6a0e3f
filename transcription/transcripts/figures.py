"""How well engines hear, as far as people's corrections tell: by engine, line and language.

A rate is edited words over heard words, of what has not been destroyed. Words that nobody listened to count
as heard right: a low rate says little where little is reviewed, and a rate is not an error rate.
"""

from datetime import timedelta
from typing import Annotated

from msgspec import Meta

from audit.access import door
from coordination.http.endpoints import Asked, Query
from coordination.http.shapes import Item, Parameters
from coordination.log.stream import now
from coordination.people.models import Role
from transcription.transcripts.counting import counted
from transcription.transcripts.events import Pass
from transcription.transcripts.row import TranscriptRow


class CorrectionParameters(Parameters):
    """Of calls that began in the last `days` days."""

    days: Annotated[int, Meta(ge=1, le=3650)] = 90


class CorrectionFigure(Item):
    """One engine with one model on one line in one language. `line` is empty for a line that the policy
    does not know; `rate` is null where no word was heard."""

    engine: str
    model: str
    heard_in: Pass
    language: str
    line: str
    calls: int
    words: int
    edits: int
    rate: float | None


class CorrectionFigures(Item):
    """All of them, by engine, model, pass, language and line."""

    items: list[CorrectionFigure]


class GetCorrectionFigures(Query):
    """How many of the words that each engine heard were edited by people, by line and language."""

    operation = "transcript_figures"
    roles = frozenset({Role.MANAGER, Role.SUPERVISOR})
    patient_data = False
    answer = CorrectionFigures
    parameters = CorrectionParameters
    projections = ("transcripts", "calls")

    def find(self, asked: Asked) -> CorrectionFigures:
        since = now() - timedelta(days=asked.parameters.days)
        found = door.figures(asked.accessor, TranscriptRow, lambda _: counted(since))
        return CorrectionFigures(items=[_figure(*one) for one in found])


def _figure(
    engine: str,
    model: str,
    heard_in: Pass,
    language: str,
    line: str,
    calls: int,
    words: int,
    edits: int,
) -> CorrectionFigure:
    return CorrectionFigure(
        engine=engine,
        model=model,
        heard_in=heard_in,
        language=language,
        line=line,
        calls=calls,
        words=int(words),
        edits=int(edits),
        rate=round(int(edits) / int(words), 4) if words else None,
    )
