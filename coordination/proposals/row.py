"""The table behind the projection `proposals`."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models


class ProposalRow(models.Model):
    """A proposal, by ids alone: `cues` are those of its calls, as `{"call", "cues", "at"}`."""

    id = models.UUIDField(primary_key=True)
    version = models.BigIntegerField(default=0)
    mode = models.TextField(default="live")
    standing = models.TextField(default="none")
    what = models.TextField(default="")
    patient = models.UUIDField(null=True)
    calls = ArrayField(models.UUIDField(), default=list)
    cues = models.JSONField(default=list)
    made_at = models.DateTimeField(null=True)
    followup = models.UUIDField(null=True)

    class Meta:
        db_table = "proposals"
        indexes = [
            GinIndex(fields=["calls"], name="proposals_calls"),
            models.Index(fields=["standing", "made_at", "id"], name="proposals_standing"),
        ]

    def __str__(self) -> str:
        return f"proposal {self.pk}"
