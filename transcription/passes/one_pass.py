"""From a job to words: what is to be heard, by which engine, and whether it may be heard at all."""

from collections.abc import Callable
from uuid import UUID

import structlog
from django.conf import settings
from django.db import transaction

from coordination.log.errors import StreamForgotten
from coordination.log.stream import load
from telephony.calls.events import CallRecordingStored, RecordingObject
from telephony.calls.state import Call
from telephony.calls.telling import call_now
from transcription.engines.choosing import engine
from transcription.passes import jobs
from transcription.passes.handing_over import hand_over
from transcription.passes.jobs import Job
from transcription.passes.language import decodes, language_of
from transcription.passes.listening import Listening, NoLongerWanted, Stopped, To
from transcription.passes.of_recording import OfRecording
from transcription.passes.sides import sides_of
from transcription.passes.wanted import sound_of
from transcription.transcripts.appending import transcript_of
from transcription.transcripts.events import TranscriptPassCompleted
from transcription.transcripts.refusals import TranscriptionDeclined, TranscriptionUnanswered

log = structlog.get_logger()


def hear(job: Job, worker: UUID, go_on: Callable[[], bool]) -> None:
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
    elif _heard_before(job.call, stored):
        jobs.finish(job.call, worker, "heard before")
    else:
        _hear(job, worker, call, stored, stored.content, go_on)


def _heard_before(call: UUID, stored: CallRecordingStored) -> bool:
    """The log says so, whatever the list does."""
    return any(
        isinstance(event, TranscriptPassCompleted) and event.recording == stored.origin
        for event in load(transcript_of(call)).events
    )


def _hear(
    job: Job,
    worker: UUID,
    call: Call,
    stored: CallRecordingStored,
    content: RecordingObject,
    go_on: Callable[[], bool],
) -> None:
    source = call.offered.source if call.offered else ""
    sides = sides_of(stored.channels, source, settings.RINGBACK_STAFF_LEFT)
    hearing = OfRecording(engine(), stored.origin)
    same = (job.recording, job.settings) == (stored.origin, hearing.settings)
    heard = list(job.heard) if same else [0.0] * len(sides)
    jobs.advance(job.call, worker, stored.origin, hearing.settings, heard)
    language = language_of(call)
    if language is None or not decodes(hearing.languages, language):
        with transaction.atomic():
            jobs.finish(job.call, worker, "language")
            hand_over(job.call, sides, (), stored.seconds or 0.0, "language")
        return
    to = To(
        job=job,
        worker=worker,
        stored=stored,
        content=content,
        source=source,
        language=language,
        begin=min(heard, default=0.0),
    )
    try:
        Listening(to, hearing, go_on).listen()
    except Stopped:
        jobs.give_back(job.call, worker)
    except (NoLongerWanted, TranscriptionDeclined, TranscriptionUnanswered):
        jobs.finish(job.call, worker, "no consent")
    except StreamForgotten:
        jobs.finish(job.call, worker, "the words were destroyed")
