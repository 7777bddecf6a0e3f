"""The table behind the projection `patients`."""

from django.db import models

from coordination.log.sealed_column import SealedTextField


class PatientRow(models.Model):
    """A patient whose chart was merged or unmerged in the EHR; all others stand in no row.

    `record` is the EHR's own id, sealed. `was_into` is the last chart that a merge was taken back from.
    """

    id = models.UUIDField(primary_key=True)
    version = models.BigIntegerField(default=0)
    record = SealedTextField(null=True)
    merged_into = models.UUIDField(null=True)
    merged_at = models.DateTimeField(null=True)
    was_into = models.UUIDField(null=True)
    unmerged_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "patients"
        indexes = [
            models.Index(fields=["merged_into"], name="patients_merged_into"),
            models.Index(fields=["was_into"], name="patients_was_into"),
        ]

    def __str__(self) -> str:
        return f"patient {self.pk}"
