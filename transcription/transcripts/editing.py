"""What people do with a transcript: correct it, stand by it, look under a mask."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from audit.access import door
from coordination.http.endpoints import Command, Done, Told
from coordination.log.decider import state_of
from coordination.log.execute import Outcome, execute
from coordination.log.stream import Loaded, load, load_held, load_many
from coordination.people.models import Role
from coordination.people.roles import CARE
from coordination.policy.published import policy
from telephony.calls.state import call_of
from telephony.calls.telling import stream_of
from transcription.transcripts import shapes
from transcription.transcripts.appending import require_transcription, transcript_of
from transcription.transcripts.decisions import TRANSCRIPT, Correct, LiftMask, Review
from transcription.transcripts.decisions import Command as Asks
from transcription.transcripts.events import HiddenDigits
from transcription.transcripts.items import transcript_of_call
from transcription.transcripts.overtaking import refuse_overtaken_correction, refuse_overtaken_review
from transcription.transcripts.refusals import WordsDestroyed
from transcription.transcripts.state import Transcript
from transcription.transcripts.typed_digits import refuse_typed_digits


class TranscriptCommand(Command):
    """A command that answers the transcript after it, from the log."""

    answer = shapes.Transcript

    def do(self, told: Told, id: UUID) -> Done:
        stream = transcript_of(id)
        outcome = self.act(told, id)
        streams = load_many([stream_of(id), stream])
        item = transcript_of_call(id, streams[stream_of(id)], streams[stream])
        return Done(stream=stream, version=outcome.version, item=item)

    def act(self, told: Told, id_: UUID) -> Outcome[Transcript]:
        raise NotImplementedError


def run(told: Told, id_: UUID, command_of: Callable[[Loaded], Asks]) -> Outcome[Transcript]:
    """One person's command on a transcript. A call that was never heard has none: it is not begun here;
    and after the caller's no nobody works on its words (S13)."""
    stream = transcript_of(id_)

    def command(now: datetime) -> Asks:
        loaded = load(stream)
        if not loaded.version:
            raise door.NotShown
        require_transcription(call_of(load_held(stream_of(id_)).events))
        return command_of(loaded)

    return execute(TRANSCRIPT, stream, command, told.context)


class CorrectTranscript(TranscriptCommand):
    """Say what was really said. The words as they were heard stay visible."""

    operation = "call_transcript_correct"
    roles = CARE
    body = shapes.CorrectWords
    if_match = True

    def act(self, told: Told, id_: UUID) -> Outcome[Transcript]:
        wanted: shapes.CorrectWords = told.body

        def command(loaded: Loaded) -> Asks:
            refuse_overtaken_correction(loaded, told.expected or 0, wanted.segment)
            correction = Correct(
                segment=wanted.segment, first=wanted.first, last=wanted.last, text=wanted.text
            )
            refuse_typed_digits(state_of(TRANSCRIPT, loaded.events), correction, policy().masking)
            return correction

        return run(told, id_, command)


class ReviewTranscript(TranscriptCommand):
    """Stand by the words of a range, having listened to it."""

    operation = "call_transcript_review"
    roles = CARE
    body = shapes.ReviewRange
    if_match = True

    def act(self, told: Told, id_: UUID) -> Outcome[Transcript]:
        wanted: shapes.ReviewRange = told.body

        def command(loaded: Loaded) -> Asks:
            refuse_overtaken_review(loaded, told.expected or 0, wanted.start, wanted.end)
            return Review(start=wanted.start, end=wanted.end)

        return run(told, id_, command)


class LiftTranscriptMask(Command):
    """Look under a mask, with a reason. Every look is on record; the digits are in this answer alone."""

    operation = "call_transcript_lift_mask"
    roles = frozenset({Role.NURSE, Role.SUPERVISOR})
    body = shapes.LiftMaskFor
    answer = shapes.LiftedMask

    def do(self, told: Told, id: UUID) -> Done:
        wanted: shapes.LiftMaskFor = told.body
        outcome = run(told, id, lambda loaded: LiftMask(mask=wanted.mask, reason=wanted.reason))
        mask = outcome.state.masks[wanted.mask]
        if not isinstance(mask.content, HiddenDigits):
            raise WordsDestroyed
        item = shapes.LiftedMask(mask=wanted.mask, kind=mask.kind, text=mask.content.text)
        return Done(stream=outcome.stream, version=outcome.version, item=item)
