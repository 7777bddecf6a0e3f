"""The table behind the projection `escalations`."""

from django.db import models
from django.db.models import Q

from coordination.log.sealed_column import SealedTextField


class EscalationRow(models.Model):
    """An escalation as its banner and its page show it. Words and notes are sealed.

    `owner` answers in person; while nobody does, the duty `answering` is asked. `next_at`: the next alarm,
    `next_what` what it is for. What was only computed (mode shadow) has a row that nobody is shown.
    """

    id = models.UUIDField(primary_key=True)
    version = models.BigIntegerField(default=0)
    is_open = models.BooleanField(default=False)
    mode = models.TextField(default="live")
    call = models.UUIDField(null=True)
    category = models.TextField(default="")
    family = models.TextField(default="")
    urgency = models.TextField(default="emergency")
    clinical = models.BooleanField(default=True)
    duty = models.TextField(default="")
    backup_duty = models.TextField(default="")
    queue = models.TextField(default="")
    line = models.TextField(default="")
    script = models.TextField(default="")
    script_version = models.TextField(default="")
    language = models.TextField(default="")
    ladder = models.JSONField(default=list)
    words = SealedTextField(null=True)
    told = models.JSONField(default=list)
    notified = models.JSONField(default=list)

    raised_at = models.DateTimeField(null=True)
    raised_by = models.TextField(default="")
    step = models.TextField(default="")
    round = models.IntegerField(default=0)
    answering = models.TextField(default="")
    why = models.TextField(default="")
    late_seconds = models.IntegerField(default=0)
    unanswered_at = models.DateTimeField(null=True)

    owner = models.UUIDField(null=True)
    owner_name = models.TextField(default="")
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_by = models.TextField(default="")
    reached_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)
    tries = models.JSONField(default=list)
    decision = models.TextField(default="")
    decided_at = models.DateTimeField(null=True)
    decided_by = models.TextField(default="")
    decided_note = SealedTextField(null=True)
    judged = models.TextField(default="")
    judged_at = models.DateTimeField(null=True)
    judged_by = models.TextField(default="")
    judged_note = SealedTextField(null=True)
    resolved_at = models.DateTimeField(null=True)

    until = models.DateTimeField(null=True)
    held = models.BooleanField(default=False)
    reach_by = models.DateTimeField(null=True)
    call_back_by = models.DateTimeField(null=True)
    decide_by = models.DateTimeField(null=True)
    settle_by = models.DateTimeField(null=True)

    # Derived from the columns above.
    state = models.TextField(default="unacknowledged")
    next_what = models.TextField(default="")
    next_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "escalations"
        indexes = [
            models.Index(fields=["-raised_at", "-id"], name="escalations_newest"),
            models.Index(fields=["call"], name="escalations_call"),
            models.Index(fields=["call"], condition=Q(is_open=True), name="escalations_open"),
        ]

    def __str__(self) -> str:
        return f"escalation {self.id}"
