"""The work list: which recordings are to be heard, and how far that has come.

Not a fact of anything: the log is the truth, and a row that was lost is found again by comparing
(sweep.py). Statements about it are in jobs.py.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

TO_DO = Q(state__in=["waiting", "running"])


class TranscriptionPass(models.Model):
    """One call whose recording is heard, was heard, or could not be.

    `state` is waiting, running, done or parked; `why` says in few words what ended or delayed it, never a
    word of the caller's. `urgent`: a message, of which nobody knows what it holds. `worker` has it until
    `leased_until`. `heard` are the seconds that were heard of each channel, of this recording with these
    settings. `second`: the words are written, and state and progress are those of the second hearing, which
    leans to words of danger; nothing waits for it.
    """

    call = models.UUIDField(primary_key=True)
    state = models.TextField(default="waiting")
    second = models.BooleanField(default=False)
    urgent = models.BooleanField(default=False)
    seconds = models.FloatField(null=True)
    wanted_at = models.DateTimeField()
    not_before = models.DateTimeField()
    attempts = models.IntegerField(default=0)
    worker = models.UUIDField(null=True)
    leased_until = models.DateTimeField(null=True)
    recording = models.TextField(default="")
    settings = models.TextField(default="")
    heard = ArrayField(models.FloatField(), default=list)
    why = models.TextField(default="")

    class Meta:
        db_table = "transcription_pass"
        indexes = [
            models.Index(
                fields=["second", "-urgent", "wanted_at", "call"], condition=TO_DO, name="pass_in_turn"
            ),
            models.Index(fields=["wanted_at"], condition=Q(state="parked"), name="pass_parked"),
        ]

    def __str__(self) -> str:
        return f"pass over the recording of call {self.call}"
