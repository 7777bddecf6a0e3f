"""From a job to words, or to proposals: what is to be heard, by which engine, and whether it may be."""

from collections.abc import Callable
from uuid import UUID

from django.conf import settings
from django.db import transaction

from coordination.log.errors import StreamForgotten
from coordination.log.stream import load
from telephony.calls.events import CallRecordingStored, RecordingObject
from telephony.calls.state import Call
from telephony.calls.telling import call_now
from transcription.engines.choosing import engine
from transcription.engines.port import Engine
from transcription.passes import jobs
from transcription.passes.guessing import Guessing
from transcription.passes.handing_over import hand_over
from transcription.passes.jobs import Job
from transcription.passes.language import decodes, language_of
from transcription.passes.listening import Listening, NoLongerWanted, Stopped, Taking, To
from transcription.passes.of_recording import OfRecording
from transcription.passes.second import follow, leaning_for
from transcription.passes.sides import sides_of
from transcription.passes.taking_down import TakingDown
from transcription.passes.unsounding import silence_live_masked
from transcription.passes.wanted import sound_of, source_of
from transcription.transcripts.appending import transcript_of
from transcription.transcripts.events import TranscriptPassCompleted
from transcription.transcripts.refusals import AnalysisRefused, TranscriptionDeclined, TranscriptionUnanswered

GoOn = Callable[[], bool]


def hear(job: Job, worker: UUID, go_on: GoOn) -> None:
    """Do the job, or as much of it as is allowed and `go_on` lets: then it is given back.

    Raises LeaseLost, UnreadableSound, ObjectDamagedError, FileNotFoundError, EngineMissing, EngineFailed, and
    the log's passing errors.
    """
    call = call_now(job.call)
    stored = sound_of(call)
    if stored is None:
        jobs.finish(job.call, worker, "no consent")
    elif not isinstance(stored.content, RecordingObject):
        jobs.finish(job.call, worker, "the sound was destroyed")
    elif job.second:
        _hear_again(job, worker, call, stored, go_on)
    elif _heard_before(job.call, stored):
        with transaction.atomic():
            jobs.finish(job.call, worker, jobs.HEARD_BEFORE)
            follow(job.call, call)
    else:
        _hear(job, worker, call, stored, go_on)


def _heard_before(call: UUID, stored: CallRecordingStored) -> bool:
    """The log says so, whatever the list does."""
    return any(
        isinstance(event, TranscriptPassCompleted) and event.recording == stored.origin
        for event in load(transcript_of(call)).events
    )


def _hear(job: Job, worker: UUID, call: Call, stored: CallRecordingStored, go_on: GoOn) -> None:
    sides = sides_of(stored.channels, source_of(call), settings.RINGBACK_STAFF_LEFT)
    hearing = OfRecording(engine(), stored.origin)
    begin = _begin(job, worker, stored, hearing)
    language = language_of(call)
    if language is None or not decodes(hearing.languages, language):
        silence_live_masked(job.call, sides)
        with transaction.atomic():
            jobs.finish(job.call, worker, "language")
            hand_over(job.call, sides, (), stored.seconds or 0.0, "language")
        return
    to = To(job=job, worker=worker, stored=stored, source=source_of(call), language=language, begin=begin)
    _listen(to, hearing, TakingDown(to, hearing, sides), go_on)


def _hear_again(job: Job, worker: UUID, call: Call, stored: CallRecordingStored, go_on: GoOn) -> None:
    first, language, leaning = engine(), language_of(call), leaning_for(call)
    if leaning is None or language is None or not decodes(first.languages, language):
        jobs.finish(job.call, worker, "no second hearing")
        return
    hearing = OfRecording(first.leaning(leaning.phrases), stored.origin)
    begin = _begin(job, worker, stored, hearing)
    to = To(job=job, worker=worker, stored=stored, source=source_of(call), language=language, begin=begin)
    record = OfRecording(first, stored.origin).settings
    _listen(to, hearing, Guessing(to, hearing, leaning, record), go_on)


def _begin(job: Job, worker: UUID, stored: CallRecordingStored, hearing: Engine) -> float:
    """The second up to which this recording was heard with these settings. Raises LeaseLost."""
    same = (job.recording, job.settings) == (stored.origin, hearing.settings)
    heard = list(job.heard) if same else []
    jobs.advance(job.call, worker, stored.origin, hearing.settings, heard)
    return min(heard, default=0.0)


def _listen(to: To, hearing: Engine, taking: Taking, go_on: GoOn) -> None:
    call, worker = to.job.call, to.worker
    try:
        Listening(to, hearing, taking, go_on).listen()
    except Stopped:
        jobs.give_back(call, worker)
    except (NoLongerWanted, TranscriptionDeclined, TranscriptionUnanswered, AnalysisRefused):
        jobs.finish(call, worker, "no consent")
    except StreamForgotten:
        jobs.finish(call, worker, "the words were destroyed")
