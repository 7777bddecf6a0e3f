"""The table behind the projection `identities`."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from coordination.log.sealed_column import SealedTextField


class IdentityRow(models.Model):
    """Whose call it is; the id is the call's. `links` are the confirmations that stand, `patients` their
    patients.

    `names` is sealed JSON: the name of each of these as the chart had it, by patient.
    """

    id = models.UUIDField(primary_key=True)
    version = models.BigIntegerField(default=0)
    mode = models.TextField(default="live")
    links = models.JSONField(default=list)
    names = SealedTextField(null=True)
    match_by = models.DateTimeField(null=True)

    # Derived.
    patients = ArrayField(models.UUIDField(), default=list)
    matched = models.BooleanField(default=False)

    class Meta:
        db_table = "identities"
        indexes = [GinIndex(fields=["patients"], name="identities_patients")]

    def __str__(self) -> str:
        return f"identity of call {self.pk}"
