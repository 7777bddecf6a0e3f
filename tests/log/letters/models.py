import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from coordination.log.sealed_column import SealedTextField


class LetterRow(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    version = models.BigIntegerField(default=0)
    to = models.CharField(max_length=40, default="")
    grams = models.IntegerField(default=0)
    notes = SealedTextField(null=True)
    pages = ArrayField(models.IntegerField(), default=list)
    facts = models.JSONField(default=dict)
    delivered_at = models.DateTimeField(null=True)
    town = models.CharField(max_length=40, null=True)  # noqa: DJ001 - tells "no postmark" from an empty one
    label = models.TextField(default="")

    class Meta:
        indexes = [models.Index(fields=["to", "id"], name="letters_to")]

    def __str__(self) -> str:
        return str(self.id)
