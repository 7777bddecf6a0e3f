"""/calls/{id}/transcript: reading it, and the addresses of what people do with it."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta

from audit.access import door
from coordination.http.endpoints import Asked, Query, route
from coordination.http.problems import Slug, answers
from coordination.http.shapes import Parameters
from coordination.log.stream import Loaded
from coordination.people.roles import READERS
from telephony.calls.state import call_of
from telephony.calls.telling import stream_of
from transcription.transcripts import shapes
from transcription.transcripts.appending import transcript_of
from transcription.transcripts.editing import CorrectTranscript, LiftTranscriptMask, ReviewTranscript
from transcription.transcripts.figures import GetCorrectionFigures
from transcription.transcripts.items import transcript_of_call
from transcription.transcripts.news import CURSOR, cursor_from
from transcription.transcripts.news_item import news_of_call
from transcription.transcripts.refusals import (
    NoSuchMask,
    NoSuchSegment,
    TranscriptionDeclined,
    TranscriptionUnanswered,
    WordsDestroyed,
)
from transcription.transcripts.waveform import GetPeaks

answers(NoSuchSegment, Slug.NOT_FOUND)
answers(NoSuchMask, Slug.NOT_FOUND)
answers(WordsDestroyed, Slug.GONE)
answers(TranscriptionDeclined, Slug.NO_CONSENT)
answers(TranscriptionUnanswered, Slug.CONSENT_UNKNOWN)


class GetTranscript(Query):
    """What was heard in a call, as people left it. A call without a transcript has an empty one."""

    operation = "call_transcript"
    roles = READERS
    answer = shapes.Transcript

    def find(self, asked: Asked, id: UUID) -> shapes.Transcript:
        call, transcript = stream_of(id), transcript_of(id)
        found = door.read_streams(asked.accessor, "transcript", [call, transcript])
        if call not in found:
            raise door.NotShown
        nothing = Loaded(stream=transcript, version=0, logged=[], now=found[call].now)
        return transcript_of_call(id, found[call], found.get(transcript, nothing))


class NewsParameters(Parameters):
    """Since when."""

    after: Annotated[str, Meta(pattern=CURSOR, description="`cursor` of the last answer.")]


class GetTranscriptNews(Query):
    """What came since the transcript was read: a page that shows words as they come reads only those. When
    more has changed than that words came, it says that the whole is to be read again."""

    operation = "call_transcript_news"
    roles = READERS
    answer = shapes.TranscriptNews
    parameters = NewsParameters

    def find(self, asked: Asked, id: UUID) -> shapes.TranscriptNews:
        seen = cursor_from(asked.parameters.after)
        call, newer, head = door.read_since(
            asked.accessor, "transcript", stream_of(id), transcript_of(id), seen.version
        )
        return news_of_call(id, call_of(call.events), seen, newer, head)


routes = [
    route("transcripts/figures", GetCorrectionFigures),
    route("calls/<uuid:id>/peaks", GetPeaks),
    route("calls/<uuid:id>/transcript", GetTranscript),
    route("calls/<uuid:id>/transcript/news", GetTranscriptNews),
    route("calls/<uuid:id>/transcript/correct", CorrectTranscript),
    route("calls/<uuid:id>/transcript/review", ReviewTranscript),
    route("calls/<uuid:id>/transcript/lift_mask", LiftTranscriptMask),
]
