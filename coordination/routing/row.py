"""The table behind the projection `routing`."""

from django.db import models

from coordination.log.sealed_column import SealedTextField


class RoutingRow(models.Model):
    """Where a call belongs, and how much was found in it, without a word of it. What was only computed in the
    shadow is not counted.

    `families` are the categories of its triggers, each once: sealed, since they say what is the matter.
    """

    id = models.UUIDField(primary_key=True)
    version = models.BigIntegerField(default=0)
    mode = models.TextField(default="")
    lane = models.TextField(default="")
    urgency = models.TextField(default="")
    clinical = models.BooleanField(default=False)
    queue = models.TextField(default="")
    duty = models.TextField(default="")
    overridden = models.BooleanField(default=False)
    reason = models.TextField(default="")
    probability = models.FloatField(null=True)
    reason_corrected = models.BooleanField(default=False)
    audited = models.BooleanField(default=False)
    families = SealedTextField(null=True)
    now = models.IntegerField(default=0)
    review = models.IntegerField(default=0)
    missed = models.IntegerField(default=0)
    cues = models.IntegerField(default=0)
    barriers = models.IntegerField(default=0)

    class Meta:
        db_table = "routing"
        indexes = [models.Index(fields=["lane", "queue"], name="routing_lane")]

    def __str__(self) -> str:
        return f"routing of call {self.id}"
