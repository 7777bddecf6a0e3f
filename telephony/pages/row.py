"""The table behind the projection `pages`."""

from django.db import models


class PageRow(models.Model):
    """What became of a page. The number that was rung stays in the sealed log.

    `pbx_call_hash` finds the page of a phone system's own call; empty until it is known.
    """

    id = models.UUIDField(primary_key=True)
    version = models.BigIntegerField(default=0)
    reference = models.UUIDField(null=True)
    person = models.UUIDField(null=True)
    requested_at = models.DateTimeField(null=True)
    source = models.TextField(default="")
    pbx_call_hash = models.TextField(default="")
    answered_at = models.DateTimeField(null=True)
    acknowledged_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    why = models.TextField(default="")

    class Meta:
        db_table = "pages"
        indexes = [
            models.Index(fields=["reference"], name="pages_reference"),
            models.Index(fields=["pbx_call_hash"], name="pages_pbx"),
        ]

    def __str__(self) -> str:
        return f"page {self.id}"
