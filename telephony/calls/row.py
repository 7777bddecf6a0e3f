"""The table behind the projection `calls`."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from coordination.log.sealed_column import SealedTextField


class CallRow(models.Model):
    """What is known of a call. The number is sealed; its keyed hash serves searching and joining.

    A text that is not known is empty.
    """

    id = models.UUIDField(primary_key=True)
    version = models.BigIntegerField(default=0)
    first_at = models.DateTimeField(null=True)
    last_at = models.DateTimeField(null=True)
    source = models.TextField(default="")
    pbx_call_id = SealedTextField(null=True)
    pbx_call_hash = models.TextField(default="")
    direction = models.TextField(default="")
    number = SealedTextField(null=True)
    number_hash = models.TextField(default="")
    withheld = models.BooleanField(default=False)
    line = models.TextField(default="")
    line_known = models.BooleanField(default=False)
    offered_at = models.DateTimeField(null=True)
    offered_guessed = models.BooleanField(default=False)
    queued_at = models.DateTimeField(null=True)
    answers = ArrayField(models.DateTimeField(), default=list)
    answer_guessed_at = models.DateTimeField(null=True)
    held_at = models.DateTimeField(null=True)
    resumed_at = models.DateTimeField(null=True)
    voicemail_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    end_reported = models.TextField(default="")
    answer_told = models.BooleanField(default=True)
    recording_yes_at = models.DateTimeField(null=True)
    recording_yes_guessed = models.BooleanField(default=False)
    recording_no_at = models.DateTimeField(null=True)
    transcription_yes_at = models.DateTimeField(null=True)
    transcription_yes_guessed = models.BooleanField(default=False)
    transcription_no_at = models.DateTimeField(null=True)
    analysis_yes_at = models.DateTimeField(null=True)
    analysis_yes_guessed = models.BooleanField(default=False)
    analysis_no_at = models.DateTimeField(null=True)
    started = models.IntegerField(default=0)
    stopped = models.IntegerField(default=0)
    kept = models.IntegerField(default=0)
    dropped = models.BooleanField(default=False)
    pauses = ArrayField(models.DateTimeField(), default=list)
    resumes = ArrayField(models.DateTimeField(), default=list)
    notice_at = models.DateTimeField(null=True)
    notice_version = models.TextField(default="")
    notice_language = models.TextField(default="")
    protections = ArrayField(models.TextField(), default=list)
    gaps = models.IntegerField(default=0)
    gap_until = models.DateTimeField(null=True)
    # Derived from the columns above.
    state = models.TextField(default="offered")
    answered_at = models.DateTimeField(null=True)
    end_reason = models.TextField(default="")
    seconds = models.FloatField(null=True)
    consent_recording = models.TextField(default="unknown")
    consent_transcription = models.TextField(default="unknown")
    consent_analysis = models.TextField(default="unknown")
    recording = models.TextField(default="none")
    paused_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "calls"
        indexes = [
            models.Index(fields=["-first_at", "-id"], name="calls_newest"),
            models.Index(fields=["number_hash"], name="calls_number"),
            models.Index(fields=["pbx_call_hash"], name="calls_pbx"),
        ]

    def __str__(self) -> str:
        return f"call {self.id}"
